import { excerptOf, isCut, readArticle } from '../../../src/dump/article';
import { isoDate } from '../../../src/dump/day';
import { diagnose } from '../../../src/dump/diagnostics';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import type { ParseOptions } from '../../../src/dump/parseDump';
import { parseDump } from '../../../src/dump/parseDump';
import { partsOf } from '../../../src/dump/parts';
import type { TextSource } from '../../../src/dump/textSource';
import { StringText } from '../../../src/dump/textSource';

/** All that a dump says, in the form in which the fixtures write down what is expected. */
export interface Reading {
  readonly articles: readonly (Content & { readonly lines: readonly [number, number] })[];
  /** `line:column-column code`, 1-based, the end exclusive. */
  readonly diagnostics: readonly string[];
  /** `line: text`, the line 1-based. */
  readonly frontMatter: readonly string[];
}

/** An article wherever it stands. */
export interface Content {
  readonly headline: string;
  /** With `cut`, left out where there is none. */
  readonly excerpt?: string;
  readonly cut?: boolean;
  readonly date: string | null;
  readonly section?: string;
}

/** Reads a whole dump. `lines` are 1-based, both inclusive. */
export function readDump(text: string, options?: ParseOptions): Reading {
  const source = new StringText(text);
  const index = parseDump(source, options);
  return {
    articles: numbers(index.articleCount).map((i) => ({
      ...content(source, index, i),
      lines: [index.lines(i).headline + 1, index.lines(i).end],
    })),
    diagnostics: diagnose(source, index).map((d) => `${d.line + 1}:${d.start + 1}-${d.end + 1} ${d.code}`),
    frontMatter: [...partsOf(source, index)]
      .filter((part) => part.kind === 'front matter')
      .map((part) => `${part.line + 1}: ${source.line(part.line).slice(part.start, part.end)}`),
  };
}

/** The articles of a dump, without their lines. */
export function contentOf(text: string, options?: ParseOptions): Content[] {
  const source = new StringText(text);
  const index = parseDump(source, options);
  return numbers(index.articleCount).map((i) => content(source, index, i));
}

/** 0 up to but without `count`. */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

function content(source: TextSource, index: DumpIndex, i: number): Content {
  const article = readArticle(source, index, i);
  const excerpt = excerptOf(article);
  return {
    headline: article.headline,
    ...(excerpt !== '' && { excerpt, cut: isCut(excerpt) }),
    date: isoDate(article.day),
    ...(article.section !== undefined && { section: article.section }),
  };
}
