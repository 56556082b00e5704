import { l10n, window } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';

/**
 * The project that a command for a whole project is about: that of the dump in the editor, the only one, or the one that the user picks. If
 * there is none, the user is told.
 */
export async function pickProject(catalogue: Catalogue, title: string): Promise<Project | undefined> {
  const dump = catalogue.openDumps.in(window.activeTextEditor?.document);
  const inEditor = dump && catalogue.projectOf(dump);
  if (inEditor) return inEditor;
  const projects = catalogue.listedProjects;
  const [first] = projects;
  if (!first) {
    void window.showInformationMessage(l10n.t('There is no saved dump with articles.'));
    return undefined;
  }
  if (projects.length === 1) return first;
  const items = projects.map((project) => ({
    label: plainLabel(project.name),
    description: project.folder.fsPath,
    project,
  }));
  return (await window.showQuickPick(items, { title }))?.project;
}

/** Whether the dumps of a project are saved, after asking. Exports name their bytes, and imports find articles in them. */
export async function saveDumps(catalogue: Catalogue, project: Project): Promise<boolean> {
  const unsaved = catalogue.openDumps.all.filter(
    (dump) => dump.document.isDirty && catalogue.projectOf(dump) === project,
  );
  if (unsaved.length === 0) return true;
  const save = l10n.t('Save');
  const names = unsaved.map(({ name }) => name).join(', ');
  const answer = await window.showWarningMessage(
    plainLabel(l10n.t('This needs the dumps as they are saved. These have unsaved changes: {0}', names)),
    save,
  );
  if (answer !== save) return false;
  const saved = await Promise.all(unsaved.map(({ document }) => document.save()));
  await catalogue.upToDate();
  return saved.every(Boolean);
}
