import { plainLabel } from '../workspace/plainLabel';
import type { Uri } from 'vscode';
import { l10n, Range, window } from 'vscode';
import type { Project } from '../workspace/project';
import type { Projects } from '../workspace/projects';
import { Owner } from '../workspace/owner';

interface LogItem {
  readonly label: string;
  readonly description: string;
  readonly uri: Uri;
}

/** *Open Coding Log*: opens a coder's journal; asks which if there are several. */
export async function openCodingLog(projects: Projects): Promise<void> {
  const items = projects.all.flatMap((project) =>
    project.journals.map((journal): LogItem => ({
      label: journal.file,
      description: project.folder.fsPath,
      uri: project.uriOf(journal),
    })),
  );
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('There is no coding log yet: your first annotation makes it.'));
    return;
  }
  const chosen =
    items.length === 1 ? items[0] : await window.showQuickPick(items, { title: l10n.t('Open Coding Log') });
  if (chosen) await window.showTextDocument(chosen.uri);
}

/** Warns about lines of journals that cannot be read: once for each state of a file. */
export class JournalWarnings extends Owner {
  readonly #warned = new Set<string>();

  constructor(readonly projects: Projects) {
    super();
    this.own(projects.onDidChange(this.#warn, this));
    this.#warn();
  }

  #warn(): void {
    for (const project of this.projects.all) this.#warnOf(project);
  }

  #warnOf(project: Project): void {
    for (const journal of project.journals) {
      const [first] = journal.reading.problems;
      const uri = project.uriOf(journal);
      const state = `${uri.toString()} ${journal.reading.problems.map(({ line, message }) => `${line} ${message}`).join()}`;
      if (!first || this.#warned.has(state)) continue;
      this.#warned.add(state);
      void this.#show(uri, journal.file, first.line, first.message, journal.reading.problems.length);
    }
  }

  async #show(uri: Uri, file: string, line: number, message: string, count: number): Promise<void> {
    const open = l10n.t('Open Coding Log');
    const text = l10n.t(
      '{0}, line {1}: {2}. All other events hold; the file is left as it is.',
      file,
      line,
      message,
    );
    const more = count > 1 ? ` ${l10n.t('{0} lines could not be read.', count)}` : '';
    if ((await window.showWarningMessage(plainLabel(text + more), open)) !== open) return;
    await window.showTextDocument(uri, { selection: new Range(line - 1, 0, line - 1, 0) });
  }
}
