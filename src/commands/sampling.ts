import { randomInt } from 'node:crypto';
import { l10n, window } from 'vscode';
import { mainLayer } from '../annotation/annotations';
import { addFilter } from '../annotation/filter/editFilters';
import type { NamedFilter } from '../annotation/filter/namedFilters';
import { drawSampleInSteps } from '../annotation/filter/sample';
import type { ArticleList, Catalogue } from '../workspace/catalogue';
import { isFiltered } from '../workspace/deskState';
import { layerSetting } from '../workspace/layer';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import type { ArticleTree } from './articleTree';
import { changeFilters, pickProject } from './filtersOnDisk';
import { applyNamed, askForName } from './namedFilters';

/** Seeds are offered up to this: short enough to be copied by hand. */
const seeds = 1_000_000;

/** *Draw Sample…*: draws articles by lot, keeps them as a named filter of the project, and shows them. */
export async function drawNamedSample(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  await catalogue.upToDate();
  await tree.ready;
  const project = await pickProject(catalogue.listedProjects);
  if (!project) return;
  const scope = await pickScope(catalogue, tree, project);
  if (!scope) return;
  const title = l10n.t('Draw Sample from {0} Articles', scope.articles.length);
  const n = await askForNumber(title, l10n.t('How many articles?'), Math.min(50, scope.articles.length), 1);
  if (n === undefined) return;
  const seedPrompt = l10n.t('The seed: the same one draws the same articles again, on every machine.');
  const seed = await askForNumber(title, seedPrompt, randomInt(seeds), 0);
  if (seed === undefined) return;
  const name = await askForName(title, project, l10n.t('Sample {0}', seed));
  if (name === undefined) return;
  const filter = await sampleOf(scope, name, n, seed);
  if (await changeFilters(project, (text) => addFilter(text, filter))) await applyNamed(tree, filter);
}

/** What a sample is drawn from. */
export interface Scope {
  readonly query: string;
  /** Of one project. */
  readonly articles: ArticleList;
}

/** A sample of `n` articles as a named filter; of all if there are no more. It is for the layer that is set. Works in slices. */
export async function sampleOf(
  { query, articles }: Scope,
  name: string,
  n: number,
  seed: number,
): Promise<NamedFilter> {
  const keys = (await new TimeSlice().run(drawSampleInSteps(keysOf(articles), n, seed))) ?? [];
  const project = articles.at(0)?.project;
  const drawn = keys.flatMap((key) => articles.listing.find(project, key)?.reference ?? []);
  const layer = layerSetting();
  return {
    name,
    query,
    sample: { seed, n, ...(layer !== mainLayer && { layer }), articles: drawn },
  };
}

function* keysOf(articles: ArticleList): Generator<string> {
  for (const { key } of articles) {
    if (key === '') throw new Error(l10n.t('A dump was edited meanwhile. Draw the sample again.'));
    yield key;
  }
}

/** All articles of the project, or those that are shown if there is a filter. */
async function pickScope(
  catalogue: Catalogue,
  { desk, shown }: ArticleTree,
  project: Project,
): Promise<Scope | undefined> {
  const all = { query: '', articles: catalogue.articlesOf(project) };
  if (!isFiltered(desk)) return all;
  const left = { query: desk.query, articles: shown.filter((listed) => listed.project === project) };
  const items = [
    { label: l10n.t('From the filter: {0} articles', left.articles.length), scope: left },
    { label: l10n.t('From all {0} articles', all.articles.length), scope: all },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Draw Sample') }))?.scope;
}

async function askForNumber(
  title: string,
  prompt: string,
  value: number,
  least: number,
): Promise<number | undefined> {
  const typed = await window.showInputBox({
    title,
    prompt,
    value: String(value),
    validateInput: (text) => {
      const number = Number(text);
      return /^\s*\d+\s*$/.test(text) && Number.isSafeInteger(number) && number >= least
        ? undefined
        : l10n.t('Enter a whole number, {0} or more.', least);
    },
  });
  return typed === undefined ? undefined : Number(typed);
}
