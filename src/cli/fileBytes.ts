import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { bytesInMemory, localBytes, type ByteSource } from '../workspace/byteSource';
import { cannotBeRead, Failure } from './failure';
import type { Terminal } from './terminal';

/** The name of standard input on the command line. */
export const standardInput = '-';

/** So many bytes are read of what is no file on a disk, and must be held in memory: no memory of Node 20 is larger. */
const mostInMemory = 4 * 1024 ** 3;

/** Opens a file of any size; `-` is standard input. Throws a `Failure` if it cannot be read. */
export function openFile(file: string, terminal: Terminal): Promise<ByteSource> {
  return reading(file, terminal, async () =>
    file !== standardInput && (await stat(file)).isFile()
      ? localBytes(file)
      : bytesInMemory(await collected(file, terminal)),
  );
}

/** The bytes of a file, in memory; `-` is standard input. Throws a `Failure` if it cannot be read. */
export function readFileBytes(file: string, terminal: Terminal): Promise<Buffer> {
  return reading(file, terminal, () => collected(file, terminal));
}

/** Does what reads a file. Throws a `Failure` if it fails, the signal's reason if the user wants to stop. */
export async function reading<T>(file: string, { signal }: Terminal, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    throw new Failure(cannotBeRead(file, error), 2, { cause: error });
  }
}

/** What a stream has: that of a file, a pipe or a device, which need not have a size. */
async function collected(file: string, { input, signal }: Terminal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = addAbortSignal(signal, file === standardInput ? input : createReadStream(file));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostInMemory) throw new Error('it has more than 4 GB; save it as a file and name that');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
