import { dirname, join, resolve } from 'node:path';
import { Captures, type DumpBytes } from '../annotation/captures';
import { custodyOf, type DumpCustody } from '../annotation/custody';
import { isCode } from '../workspace/appendLines';
import { bytesOf } from './dumpFile';
import { Failure } from './failure';
import { openFile, reading } from './fileBytes';
import { HashedBytes } from './hashedBytes';
import { isFolder, projectFolderOf, readProject } from './project';
import { dumpPaths, projectsBelow } from './projectDumps';
import { complain, fromHere, type Terminal } from './terminal';

/** What became of a dump, and the absolute path where it is, or was. */
export type FoundCustody = DumpCustody & { readonly path: string };

/**
 * Compares dumps with their last captures. In a folder these are the dumps of its project, and of the projects below it. A file that
 * cannot be read is said and left out, and makes the exit code 2.
 * @param paths of dumps and folders
 * @returns sorted by path
 */
export async function findCustody(
  paths: readonly string[],
  terminal: Terminal,
): Promise<readonly FoundCustody[]> {
  const found: FoundCustody[] = [];
  for (const [folder, asked] of await byProject(paths))
    found.push(...(await custodyIn(folder, asked, terminal)));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths of dumps and folders that are asked for in one project. All are absolute. */
interface Asked {
  readonly files: Set<string>;
  readonly folders: Set<string>;
}

/** What is asked for, by the folder of the project. Where there is none, a folder is one, and so is the folder of a loose dump. */
async function byProject(paths: readonly string[]): Promise<ReadonlyMap<string, Asked>> {
  const projects = new Map<string, Asked>();
  const askedIn = (folder: string): Asked => {
    const asked = projects.get(folder) ?? { files: new Set(), folders: new Set() };
    projects.set(folder, asked);
    return asked;
  };
  for (const path of paths.map((path) => resolve(path))) {
    if (!(await isFolder(path))) {
      askedIn((await projectFolderOf(path)) ?? dirname(path)).files.add(path);
      continue;
    }
    askedIn((await projectFolderOf(join(path, 'dump'))) ?? path).folders.add(path);
    for await (const below of projectsBelow(path)) askedIn(below).folders.add(below);
  }
  return projects;
}

async function custodyIn(folder: string, asked: Asked, terminal: Terminal): Promise<readonly FoundCustody[]> {
  const { annotations } = await readProject(folder, terminal);
  const captures = new Captures(annotations.captures);
  const unreadable = new Set<string>();
  const cannotRead = (message: string): void => {
    complain(message, terminal);
    terminal.exitCode = 2;
  };

  const paths = new Set(asked.files);
  for (const { dump } of annotations.captures) {
    const path = resolve(folder, dump);
    // A journal may name any file. Those that are not the project's are none of its dumps, and nobody's business.
    if (isAt(dirname(path), new Set([folder]))) paths.add(path);
  }
  // Without captures there is nothing that another dump could tell of a file.
  const isWalked = asked.folders.size > 0 || annotations.captures.length > 0;
  if (isWalked) for await (const path of dumpPaths(folder, terminal.encoding, cannotRead)) paths.add(path);

  const dumps: DumpBytes[] = [];
  const gone = new Map<string, string>();
  for (const path of paths) {
    try {
      dumps.push(await readBytes(path, folder, terminal));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (isCode(error.cause, 'ENOENT', 'ENOTDIR')) {
        gone.set(path, error.message);
        continue;
      }
      unreadable.add(path);
      cannotRead(error.message);
    }
  }
  const found = custodyOf(dumps, captures)
    .map((custody) => ({ ...custody, path: resolve(folder, (custody.dump ?? custody.capture).dump) }))
    .filter(({ path }) => (asked.files.has(path) || isAt(path, asked.folders)) && !unreadable.has(path));
  for (const { path } of found) gone.delete(path);
  // It was never captured, or it was renamed: then there is nothing to say of it under this name.
  for (const [path, message] of gone) if (asked.files.has(path)) cannotRead(message);
  return found;
}

/** What stands in a file now. Throws a `Failure` if it cannot be read. */
function readBytes(path: string, folder: string, terminal: Terminal): Promise<DumpBytes> {
  const file = fromHere(path);
  return reading(file, terminal, async () => {
    const bytes = new HashedBytes(await openFile(file, terminal));
    try {
      return bytesOf({ path, sha256: await bytes.sha256(terminal.signal), bytes: bytes.size }, folder);
    } finally {
      bytes.close();
    }
  });
}

/** Whether a path is one of the folders, or below one. */
function isAt(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has(path)) return true;
  return path !== dirname(path) && isAt(dirname(path), folders);
}
