import { workspace } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { log } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { annotate } from './annotate';

/** Writes, when a dump was saved, which articles and marks are where now: what was typed is then no guess any more. */
export class WritesAtSave extends Owner {
  constructor(readonly catalogue: Catalogue) {
    super();
    this.own(
      workspace.onDidSaveTextDocument((document) => {
        const dump = catalogue.openDumps.in(document);
        const project = dump && catalogue.projectOf(dump);
        const bodies = dump ? catalogue.eventsAtSave(dump) : [];
        if (!project || bodies.length === 0) return;
        const coder = coderSetting();
        if (coder !== undefined) void annotate(project, coder, bodies, []);
        // Without a name nobody can say it; the annotations are then found by likeness.
        else
          log.info(
            `${dump.name}: ${bodies.length} annotations were found again after an edit, and nobody wrote it down`,
          );
      }),
    );
  }
}
