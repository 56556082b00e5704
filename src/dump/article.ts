import type { Day } from './day';
import type { DumpIndex } from './dumpIndex';
import { partsOfDateLine } from './lineShape';
import type { TextSource } from './textSource';

/** What an article says, as the dump has it, not normalised. */
export interface Article {
  readonly headline: string;
  /** The excerpt, one paragraph an item; empty if there is none. Blank lines are left out. */
  readonly paragraphs: readonly string[];
  readonly day: Day;
  readonly section?: string;
}

/** Reads article number `article` of a dump. Throws a `RangeError` if there is none. */
export function readArticle(source: TextSource, index: DumpIndex, article: number): Article {
  const lines = index.lines(article);
  const paragraphs: string[] = [];
  for (let i = lines.headline + 1; i < lines.excerptEnd; i++) {
    const line = source.line(i);
    if (line.trim() !== '') paragraphs.push(line);
  }
  const section = lines.date < 0 ? undefined : sectionOf(source.line(lines.date));
  return {
    headline: textOfLine(source, lines.headline),
    paragraphs,
    day: index.day(article),
    ...(section !== undefined && { section }),
  };
}

/** The excerpt as one text: its paragraphs joined by LF. */
export function excerptOf(article: Article): string {
  return article.paragraphs.join('\n');
}

/** Whether an excerpt was cut off: it has text and does not end in a sentence's end. An ellipsis says that something is missing. */
export function isCut(excerpt: string): boolean {
  const text = excerpt.trimEnd();
  return text !== '' && !/(?:(?<!\.\.)\.|[!?。！？])["'”’»›)\]」』]*$/.test(text.slice(-40));
}

/** The text of a line; a byte order mark at the beginning of the file is not part of it. */
function textOfLine(source: TextSource, line: number): string {
  const text = source.line(line);
  return line === 0 ? text.replace(/^\uFEFF/, '') : text;
}

function sectionOf(dateLine: string): string | undefined {
  const { section } = partsOfDateLine(dateLine);
  return section && dateLine.slice(section.start, section.end);
}
