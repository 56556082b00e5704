import { l10n, window, workspace } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import type { DocumentDump } from '../workspace/dump';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import type { Project } from '../workspace/project';
import { annotate } from './annotate';

/** Writes, when a dump was saved, which articles and marks are where now: what was typed is then no guess any more. */
export class WritesAtSave extends Owner {
  constructor(readonly catalogue: Catalogue) {
    super();
    this.own(
      workspace.onDidSaveTextDocument((document) => {
        const dump = catalogue.openDumps.in(document);
        const project = dump && catalogue.projectOf(dump);
        if (project) this.#write(dump, project).catch((error: unknown) => log.error(reasonOf(error)));
      }),
    );
  }

  async #write(dump: DocumentDump, project: Project): Promise<void> {
    const { eventsAtSave } = await import('../workspace/eventsAtSave');
    const { certain, doubtful } = eventsAtSave(this.catalogue, dump);
    const coder = coderSetting();
    if (coder === undefined) {
      // Without a name nobody can say it; the annotations are then found by likeness.
      const count = certain.length + doubtful.length;
      if (count > 0) log.info(`${dump.name}: ${count} annotations were followed, and nobody wrote it down`);
      return;
    }
    await annotate(project, coder, certain, []);
    if (doubtful.length === 0) return;
    const move = l10n.t('Move Them Here');
    const text = l10n.t(
      'An article that you edited also stands in another dump as it was. Its annotations stay there.',
    );
    if ((await window.showInformationMessage(text, move)) === move)
      await annotate(project, coder, doubtful, []);
  }
}
