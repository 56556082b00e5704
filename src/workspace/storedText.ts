import type { DateOrder } from '../dump/day';
import { DumpIndex } from '../dump/dumpIndex';
import type { BlockOptions } from '../dump/readBlocks';
import { asBuffer, type ByteSource } from './byteSource';
import { charsetOf, type Charset } from './charset';
import { ReadAhead } from './readAhead';
import { StoredBlocks } from './storedBlocks';
import { StoredLines } from './storedLines';
import { TimeSlice } from './timeSlice';

/** A text that stays where it is stored, in a file of any size, and its index. A line is read when it is asked for. */
export interface StoredText {
  readonly source: StoredLines;
  readonly index: DumpIndex;
  /** The name of its encoding, as `files.encoding` has it: `utf8`, `utf16le`, `euckr`. */
  readonly encoding: string;
  /** Where it is stored. Whoever opened it closes it. */
  readonly bytes: ByteSource;
  /** What it ended in when it was read. */
  readonly ending: Uint8Array;
}

export interface StoredTextOptions {
  /** How 04/05/2025 is read. */
  readonly dateOrder: DateOrder | undefined;
  /** The name of the encoding, as `charsetNamed` takes it. A byte order mark at the beginning of the bytes says more. */
  readonly encoding?: string | undefined;
  /** Is told now and then up to which byte the text was read. */
  readonly onProgress?: ((doneBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * The same file before it grew: what it had is not read again. If the bytes that it ended in stand elsewhere now, or it is to be read in
   * another way, all is read.
   */
  readonly before?: StoredText | undefined;
  readonly linesInBlock?: number;
  /** How many bytes are read at a time. */
  readonly chunkLength?: number;
}

/** In bytes. In the slowest encoding such a chunk takes some milliseconds. */
const usualChunk = 256 * 1024;

/** So many bytes at its end tell what a file grew from. */
const endingLength = 4096;

/**
 * Finds the articles of a text that is stored as bytes, as `parseDump` finds those of a string. Whatever else is waiting runs in between.
 * @throws the signal's reason, the error of the file system, an `EncodingError`, or an `Error` if the lines are too long for a dump
 */
export async function readStoredText(bytes: ByteSource, options: StoredTextOptions): Promise<StoredText> {
  const { dateOrder, encoding, onProgress, signal, before } = options;
  const { linesInBlock = 512, chunkLength = usualChunk } = options;
  const { charset, markLength } = await charsetOf(bytes.read(0, 3), encoding);
  const blockOptions = { dateOrder, linesInBlock };
  const keptCount = before && isContinued(before, bytes, charset, blockOptions) ? blocksToKeep(before) : 0;
  const kept = before?.index.blocks.slice(0, keptCount) ?? [];
  const keptStarts = before?.source.starts.subarray(0, keptCount) ?? [];
  const from = (keptCount > 0 ? before?.source.starts[keptCount] : undefined) ?? markLength;

  const ahead = new ReadAhead(bytes, from, chunkLength);
  const read = new StoredBlocks(charset, blockOptions);
  const slice = new TimeSlice();
  let end = from;
  try {
    for (let left = 0; !ahead.isEnd; onProgress?.(end)) {
      signal?.throwIfAborted();
      const chunk = await ahead.next(left);
      const done = read.read(chunk, end, ahead.isEnd);
      end += done;
      left = chunk.length - done;
      await slice.pauseIfDue();
    }
  } finally {
    await ahead.end();
  }
  const { blocks, starts } = read.end();
  const index = new DumpIndex([...kept, ...blocks], blockOptions);
  return {
    source: new StoredLines(
      bytes,
      charset,
      index.lineCount,
      linesInBlock,
      Float64Array.from([...keptStarts, ...starts, end]),
    ),
    index,
    encoding: charset.name,
    bytes,
    ending: bytes.read(Math.max(0, end - endingLength), Math.min(end, endingLength)).slice(),
  };
}

/** Whether a text is read in the same way as before, and begins with what was there before, as far as its ending tells. */
function isContinued(
  { source, index, encoding, ending }: StoredText,
  bytes: ByteSource,
  charset: Charset,
  { dateOrder, linesInBlock }: BlockOptions,
): boolean {
  if (encoding !== charset.name || source.linesInBlock !== linesInBlock) return false;
  if (index.options.dateOrder !== dateOrder) return false;
  const now = bytes.read(source.end - ending.length, ending.length);
  return asBuffer(now).equals(ending);
}

/** All but the last. If that is empty, the CR before it may have become a CRLF: all but two. */
function blocksToKeep({ source: { starts, end }, index: { blocks } }: StoredText): number {
  return Math.max(0, blocks.length - (starts[blocks.length - 1] === end ? 2 : 1));
}
