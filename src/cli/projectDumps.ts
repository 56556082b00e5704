import { open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DateOrder } from '../dump/day';
import { looksLikeDump } from '../dump/recognise';
import { StringText } from '../dump/textSource';
import { keysIn } from '../exchange/annotatedArticle';
import { readStoredDump, type DumpFile, type StoredDump } from './dumpFile';
import { cannotBeRead, Failure } from './failure';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { isFolder, type Project } from './project';
import { complain, fromHere, type Terminal } from './terminal';

/** So much of a file's beginning is looked at to tell whether it is a dump, in bytes: more than 200 lines. */
const lookedAt = 200_000;

/**
 * The keys of the articles of a project's dumps, those in `dumps` left out, so that nobody takes an annotation on one of them for an
 * orphan.
 */
export async function keysElsewhere(
  { folder, annotations }: Project,
  dumps: readonly DumpFile[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  // Without annotations there is none to be misplaced.
  if (annotations.articles.size === 0) return keys;
  const known = new Set(dumps.map(({ path }) => path));
  for await (const dump of projectDumps(folder, dateOrder, terminal, known))
    for (const key of keysIn(dump)) keys.add(key);
  return keys;
}

/** Reads the dumps of a project, one at a time, but for those at the paths in `without`. What cannot be read is said and left out. */
export async function* projectDumps(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
  without: ReadonlySet<string | undefined> = new Set(),
): AsyncGenerator<StoredDump> {
  const unreadable = (message: string): void => {
    complain(message, terminal);
  };
  for await (const path of dumpPaths(folder, unreadable)) {
    if (without.has(path)) continue;
    try {
      yield await readStoredDump(fromHere(path), dateOrder, terminal);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unreadable(error.message);
    }
  }
}

/**
 * The absolute paths of a project's dumps, sorted in each folder: `*.newsdump` and the `.txt` files that look like one, anywhere below;
 * not in folders that are projects of their own. What cannot be read is told to `unreadable` and left out.
 */
export async function* dumpPaths(
  folder: string,
  unreadable: (message: string) => void,
): AsyncGenerator<string> {
  for await (const path of filesBelow(folder, unreadable)) {
    try {
      if (extname(path) !== '.newsdump' && !(await beginsLikeDump(path))) continue;
    } catch (error) {
      unreadable(cannotBeRead(fromHere(path), error));
      continue;
    }
    yield path;
  }
}

/** The folders below that are projects of their own. What cannot be read is left out. */
export async function* projectsBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isDirectory() || isLeftOut(entry.name)) continue;
    const path = join(folder, entry.name);
    if (await isFolder(join(path, annotationsFolder))) yield path;
    yield* projectsBelow(path);
  }
}

/** Whether folders of this name are left out. */
export function isLeftOut(name: string): boolean {
  return [annotationsFolder, 'node_modules', '.git'].includes(name);
}

/** The files that may be dumps. */
async function* filesBelow(folder: string, unreadable: (message: string) => void): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    unreadable(cannotBeRead(fromHere(folder), error));
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && ['.newsdump', '.txt'].includes(extname(entry.name))) yield path;
    if (!entry.isDirectory() || isLeftOut(entry.name)) continue;
    if (!(await isFolder(join(path, annotationsFolder)))) yield* filesBelow(path, unreadable);
  }
}

async function beginsLikeDump(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(lookedAt), 0, lookedAt, 0);
    return looksLikeDump(new StringText(new TextDecoder().decode(buffer.subarray(0, bytesRead))));
  } finally {
    await file.close();
  }
}
