import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Piece } from '../exchange/export';
import { isCode } from './appendLines';
import { batches } from './wholeFile';

/** Where a folder is to be written stands something already. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError';
}

/** A file to be written. */
export interface FolderFile {
  /** In the folder, with `/`. */
  readonly path: string;
  /** Walked once, before the next file is asked for. */
  readonly pieces: Iterable<Piece> | AsyncIterable<Piece>;
}

/**
 * Writes files into a new folder, whole or not at all: beside its place, and then renamed. An empty folder may stand there; whatever else does
 * stays as it is, and a {@link NotEmptyError} is thrown. Whatever else is waiting runs in between.
 * @throws the error of the file system, of `files`, or the signal's reason
 */
export async function writeWholeFolder(
  path: string,
  files: Iterable<FolderFile>,
  signal?: AbortSignal,
): Promise<void> {
  const target = resolve(path);
  if ((await entriesOf(target)) !== 0) throw new NotEmptyError('something stands there already');
  const temporary = join(dirname(target), `.newsdump-${randomBytes(8).toString('hex')}.tmp`);
  await mkdir(temporary);
  try {
    for (const { path, pieces } of files) {
      const parts = path.split('/');
      if (parts.length > 1) await mkdir(join(temporary, ...parts.slice(0, -1)), { recursive: true });
      const file = await open(join(temporary, ...parts), 'wx');
      try {
        for await (const batch of batches(pieces)) {
          signal?.throwIfAborted();
          await file.writeFile(batch);
        }
      } finally {
        await file.close();
      }
    }
    signal?.throwIfAborted();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (isCode(error, 'ENOTEMPTY') || isCode(error, 'EEXIST'))
      throw new NotEmptyError('something stands there already', { cause: error });
    throw error;
  }
}

/** How many entries a folder has; none if there is no such folder, and one if something else stands there. */
async function entriesOf(path: string): Promise<number> {
  try {
    return (await readdir(path)).length;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 0;
    if (isCode(error, 'ENOTDIR')) return 1;
    throw error;
  }
}
