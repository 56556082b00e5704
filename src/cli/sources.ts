import { basename, relative, sep } from 'node:path';
import type { DumpArticles } from '../annotation/articleTable';
import type { DateOrder } from '../dump/day';
import type { NamedDump } from '../exchange/annotatedArticle';
import { withIdentities } from './dumpArticles';
import { readDumpFile, type DumpFile } from './dumpFile';
import { withProgress } from './progress';
import { Failure } from './failure';
import { isFolder, projectFolderOf } from './project';
import { dumpPaths } from './projectDumps';
import { complain, fromHere, type Terminal } from './terminal';

/** A dump of a command that reads several. */
export interface Source extends DumpFile, NamedDump {
  /** Of its project; undefined where there is none. */
  readonly folder: string | undefined;
}

/**
 * Reads the dumps that a command names, and those in the folders that it names, each file once, with the identities of their articles. Throws a
 * `Failure` if one cannot be read, or a folder has none.
 */
export async function readSources(
  paths: readonly string[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<readonly DumpArticles<Source>[]> {
  const found = new Map<string | undefined, DumpArticles<Unnamed>>();
  const files = await filesOf(paths, terminal);
  for (const file of withProgress(files, files.length, 'Reading', terminal)) {
    const dump = await readDumpFile(file, dateOrder, terminal);
    if (found.has(dump.path)) continue;
    const folder = dump.path === undefined ? undefined : await projectFolderOf(dump.path);
    found.set(dump.path, await withIdentities({ ...dump, folder }, terminal));
  }
  return named([...found.values()]);
}

/** The files at these paths: of a folder the dumps in it. */
async function filesOf(paths: readonly string[], terminal: Terminal): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === '-' || !(await isFolder(path))) {
      files.push(path);
      continue;
    }
    const { length } = files;
    const unreadable = (message: string): void => {
      complain(message, terminal);
    };
    for await (const file of dumpPaths(path, terminal.encoding, unreadable)) files.push(fromHere(file));
    if (files.length === length) throw new Failure(`${path}: no dump is in this folder`, 1);
  }
  return files;
}

type Unnamed = Omit<Source, 'name'>;

/** Gives each dump its path in its project as its name, if that tells them apart; else what it was called on the command line. */
function named(dumps: readonly DumpArticles<Unnamed>[]): DumpArticles<Source>[] {
  const names = dumps.map(({ dump: { path, folder } }) => {
    if (path === undefined) return 'stdin';
    return folder === undefined ? basename(path) : relative(folder, path);
  });
  const areDistinct = new Set(names).size === names.length;
  return dumps.map(({ dump, identities }, i) => {
    const name = (areDistinct ? names[i] : undefined) ?? dump.file;
    return { dump: { ...dump, name: name.split(sep).join('/') }, identities };
  });
}
