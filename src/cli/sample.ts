import { InvalidArgumentError, Option, type Command } from 'commander';
import { join, resolve } from 'node:path';
import type { NamedFilter } from '../annotation/filter/namedFilters';
import { parseQuery, printQuery } from '../annotation/filter/query';
import { drawSample } from '../annotation/filter/sample';
import type { Filter } from '../annotation/filter/terms';
import type { ArticleReference } from '../annotation/reference';
import { Failure } from './failure';
import { filteredArticles } from './filteredArticles';
import { dateOrderOption, name, type DateOrderOption } from './options';
import { isFolder, projectFolderOf } from './project';
import { queryProblem } from './queryProblem';
import { saveFilter } from './savedFilter';
import { table } from './table';
import { complain, fromHere, plain, write, type Terminal } from './terminal';

interface SampleOptions extends DateOrderOption {
  readonly n: number;
  readonly seed: number;
  readonly layer?: string;
  readonly name?: string;
  readonly query: string;
  readonly json?: true;
}

/** What was drawn. */
interface Drawn {
  readonly filter: NamedFilter & { readonly sample: { readonly articles: readonly ArticleReference[] } };
  /** How many articles it was drawn from. */
  readonly from: number;
}

export function addSample(program: Command, terminal: Terminal): void {
  program
    .command('sample')
    .description('draw articles by lot, and keep them as a named filter of the project')
    .argument('<folder>', 'a folder of the project')
    .addOption(new Option('--n <number>', 'how many').argParser(count).makeOptionMandatory())
    .addOption(
      new Option('--seed <number>', 'the same seed draws the same articles')
        .argParser(wholeNumber)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--layer <layer>', 'the layer that they are to be coded in').argParser(name))
    .addOption(
      new Option('--name <name>', "the filter's name; without it, Sample and the seed").argParser(name),
    )
    .option('--query <query>', 'draw from the articles that meet it', '')
    .option('--json', 'a JSON object')
    .addOption(dateOrderOption())
    .action(async (folder: string, options: SampleOptions) => {
      const filter = filterOf(options.query);
      const project = await projectOf(folder);
      const drawn = await draw(project, filter, options, terminal);
      const { articles } = drawn.filter.sample;
      if (articles.length < options.n)
        complain(`there are only ${articles.length} articles: all of them are in the sample`, terminal);
      const saved = await saveFilter(project, drawn.filter, terminal);
      await write(options.json ? jsonOf(drawn, saved) : linesOf(drawn, saved), terminal);
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

function count(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('It must be at least 1.');
  return number;
}

/** Throws a `Failure` if the query cannot be understood. */
function filterOf(query: string): Filter {
  const { filter, problems } = parseQuery(query);
  if (problems.length > 0) throw new Failure(`--query: ${problems.map(queryProblem).join('; ')}`, 2);
  return filter;
}

/** The project that a folder is in; the folder itself if there is none yet. Throws a `Failure` if there is no such folder. */
async function projectOf(folder: string): Promise<string> {
  if (!(await isFolder(folder))) throw new Failure(`${folder}: is no folder`, 2);
  return (await projectFolderOf(join(resolve(folder), 'dump'))) ?? resolve(folder);
}

/** Throws a `Failure` if there is nothing to draw from. */
async function draw(
  folder: string,
  filter: Filter,
  { n, seed, layer, name, dateOrder }: SampleOptions,
  terminal: Terminal,
): Promise<Drawn> {
  const { keys, referenceOf } = await filteredArticles(folder, filter, dateOrder, terminal);
  if (keys.length === 0) {
    const which = filter.length > 0 ? 'no article meets the query' : 'no articles found';
    throw new Failure(`${fromHere(folder)}: ${which}`, 1);
  }
  const sample = {
    seed,
    n,
    ...(layer !== undefined && { layer }),
    articles: drawSample(keys, n, seed).map(referenceOf),
  };
  return {
    filter: { name: name ?? `Sample ${seed}`, query: printQuery(filter), sample },
    from: keys.length,
  };
}

interface Saved {
  readonly path: string;
  readonly added: boolean;
}

function* linesOf({ filter: { name, sample }, from }: Drawn, { path, added }: Saved): Generator<string> {
  const rows = sample.articles.map(({ date, headline }) => [date ?? '', plain(headline.trim())]);
  yield* table(['date', 'headline'], rows);
  const what = `${plain(name)}, ${sample.articles.length} of ${from} articles`;
  yield added
    ? `\n${fromHere(path)}: added ${what}\n`
    : `\n${fromHere(path)}: has ${what}, already; nothing was changed\n`;
}

function jsonOf({ filter, from }: Drawn, { path, added }: Saved): readonly string[] {
  return [`${JSON.stringify({ file: fromHere(path), added, from, filter }, undefined, 2)}\n`];
}
