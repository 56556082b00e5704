import { constants } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { DumpBytes } from '../annotation/captures';
import type { DateOrder } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import { parseDump } from '../dump/parseDump';
import { StringText, type TextSource } from '../dump/textSource';
import { cannotBeRead, Failure } from './failure';
import type { Terminal } from './terminal';

/** A dump that was named on the command line, or found in a project. */
export interface DumpFile {
  /** As it was named. */
  readonly file: string;
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
  /** Of the file. */
  readonly bytes: number;
  /** Of the bytes: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly source: TextSource;
  readonly index: DumpIndex;
}

/** The name of standard input on the command line. */
const standardInput = '-';

/** So many bytes are looked at to tell whether a file is binary, as git does. */
const lookedAt = 8000;

/** A dump that is a file. */
export type StoredDump = DumpFile & { readonly path: string };

/** Reads a dump; `-` is standard input. Throws a `Failure` if it cannot be read. */
export async function readDumpFile(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile> {
  return dumpOf(file, await readFileBytes(file, terminal), dateOrder);
}

/** Reads a dump that is a file, as annotations need. Throws a `Failure` if it is none or cannot be read. */
export async function readStoredDump(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<StoredDump> {
  if (file === standardInput) throw new Failure('standard input belongs to no project; name a file', 2);
  return { ...(await readDumpFile(file, dateOrder, terminal)), path: resolve(file) };
}

/** The dump that a file's bytes are. A binary file is a dump without articles. */
export function dumpOf(file: string, bytes: Buffer, dateOrder: DateOrder | undefined): DumpFile {
  const source = new StringText(
    bytes.subarray(0, lookedAt).includes(0) ? '' : new TextDecoder().decode(bytes),
  );
  return {
    file,
    path: file === standardInput ? undefined : resolve(file),
    bytes: bytes.length,
    sha256: hashOf(bytes),
    source,
    index: parseDump(source, { dateOrder }),
  };
}

/** The SHA-256 of bytes in lower-case hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A dump's bytes as the journals of the project in `folder` record them. */
export function bytesOf(
  { path, sha256, bytes }: Pick<StoredDump, 'path' | 'sha256' | 'bytes'>,
  folder: string,
): DumpBytes {
  return { dump: relative(folder, path).split(sep).join('/'), sha256, bytes };
}

/** The bytes of a file; `-` is standard input. Throws a `Failure` if it cannot be read. */
export async function readFileBytes(file: string, { input, signal }: Terminal): Promise<Buffer> {
  try {
    const bytes =
      file === standardInput ? await buffer(addAbortSignal(signal, input)) : await readFile(file, { signal });
    if (bytes.length > constants.MAX_STRING_LENGTH) throw new Error('it is larger than 512 MB');
    return bytes;
  } catch (error) {
    signal.throwIfAborted();
    throw new Failure(cannotBeRead(file, error), 2, { cause: error });
  }
}
