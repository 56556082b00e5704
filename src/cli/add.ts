import { InvalidArgumentError, Option, type Command } from 'commander';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { keysIn } from '../annotation/articlePlace';
import { ArticleTable } from '../annotation/articleTable';
import { comparePage } from '../annotation/pageComparison';
import { relevantArticles } from '../annotation/relevantKeys';
import { isoDate, type DateOrder } from '../dump/day';
import { looksLikeDump } from '../dump/recognise';
import { allDumpArticles } from './dumpArticles';
import { dumpInMemory, type DumpFile } from './dumpFile';
import { Failure, reasonOf } from './failure';
import { readFileBytes } from './fileBytes';
import { inSlices } from './inSlices';
import { writeNewFile } from './newFile';
import { noArticles } from './noArticles';
import { dateOrderOption, name, type DateOrderOption } from './options';
import { isFolder, projectFolderOf } from './project';
import { isLeftOut } from './projectDumps';
import { changeLines, readChanges } from './pageChanges';
import { fromHere, write, type Terminal } from './terminal';

interface AddOptions extends DateOrderOption {
  readonly into: string;
  readonly name?: string;
}

export function addAdd(program: Command, terminal: Terminal): void {
  program
    .command('add')
    .description('save a page as a new dump of a project, and say what is new on it')
    .argument('<page>', 'a file with the page; - is standard input')
    .requiredOption('--into <folder>', 'the folder to save it in')
    .addOption(
      new Option('--name <file>', "the new dump's file name; without it, the page's newest date").argParser(
        dumpName,
      ),
    )
    .addOption(dateOrderOption())
    .action((page: string, options: AddOptions) => addPage(page, options, terminal));
}

function dumpName(text: string): string {
  const file = name(text);
  if (basename(file) !== file) throw new InvalidArgumentError('It has a folder; say that with --into.');
  if (!['.txt', '.newsdump'].includes(extname(file)))
    throw new InvalidArgumentError('The names of dumps end in .txt or .newsdump.');
  return file;
}

async function addPage(
  file: string,
  { into, name, dateOrder }: AddOptions,
  terminal: Terminal,
): Promise<void> {
  const bytes = await readFileBytes(file, terminal);
  const page = await dumpInMemory(file, bytes, dateOrder, terminal);
  if (page.index.articleCount === 0) {
    noArticles(file, terminal);
    return;
  }
  const names = name === undefined ? newNames(page) : [nameFor(page, name)];
  const folder = await projectAround(into);
  const known = await knownArticles(folder, page, dateOrder, terminal);
  if (typeof known === 'string') {
    await write([`${fromHere(known)}: has the bytes of this page already; nothing was added\n`], terminal);
    return;
  }
  const { fresh, seen, changed } = comparePage(keysIn(page), known.keys());
  const changes = await readChanges(page, changed, known, dateOrder, terminal);
  const target = fromHere(await save(bytes, into, names));
  await write(
    [
      `${target}: ${fresh.length} new, ${seen.length} seen, ${changed.length} changed\n`,
      ...changes.flatMap((change) => [...changeLines(target, change)]),
    ],
    terminal,
  );
}

/** Names for a page without one: its newest date; where that is taken, with a number behind it. Throws a `Failure` if it has none. */
function newNames({ file, source, index }: DumpFile): Iterable<string> {
  let newest = 0;
  for (let i = 0; i < index.articleCount; i++) newest = Math.max(newest, index.day(i));
  const date = isoDate(newest);
  if (date === null) throw new Failure(`${file}: no date on the page is sure; say --name`, 2);
  return numbered(date, looksLikeDump(source) ? '.txt' : '.newsdump');
}

function* numbered(stem: string, extension: string): Generator<string> {
  yield stem + extension;
  for (let number = 2; ; number++) yield `${stem}-${number}${extension}`;
}

/** The name that was asked for. Throws a `Failure` if nobody would take the file for a dump. */
function nameFor({ file, source }: DumpFile, name: string): string {
  if (extname(name) === '.newsdump' || looksLikeDump(source)) return name;
  throw new Failure(`${file}: has too few dates to be known as a dump; end --name in .newsdump`, 2);
}

/** The project that a folder is in; the folder itself if there is none yet. Throws a `Failure` if it can hold no dumps. */
async function projectAround(into: string): Promise<string> {
  if (!(await isFolder(into))) throw new Failure(`${into}: is no folder`, 2);
  const path = resolve(into);
  const project = await projectFolderOf(join(path, 'page'));
  if (project === undefined) return path;
  if (relative(project, path).split(sep).some(isLeftOut))
    throw new Failure(`${into}: dumps in here are not read; choose another folder`, 2);
  return project;
}

/**
 * By key, the paths of the dumps where those articles of a project stood last that can be on the page; or the path of a dump that has the
 * bytes of the page.
 */
async function knownArticles(
  folder: string,
  page: DumpFile,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string> | string> {
  const dumps = await allDumpArticles(folder, dateOrder, terminal);
  const twin = dumps.find(({ dump }) => dump.sha256 === page.sha256);
  if (twin) return twin.dump.path;
  const table = await inSlices(ArticleTable.of(dumps), terminal);
  const onPage = [...new Set(keysIn(page))].map((key) => ({ key }));
  const known = new Map<string, string>();
  for (const [key, article] of await inSlices(relevantArticles(table, onPage), terminal))
    for (const { dump } of table.occurrences(article)) known.set(key, dump.path);
  return known;
}

/** Saves the page under the first of the names that is free. Throws a `Failure` if none is, or it cannot be written. */
async function save(bytes: Uint8Array, into: string, names: Iterable<string>): Promise<string> {
  let path = into;
  try {
    for (const name of names) {
      path = join(into, name);
      if (await writeNewFile(path, bytes)) return path;
    }
  } catch (error) {
    throw new Failure(`${path}: cannot be written: ${reasonOf(error)}`, 2);
  }
  throw new Failure(`${path}: is there already; choose another --name`, 2);
}
