import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode } from '../workspace/appendLines';
import { cannotBeRead, Failure, reasonOf } from './failure';
import { writeNewFile } from './newFile';
import { writeOutput } from './outputFile';
import { fromHere, type Terminal } from './terminal';

/** The text of a file with its byte order mark; undefined if there is none. Throws a `Failure` if it cannot be read. */
export async function readSharedText(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    const reason = error instanceof TypeError ? new Error('it is not UTF-8') : error;
    throw new Failure(cannotBeRead(fromHere(path), reason), 2, { cause: error });
  }
}

/**
 * Writes a file that people share, whole or not at all. Throws a `Failure` if it cannot be written.
 * @param before its text as it was read; if it was not there, none may have come to stand there meanwhile
 */
export async function writeSharedText(
  path: string,
  before: string | undefined,
  text: string,
  terminal: Terminal,
): Promise<void> {
  if (before === undefined) await writeFirst(path, text);
  else await writeOutput(fromHere(path), [text], terminal);
}

async function writeFirst(path: string, text: string): Promise<void> {
  const file = fromHere(path);
  let written;
  try {
    await mkdir(join(path, '..'), { recursive: true });
    written = await writeNewFile(path, new TextEncoder().encode(text));
  } catch (error) {
    throw new Failure(`${file}: cannot be written: ${reasonOf(error)}`, 2);
  }
  if (!written) throw new Failure(`${file}: another program has just made it; try again`, 2);
}
