import type { Stats } from 'node:fs';
import { close, closeSync, fstat, fstatSync, open, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

/** Bytes of which any stretch can be read at any time. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `from` on, `length` of them; fewer at the end. They must not be changed. Throws the error of the file system. */
  read(from: number, length: number): Uint8Array;
  /** Fills `memory` with the bytes from `from` on, while other work runs. Gives how many there were: fewer at the end. */
  load(from: number, memory: Uint8Array): Promise<number>;
  /** To be called once, when nothing is loaded any more. */
  close(): void;
}

/**
 * The bytes of a file on a local disk. It is kept open until it is closed: whatever takes its place in its folder, the same bytes are read.
 * From then on it is opened for every `read`, which throws an `Error` if it has changed.
 */
export interface LocalBytes extends ByteSource {
  /** When it was opened. What is appended later is not read. */
  readonly size: number;
  /** When the file was changed last, as it was opened. */
  readonly mtimeMs: number;
}

/** Opens a file. Throws the error of the file system. */
export async function localBytes(path: string): Promise<LocalBytes> {
  let file: number | undefined = await promisify(open)(path, 'r');
  const then = await promisify(fstat)(file);
  const { size, mtimeMs } = then;
  const loadInto = promisify(read);
  const within = (from: number, length: number): number => Math.max(0, Math.min(length, size - from));
  return {
    size,
    mtimeMs,
    read: (from, length) => {
      const bytes = new Uint8Array(within(from, length));
      if (file !== undefined) return readFrom(file, from, bytes);
      const again = openSame(path, then);
      try {
        return readFrom(again, from, bytes);
      } finally {
        closeSync(again);
      }
    },
    load: async (from, memory) => {
      if (file === undefined) throw new Error('it is closed');
      const wanted = within(from, memory.length);
      let done = 0;
      for (let count = -1; count !== 0 && done < wanted; done += count)
        count = (await loadInto(file, memory, done, wanted - done, from + done)).bytesRead;
      return done;
    },
    close: () => {
      if (file !== undefined) close(file);
      file = undefined;
    },
  };
}

/** Fills `bytes` with what stands in an open file from `from` on, as far as it goes. */
function readFrom(file: number, from: number, bytes: Uint8Array): Uint8Array {
  let done = 0;
  for (let count = -1; count !== 0 && done < bytes.length; done += count)
    count = readSync(file, bytes, done, bytes.length - done, from + done);
  return bytes.subarray(0, done);
}

/** Opens a file again. Throws an `Error` if it is not what it was then, or gone. */
function openSame(path: string, then: Stats): number {
  const file = openAgain(path);
  const { ino, size, mtimeMs } = fstatSync(file);
  if (ino === then.ino && size === then.size && mtimeMs === then.mtimeMs) return file;
  closeSync(file);
  throw new Error(`${path}: was changed while it was read; try again`);
}

function openAgain(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new Error(`${path}: cannot be opened any more; try again`, { cause: error });
  }
}

/** Bytes that are in memory. They must not change. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  const read = (from: number, length: number): Uint8Array => bytes.subarray(from, from + length);
  return {
    size: bytes.length,
    read,
    load: (from, memory) => {
      const found = read(from, memory.length);
      memory.set(found);
      return Promise.resolve(found.length);
    },
    close: () => undefined,
  };
}

/** The same memory. */
export function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
