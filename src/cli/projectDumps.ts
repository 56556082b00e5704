import { open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DateOrder } from '../dump/day';
import { looksLikeDump } from '../dump/recognise';
import { StringText } from '../dump/textSource';
import { readStoredDump, type StoredDump } from './dumpFile';
import { cannotBeRead, Failure } from './failure';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { charsetOf } from '../workspace/charset';
import { isFolder } from './project';
import { complain, fromHere, type Terminal } from './terminal';

/** So much of a file's beginning is looked at to tell whether it is a dump, in bytes: more than 200 lines. */
const lookedAt = 200_000;

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
  for await (const path of dumpPaths(folder, terminal.encoding, unreadable)) {
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
  encoding: string | undefined,
  unreadable: (message: string) => void,
): AsyncGenerator<string> {
  for await (const path of filesBelow(folder, unreadable)) {
    try {
      if (extname(path) !== '.newsdump' && !(await beginsLikeDump(path, encoding))) continue;
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

async function beginsLikeDump(path: string, encoding: string | undefined): Promise<boolean> {
  const file = await open(path);
  try {
    const memory = Buffer.alloc(lookedAt);
    const { bytesRead } = await file.read(memory, 0, lookedAt, 0);
    const { charset, markLength } = await charsetOf(memory, encoding);
    const plain = charset.plain(memory.subarray(markLength, bytesRead));
    return looksLikeDump(new StringText(charset.decode(plain, 0, plain.length)));
  } finally {
    await file.close();
  }
}
