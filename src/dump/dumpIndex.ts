import type { Day } from './day';
import { noDay } from './day';

/** One article's place. All lines are 0-based; `excerptEnd` and `end` are exclusive. */
export interface ArticleLines {
  readonly headline: number;
  /** Behind the last line that has text. The excerpt is what has text between the headline and here. */
  readonly excerptEnd: number;
  /** The date line, -1 if the article has none. */
  readonly date: number;
  readonly end: number;
}

const columns = 4;

/**
 * Where the articles of a dump stand: line numbers and days only, 16 bytes an article, whatever the size of the text.
 * Articles are numbered from 0 in the order of the text. A text without a single dated article has none.
 */
export class DumpIndex {
  readonly #rows: Int32Array;
  readonly #articles: number;

  /** `rows` holds headline, excerptEnd, date line and day of each piece of the text that may be an article. */
  constructor(
    rows: readonly number[],
    /** Date lines that end no article, 0-based, ascending. */
    readonly strayDates: readonly number[],
    readonly lineCount: number,
    hasDatedArticle: boolean,
  ) {
    this.#rows = Int32Array.from(rows);
    this.#articles = hasDatedArticle ? rows.length / columns : 0;
  }

  get articleCount(): number {
    return this.#articles;
  }

  lines(article: number): ArticleLines {
    const headline = this.#cell(article, 0);
    const excerptEnd = this.#cell(article, 1);
    const date = this.#cell(article, 2);
    return { headline, excerptEnd, date, end: date < 0 ? excerptEnd : date + 1 };
  }

  day(article: number): Day {
    return this.#cell(article, 3);
  }

  /** The article that line `line` belongs to, -1 if it is none's. */
  articleAt(line: number): number {
    const article = this.articleFrom(line);
    return article < this.#articles && this.#cell(article, 0) <= line ? article : -1;
  }

  /** The first article that ends behind line `line`; the number of articles if there is none. */
  articleFrom(line: number): number {
    let low = 0;
    let high = this.#articles;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.lines(middle).end <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #cell(article: number, column: number): number {
    const value = this.#rows[article * columns + column];
    if (value === undefined || article >= this.#articles) throw new RangeError(`no article ${article}`);
    return value;
  }
}

/** Collects what `DumpIndex` holds, piece by piece. */
export class DumpIndexBuilder {
  readonly #rows: number[] = [];
  readonly #strayDates: number[] = [];
  #hasDatedArticle = false;

  addDated(headline: number, excerptEnd: number, date: number, day: Day): void {
    this.#rows.push(headline, excerptEnd, date, day);
    this.#hasDatedArticle = true;
  }

  addUndated(headline: number, excerptEnd: number): void {
    this.#rows.push(headline, excerptEnd, -1, noDay);
  }

  addStrayDate(line: number): void {
    this.#strayDates.push(line);
  }

  build(lineCount: number): DumpIndex {
    return new DumpIndex(this.#rows, this.#strayDates, lineCount, this.#hasDatedArticle);
  }
}
