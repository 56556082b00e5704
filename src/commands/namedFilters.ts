import type { QuickPickItem } from 'vscode';
import { ConfigurationTarget, l10n, window, workspace } from 'vscode';
import { mainLayer } from '../annotation/annotations';
import { addFilter, removeFilter, renameFilter } from '../annotation/filter/editFilters';
import type { NamedFilter } from '../annotation/filter/namedFilters';
import type { Catalogue } from '../workspace/catalogue';
import { layerSetting } from '../workspace/layer';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import type { ArticleTree } from './articleTree';
import { changeFilters, pickProject } from './filtersOnDisk';

/** *Save Filter…*: the present filter gets a name, and is kept in the project for all its coders. */
export async function saveFilter(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  const query = tree.desk.query.trim();
  if (query === '') {
    void window.showInformationMessage(l10n.t('There is no filter to save. Filter the articles first.'));
    return;
  }
  const project = await pickProject(catalogue.listedProjects);
  const name = project && (await askForName(l10n.t('Save Filter'), project, query));
  if (project && name !== undefined) await changeFilters(project, (text) => addFilter(text, { name, query }));
}

/** *Apply Filter…*: one of the projects' named filters or samples takes the place of the present filter. */
export async function applyFilter(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  const chosen = await pickFilter(catalogue, l10n.t('Apply Filter'));
  if (chosen) await applyNamed(tree, chosen.filter);
}

/** Shows what a named filter wants. Of a sample these are the articles drawn, whatever has been said of them since. */
export async function applyNamed(tree: ArticleTree, { name, query, sample }: NamedFilter): Promise<void> {
  await tree.arrange(sample ? { query: '', sample: name } : { query, sample: undefined });
  if (sample) void offerLayer(sample.layer ?? mainLayer);
}

/** *Rename Filter…* */
export async function renameNamedFilter(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  const chosen = await pickFilter(catalogue, l10n.t('Rename Filter'));
  if (!chosen) return;
  const { project, filter } = chosen;
  const to = await askForName(l10n.t('Rename Filter'), project, filter.name);
  if (to === undefined || to === filter.name) return;
  const isRenamed = await changeFilters(project, (text) => renameFilter(text ?? '', filter.name, to));
  if (isRenamed && tree.desk.sample === filter.name) await tree.arrange({ sample: to });
}

/** *Delete Filter…*: the articles and their annotations stay. */
export async function deleteFilter(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  const chosen = await pickFilter(catalogue, l10n.t('Delete Filter'));
  if (!chosen) return;
  const { project, filter } = chosen;
  const remove = l10n.t('Delete');
  const answer = await window.showWarningMessage(
    plainLabel(l10n.t('Delete the filter {0} for all coders of the project?', filter.name)),
    { modal: true },
    remove,
  );
  if (answer !== remove) return;
  const isDeleted = await changeFilters(project, (text) => removeFilter(text ?? '', filter.name));
  if (isDeleted && tree.desk.sample === filter.name) await tree.arrange({ sample: undefined });
}

/** Asks for a name that no filter of the project has, except perhaps the one it has now. */
export async function askForName(
  title: string,
  project: Project,
  value: string,
): Promise<string | undefined> {
  const taken = new Set(project.filtersFile.value.filters.map(({ name }) => name));
  const name = await window.showInputBox({
    title,
    value,
    prompt: l10n.t('A name for people: all coders of the project find the filter under it.'),
    validateInput: (typed) => {
      if (typed.trim() === '') return l10n.t('Enter a name.');
      return taken.has(typed.trim()) && typed.trim() !== value
        ? l10n.t('There is already a filter with this name.')
        : undefined;
    },
  });
  return name?.trim();
}

interface FilterItem extends QuickPickItem {
  readonly project: Project;
  readonly filter: NamedFilter;
}

async function pickFilter(catalogue: Catalogue, title: string): Promise<FilterItem | undefined> {
  await catalogue.upToDate();
  const projects = catalogue.listedProjects;
  const items = projects.flatMap((project) =>
    project.filtersFile.value.filters.map((filter): FilterItem => ({
      project,
      filter,
      label: plainLabel(filter.name),
      description: plainLabel(
        [
          filter.sample ? l10n.t('Sample of {0} articles', filter.sample.articles.length) : filter.query,
          ...(projects.length > 1 ? [project.name] : []),
        ].join(' · '),
      ),
    })),
  );
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is no named filter yet. “Save Filter…” and “Draw Sample…” make one.'),
    );
    return undefined;
  }
  return window.showQuickPick(items, { title, matchOnDescription: true });
}

/** A sample that was drawn for a layer is to be coded in it. */
async function offerLayer(layer: string): Promise<void> {
  if (layer === layerSetting()) return;
  const use = l10n.t('Code in {0}', layer);
  const question = l10n.t(
    'This sample was drawn for the layer {0}; your annotations go to the layer {1}.',
    layer,
    layerSetting(),
  );
  if ((await window.showInformationMessage(plainLabel(question), use)) !== use) return;
  await workspace
    .getConfiguration('newsdump')
    .update('layer', layer === mainLayer ? '' : layer, ConfigurationTarget.Workspace);
}
