import { constants } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
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

/** Reads a dump; `-` is standard input. A binary file is a dump without articles. Throws a `Failure` if it cannot be read. */
export async function readDumpFile(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile> {
  const bytes = await readBytes(file, terminal);
  const source = new StringText(
    bytes.subarray(0, lookedAt).includes(0) ? '' : new TextDecoder().decode(bytes),
  );
  return {
    file,
    path: file === standardInput ? undefined : resolve(file),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    source,
    index: parseDump(source, { dateOrder }),
  };
}

/** Reads a dump that is a file, as annotations need. Throws a `Failure` if it is none or cannot be read. */
export async function readStoredDump(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile & { readonly path: string }> {
  if (file === standardInput) throw new Failure('standard input belongs to no project; name a file', 2);
  return { ...(await readDumpFile(file, dateOrder, terminal)), path: resolve(file) };
}

async function readBytes(file: string, { input, signal }: Terminal): Promise<Buffer> {
  try {
    const bytes =
      file === standardInput ? await buffer(addAbortSignal(signal, input)) : await readFile(file, { signal });
    if (bytes.length > constants.MAX_STRING_LENGTH) throw new Error('it is larger than 512 MB');
    return bytes;
  } catch (error) {
    signal.throwIfAborted();
    throw new Failure(cannotBeRead(file, error), 2);
  }
}
