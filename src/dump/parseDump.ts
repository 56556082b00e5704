import type { DateOrder } from './day';
import { DumpIndex } from './dumpIndex';
import { readAllLines } from './readBlocks';
import type { TextSource } from './textSource';

export interface ParseOptions {
  /** How 04/05/2025 is read. Without it such a date is unknown. */
  readonly dateOrder?: DateOrder | undefined;
  /** Into how many lines the text is cut: about so many are read again after an edit. */
  readonly linesInBlock?: number;
}

/**
 * Finds the articles of a text, as *Reading it* in docs/format.md says: the text is cut at bullets and after date lines, and each
 * piece is an article, an undated article or front matter. Reads every line once; any text has an answer.
 */
export function parseDump(
  source: TextSource,
  { dateOrder, linesInBlock = 512 }: ParseOptions = {},
): DumpIndex {
  const options = { dateOrder, linesInBlock };
  return new DumpIndex(readAllLines(source, options), options);
}
