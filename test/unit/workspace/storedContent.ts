import fc from 'fast-check';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText, type TextSource } from '../../../src/dump/textSource';
import { bytesInMemory } from '../../../src/workspace/byteSource';
import { readStoredText, type StoredText, type StoredTextOptions } from '../../../src/workspace/storedText';
import { numbers } from '../dump/reading';

/** Everything that a text and its index say. */
export function contentOf({ source, index }: { source: TextSource; index: DumpIndex }): object {
  return {
    lines: numbers(source.lineCount).map((i) => source.line(i)),
    articles: numbers(index.articleCount).map((i) => ({ ...index.lines(i), day: index.day(i) })),
    strayDates: index.strayDates,
  };
}

/** The same of a string. */
export function contentOfString(text: string): object {
  const source = new StringText(text);
  return contentOf({ source, index: parseDump(source) });
}

export type Reading = Partial<StoredTextOptions>;

/** Reads a text whose bytes are in memory. */
export function readBytes(bytes: Uint8Array, options: Reading = {}): Promise<StoredText> {
  return readStoredText(bytesInMemory(bytes), { dateOrder: undefined, ...options });
}

/** Few bytes at a time, few lines in a block: whatever can be cut is cut. */
export const anyPieces = fc.record({
  chunkLength: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 2000 })),
  linesInBlock: fc.integer({ min: 1, max: 6 }),
});
