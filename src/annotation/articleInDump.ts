import { textLines } from '../dump/article';
import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import { articleText } from './articleText';

/** A place in a dump: 0-based line and UTF-16 column. */
export interface DumpPosition {
  readonly line: number;
  readonly column: number;
}

/** The article text of an article that stands in a dump, and where each of its units stands there. */
export class ArticleInDump {
  readonly text: string;
  /** Per line of the article text, where it begins in that text and where in the dump. */
  readonly #lines: readonly { readonly offset: number; readonly at: DumpPosition; readonly length: number }[];

  constructor(source: TextSource, index: DumpIndex, article: number) {
    const lines = textLines(source, index, article);
    const [headline, ...paragraphs] = lines;
    this.text = articleText(
      headline.text,
      paragraphs.map(({ text }) => text),
    );
    let offset = 0;
    this.#lines = lines.map(({ text, line, column }) => {
      const entry = { offset, at: { line, column }, length: text.length };
      offset += text.length + 1;
      return entry;
    });
  }

  /** Where an offset of the article text stands in the dump. Beyond the text, its end. */
  positionOf(offset: number): DumpPosition {
    const entry = this.#lines.findLast((line) => line.offset <= offset) ?? this.#lines[0];
    if (!entry) throw new Error('an article has a headline');
    return {
      line: entry.at.line,
      column: entry.at.column + Math.min(Math.max(offset - entry.offset, 0), entry.length),
    };
  }

  /** The offset in the article text of a place in the dump. For a place outside of the text, the offset of the text that comes next, or its end. */
  offsetOf({ line, column }: DumpPosition): number {
    for (const entry of this.#lines) {
      if (entry.at.line < line) continue;
      if (entry.at.line > line) return entry.offset;
      return entry.offset + Math.min(Math.max(column - entry.at.column, 0), entry.length);
    }
    return this.text.length;
  }
}
