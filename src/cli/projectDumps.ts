import { open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { DateOrder } from '../dump/day';
import { looksLikeDump } from '../dump/recognise';
import { StringText } from '../dump/textSource';
import { keysIn } from '../exchange/annotatedArticle';
import { readDumpFile, type DumpFile } from './dumpFile';
import { cannotBeRead, Failure } from './failure';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { isFolder, type Project } from './project';
import { complain, fromHere, type Terminal } from './terminal';

/** So much of a file's beginning is looked at to tell whether it is a dump, in bytes: more than 200 lines. */
const lookedAt = 200_000;

/**
 * The keys of the articles of a project's dumps, those in `dumps` left out, so that nobody takes an annotation on one of them for an
 * orphan. Dumps are `*.newsdump` and the `.txt` files that look like one, anywhere below; not in folders that are projects of their
 * own. What cannot be read is said and left out. One dump at a time is in memory.
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
  for await (const path of dumpPaths(folder, terminal)) {
    if (known.has(path)) continue;
    const file = fromHere(path);
    try {
      if (extname(path) !== '.newsdump' && !(await beginsLikeDump(file))) continue;
      for (const key of keysIn(await readDumpFile(file, dateOrder, terminal))) keys.add(key);
    } catch (error) {
      terminal.signal.throwIfAborted();
      complain(error instanceof Failure ? error.message : cannotBeRead(file, error), terminal);
    }
  }
  return keys;
}

/** The paths of the files below a folder that may be dumps, sorted in each folder. */
async function* dumpPaths(folder: string, terminal: Terminal): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    complain(cannotBeRead(fromHere(folder), error), terminal);
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && ['.newsdump', '.txt'].includes(extname(entry.name))) yield path;
    if (!entry.isDirectory() || [annotationsFolder, 'node_modules', '.git'].includes(entry.name)) continue;
    if (!(await isFolder(join(path, annotationsFolder)))) yield* dumpPaths(path, terminal);
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
