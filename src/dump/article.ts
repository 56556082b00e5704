import type { Day } from './day';
import type { DumpIndex } from './dumpIndex';
import { linePatterns } from './linePatterns';
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
  const [headline, ...paragraphs] = textLines(source, index, article);
  const dateLine = index.lines(article).date;
  const section = dateLine < 0 ? undefined : sectionOf(source.line(dateLine));
  return {
    headline: headline.text,
    paragraphs: paragraphs.map(({ text }) => text),
    day: index.day(article),
    ...(section !== undefined && { section }),
  };
}

/** A line of an article's text, and where that begins in the dump: a 0-based line and a UTF-16 column. */
export interface TextLine {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The lines of an article that hold its text: first its headline, then the excerpt's paragraphs. Blank lines are left out. */
export function textLines(source: TextSource, index: DumpIndex, article: number): [TextLine, ...TextLine[]] {
  const { headline, excerptEnd } = index.lines(article);
  const lines: [TextLine, ...TextLine[]] = [textLine(source, headline)];
  for (let line = headline + 1; line < excerptEnd; line++) {
    const text = source.line(line);
    if (text.trim() !== '') lines.push({ line, column: 0, text });
  }
  return lines;
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

/** A byte order mark at the beginning of the file is not part of the text. */
function textLine(source: TextSource, line: number): TextLine {
  const text = source.line(line);
  const column = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return { line, column, text: text.slice(column) };
}

/** The places of the parts, which {@link partsOfDateLine} gives, would take several times as long. */
function sectionOf(dateLine: string): string | undefined {
  return dateLinePattern.exec(dateLine)?.groups?.['section'];
}

const dateLinePattern = new RegExp(linePatterns.dateLine, 'u');
