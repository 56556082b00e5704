import type { DateOrder } from './day';
import { DumpIndex } from './dumpIndex';
import { readAllLines, type BlockOptions } from './readBlocks';
import type { TextSource } from './textSource';

export interface ParseOptions {
  /** How 04/05/2025 is read. Without it such a date is unknown. */
  readonly dateOrder?: DateOrder | undefined;
  /** Whether the text is a part of a dump: then it may hold an article although none of it is dated. */
  readonly isPart?: boolean;
  /** Into how many lines the text is cut: about so many are read again after an edit. */
  readonly linesInBlock?: number;
}

/** What a dump is read with. */
export function blockOptions({
  dateOrder,
  isPart = false,
  linesInBlock = 512,
}: ParseOptions = {}): BlockOptions {
  return { dateOrder, isPart, linesInBlock };
}

/**
 * Finds the articles of a text, as *Reading it* in docs/format.md says: the text is cut at bullets and after date lines, and each
 * piece is an article, an undated article or front matter. Reads every line once; any text has an answer.
 */
export function parseDump(source: TextSource, parseOptions?: ParseOptions): DumpIndex {
  const options = blockOptions(parseOptions);
  return new DumpIndex(readAllLines(source, options), options);
}
