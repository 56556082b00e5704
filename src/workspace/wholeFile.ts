import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Piece } from '../exchange/export';

/** About so many bytes are gathered before they are written. */
const batchLength = 256 * 1024;

/** No UTF-16 unit has more bytes in UTF-8; a surrogate pair has four together. */
const mostBytesOfUnit = 3;

/**
 * Writes a file, text as UTF-8, whole or not at all: beside its place, and then renamed. When this fails or is aborted, what stood there
 * before stands there still, and nothing is left beside it. Whatever else is waiting runs in between. A device or a pipe is written to
 * directly.
 * @throws the error of the file system, of `chunks`, or the signal's reason
 */
export async function writeWholeFile(
  path: string,
  chunks: Iterable<Piece> | AsyncIterable<Piece>,
  signal?: AbortSignal,
): Promise<void> {
  const target = await followLinks(path);
  const before = await orUndefined(stat(target));
  if (before && !before.isFile()) {
    await writeTo(await open(target, 'w'), chunks, signal);
    return;
  }
  const temporary = join(dirname(target), `.newsdump-${randomBytes(8).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx');
  try {
    await writeTo(file, chunks, signal, async () => {
      if (before) await file.chmod(before.mode);
      await file.sync();
    });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes and closes; `beforeClose` runs only when everything was written. */
async function writeTo(
  file: FileHandle,
  chunks: Iterable<Piece> | AsyncIterable<Piece>,
  signal: AbortSignal | undefined,
  beforeClose?: () => Promise<void>,
): Promise<void> {
  try {
    for await (const batch of batches(chunks)) {
      signal?.throwIfAborted();
      await file.writeFile(batch);
    }
    signal?.throwIfAborted();
    await beforeClose?.();
  } finally {
    await file.close();
  }
}

/**
 * The same in fewer pieces, text in UTF-8. No chunk ends inside a surrogate pair. Each is written into the batch by itself: Node is many
 * times slower to encode a long text that is not ASCII.
 */
export async function* batches(chunks: Iterable<Piece> | AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  let batch = Buffer.alloc(0);
  let length = 0;
  for await (const chunk of chunks) {
    const isText = typeof chunk === 'string';
    const room = isText ? chunk.length * mostBytesOfUnit : chunk.length;
    if (length + room > batch.length) {
      if (length > 0) yield batch.subarray(0, length);
      batch = Buffer.allocUnsafeSlow(Math.max(batchLength, room));
      length = 0;
    }
    if (isText) length += batch.write(chunk, length);
    else {
      batch.set(chunk, length);
      length += chunk.length;
    }
  }
  if (length > 0) yield batch.subarray(0, length);
}

/** Where a link leads, so that the link stays one. The path itself where nothing stands yet. */
async function followLinks(path: string): Promise<string> {
  const folder = await realpath(dirname(path));
  return (await orUndefined(realpath(path))) ?? join(folder, basename(path));
}

/** What a look at a file tells; undefined if there is none. */
async function orUndefined<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
