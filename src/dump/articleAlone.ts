import type { DumpIndex } from './dumpIndex';
import type { TextSource } from './textSource';

/** So many lines stand before the article in a text of its own. */
export const linesBeforeAlone = 1;

/**
 * An article as a text of its own: a bullet, and its lines as they stand in the dump, from the headline to the date line. Read as a part of
 * a dump, it is this one article. Lines are joined by LF.
 */
export function articleAlone(source: TextSource, index: DumpIndex, article: number): string {
  const { headline, end } = index.lines(article);
  // An article without a date line is one behind a bullet only.
  const lines = ['-', source.line(headline)];
  for (let line = headline + 1; line < end; line++) lines.push(source.line(line));
  // A byte order mark at the beginning of the file is not part of the text, and here it would be.
  return lines.join('\n').replace(/^-\n\uFEFF/, (beginning) => (headline === 0 ? '-\n' : beginning));
}
