import type { Position } from 'vscode';
import { Range } from 'vscode';
import type { DumpPosition } from '../annotation/articleInDump';
import type { ArticleLines } from '../dump/dumpIndex';
import type { Columns } from '../dump/lineShape';

/*
 * Where things are in an editor. Dumps and editors both count lines and columns from 0, and columns in UTF-16 units.
 */

export function rangeOfColumns(line: number, { start, end }: Columns): Range {
  return new Range(line, start, line, end);
}

/** Where an article begins. A place and not its headline: what is selected is replaced by the next letter typed. */
export function startOfArticle({ headline }: ArticleLines): Range {
  return new Range(headline, 0, headline, 0);
}

export function rangeBetween(start: DumpPosition, end: DumpPosition): Range {
  return new Range(start.line, start.column, end.line, end.column);
}

export function dumpPosition({ line, character }: Position): DumpPosition {
  return { line, column: character };
}
