import { Range } from 'vscode';
import type { ArticleLines } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import type { Columns } from '../dump/lineShape';

/** Where the columns of a line are in the editor. Both count lines from 0 and UTF-16 units. */
export function rangeOfColumns(line: number, { start, end }: Columns): Range {
  return new Range(line, start, line, end);
}

/** The headline of an article, for opening and revealing it. */
export function rangeOfHeadline(source: TextSource, { headline }: ArticleLines): Range {
  return new Range(headline, 0, headline, source.line(headline).length);
}

/** All lines of an article, from its headline to its date. */
export function rangeOfArticle(source: TextSource, { headline, end }: ArticleLines): Range {
  return new Range(headline, 0, end - 1, source.line(end - 1).length);
}
