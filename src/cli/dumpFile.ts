import { relative, resolve, sep } from 'node:path';
import type { DumpBytes } from '../annotation/captures';
import type { DateOrder } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import { asBuffer, bytesInMemory, type ByteSource } from '../workspace/byteSource';
import { charsetOf } from '../workspace/charset';
import { readStoredText } from '../workspace/storedText';
import { Failure } from './failure';
import { openFile, reading, standardInput } from './fileBytes';
import { HashedBytes } from './hashedBytes';
import { ProgressBar } from './progress';
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

/** So many bytes are looked at to tell whether a file is binary, as git does. */
const lookedAt = 8000;

/** A dump that is a file. */
export type StoredDump = DumpFile & { readonly path: string };

/**
 * Reads a dump of any size; `-` is standard input. Of a file the index is in memory, not the text: a line that is asked
 * for when the file has changed is an `Error`. A binary file is a dump without articles.
 * @throws a `Failure` if it cannot be read
 */
export function readDumpFile(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile> {
  return reading(file, terminal, async () => {
    const bytes = await openFile(file, terminal);
    try {
      return await dumpIn(file, bytes, dateOrder, terminal);
    } finally {
      bytes.close();
    }
  });
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

/** Reads a dump whose bytes are in memory already. Throws a `Failure` if it cannot be read. */
export function dumpInMemory(
  file: string,
  bytes: Uint8Array,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile> {
  return reading(file, terminal, () => dumpIn(file, bytesInMemory(bytes), dateOrder, terminal));
}

/** A dump's bytes as the journals of the project in `folder` record them. */
export function bytesOf(
  { path, sha256, bytes }: Pick<StoredDump, 'path' | 'sha256' | 'bytes'>,
  folder: string,
): DumpBytes {
  return { dump: relative(folder, path).split(sep).join('/'), sha256, bytes };
}

async function dumpIn(
  file: string,
  bytes: ByteSource,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<DumpFile> {
  const { encoding, signal } = terminal;
  const hashed = new HashedBytes(bytes);
  const bar = new ProgressBar(`Reading ${file}`, bytes.size, terminal);
  try {
    const text = (await isBinary(bytes, encoding)) ? bytesInMemory(new Uint8Array()) : hashed;
    const onProgress = (done: number): void => {
      bar.update(done);
    };
    const { source, index } = await readStoredText(text, { dateOrder, encoding, signal, onProgress });
    return {
      file,
      path: file === standardInput ? undefined : resolve(file),
      bytes: bytes.size,
      sha256: await hashed.sha256(signal),
      source,
      index,
    };
  } finally {
    bar.stop();
  }
}

/** Whether bytes are no text. There a NUL is nowhere but in characters of two bytes. */
async function isBinary(bytes: ByteSource, encoding: string | undefined): Promise<boolean> {
  const head = asBuffer(bytes.read(0, lookedAt));
  return (await charsetOf(head, encoding)).charset.plain(head).includes(0);
}
