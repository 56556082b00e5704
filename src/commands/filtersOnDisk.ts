import { l10n, window, workspace } from 'vscode';
import type { FiltersEdit } from '../annotation/filter/editFilters';
import { reasonOf } from '../workspace/log';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';

type Refusal = 'nameTaken' | 'noSuchName';

/** Changes a project's named filters. When it fails, the user is told and the file is as it was. Whether it was written. */
export async function changeFilters(
  project: Project,
  edit: (text: string | undefined) => FiltersEdit<Refusal>,
): Promise<boolean> {
  try {
    await project.filtersFile.change((text) => {
      const edited = edit(text);
      if (edited.kind === 'edited') return edited.text;
      throw new Error(refusal(edited, workspace.asRelativePath(project.filtersFile.uri)));
    });
    return true;
  } catch (error) {
    void window.showErrorMessage(plainLabel(l10n.t('Nothing was saved. {0}', reasonOf(error))));
    return false;
  }
}

function refusal(edit: Exclude<FiltersEdit<Refusal>, { kind: 'edited' }>, file: string): string {
  switch (edit.kind) {
    case 'unreadable':
      return l10n.t('{0} has a mistake. Open it and correct it first.', file);
    case 'newerVersion':
      return l10n.t('{0} was written by a newer version of Newsdump.', file);
    case 'nameTaken':
      return l10n.t('There is already a filter with this name.');
    case 'noSuchName':
      return l10n.t('The filter is not in {0} any more.', file);
  }
}

/** The project of the articles; if they are of several, the one that the user picks. Undefined, with a message if there is none. */
export async function pickProject(projects: readonly Project[]): Promise<Project | undefined> {
  const [first, ...others] = projects;
  if (!first) {
    void window.showInformationMessage(
      l10n.t('Save the dump first: its annotations are kept in a folder beside it.'),
    );
    return undefined;
  }
  if (others.length === 0) return first;
  const items = projects.map((project) => ({
    label: project.name,
    description: project.folder.fsPath,
    project,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Which Project?') }))?.project;
}
