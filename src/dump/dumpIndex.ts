import { endOfText, type Block } from './block';
import type { Day } from './day';
import { firstWhere } from './firstWhere';
import { Piece, rowLength } from './piece';
import type { BlockOptions } from './readBlocks';

/** One article's place. All lines are 0-based; `excerptEnd` and `end` are exclusive. */
export interface ArticleLines {
  readonly headline: number;
  /** Behind the last line that has text. The excerpt is what has text between the headline and here. */
  readonly excerptEnd: number;
  /** The date line, -1 if the article has none. */
  readonly date: number;
  readonly end: number;
}

/** What a reader of a dump should look at: a date line that ends no article (0-based), or an article whose day is unknown. */
export type Oddity = { readonly strayDate: number } | { readonly article: number };

/** Articles that follow each other, in two indexes. */
export interface KeptArticles {
  /** The first one's number, and its number in the index of before. */
  readonly article: number;
  readonly was: number;
  readonly count: number;
}

/**
 * Where the articles of a dump stand: line numbers and days only, about 25 bytes an article, whatever the size of the text.
 * Articles are numbered from 0 in the order of the text. A text without a single dated article has none.
 *
 * The rows of articles are held by the blocks. Only what joins these is made anew after an edit: where each begins, and the piece that ends
 * at its first cut, which may begin blocks before.
 */
export class DumpIndex {
  readonly lineCount: number;
  readonly articleCount: number;
  /** With the end of the text as the last. */
  readonly #blocks: readonly Block[];
  /** By block, its first line and its first article. */
  readonly #firstLines: Int32Array;
  readonly #firstArticles: Int32Array;
  /** By block, the row of the piece that ends at its first cut, with lines of the text. The headline is -1 if that is no article. */
  readonly #heads: Int32Array;

  /**
   * @param blocks of the whole text, in order
   * @param options with which they were read
   */
  constructor(
    readonly blocks: readonly Block[],
    readonly options: BlockOptions,
  ) {
    this.#blocks = [...blocks, endOfText];
    this.#firstLines = new Int32Array(this.#blocks.length);
    this.#firstArticles = new Int32Array(this.#blocks.length);
    this.#heads = new Int32Array(this.#blocks.length * rowLength).fill(-1);
    const piece = new Piece();
    let line = 0;
    let article = 0;
    let dated = 0;
    this.#blocks.forEach(({ lineCount, head, cut, rows, tail, tailFollowsBullet }, i) => {
      this.#firstLines[i] = line;
      this.#firstArticles[i] = article;
      piece.add(head, line);
      if (cut) {
        const dateLine = cut.dateLine < 0 ? -1 : cut.dateLine + line;
        if (piece.writeRow(this.#heads, i * rowLength, dateLine, cut.day)) {
          article++;
          if (dateLine >= 0) dated++;
        }
        article += rows.length / rowLength;
        if (dated === 0 && hasDatedRow(rows)) dated++;
        piece.begin(tailFollowsBullet);
        piece.add(tail, line);
      }
      line += lineCount;
    });
    this.lineCount = line;
    this.articleCount = dated > 0 || options.isPart === true ? article : 0;
  }

  lines(article: number): ArticleLines {
    const { rows, at, line } = this.#find(article);
    const excerptEnd = numberAt(rows, at + 1) + line;
    const dateLine = numberAt(rows, at + 2);
    const date = dateLine < 0 ? -1 : dateLine + line;
    return { headline: numberAt(rows, at) + line, excerptEnd, date, end: date < 0 ? excerptEnd : date + 1 };
  }

  day(article: number): Day {
    const { rows, at } = this.#find(article);
    return numberAt(rows, at + 3);
  }

  /** The article that line `line` belongs to, -1 if it is none's. */
  articleAt(line: number): number {
    const article = this.articleFrom(line);
    return article < this.articleCount && this.lines(article).headline <= line ? article : -1;
  }

  /** The first article that ends behind line `line`; the number of articles if there is none. */
  articleFrom(line: number): number {
    const block = firstWhere(this.#firstLines.length, (i) => numberAt(this.#firstLines, i) > line) - 1;
    // All articles before ended in blocks before. Of those behind, the first may: its end can be a bullet that stands later.
    const first = Math.min(this.#firstArticles[block] ?? 0, this.articleCount);
    const behind = this.#firstArticles[block + 1] ?? this.articleCount;
    const count = Math.min(behind + 1, this.articleCount) - first;
    return first + firstWhere(count, (i) => this.lines(first + i).end > line);
  }

  /** Date lines that end no article, 0-based, ascending. */
  get strayDates(): readonly number[] {
    return [...this.oddities()].flatMap((oddity) => ('strayDate' in oddity ? [oddity.strayDate] : []));
  }

  /** In the order of the lines. Costs next to nothing where there are none. */
  *oddities(): Generator<Oddity> {
    for (const [i, { rows, strayDates }] of this.#blocks.entries()) {
      const line = numberAt(this.#firstLines, i);
      const head = i * rowLength;
      if (this.#hasHead(i)) {
        if (this.articleCount > 0 && numberAt(this.#heads, head + 3) <= 0)
          yield { article: numberAt(this.#firstArticles, i) };
      } else if (numberAt(this.#heads, head + 2) >= 0) yield { strayDate: numberAt(this.#heads, head + 2) };
      let article = this.#firstInside(i);
      let stray = 0;
      for (let at = 0; at < rows.length && this.articleCount > 0; at += rowLength, article++) {
        if (numberAt(rows, at + 3) > 0) continue;
        for (; numberAt(strayDates, stray) < numberAt(rows, at); stray++)
          yield { strayDate: numberAt(strayDates, stray) + line };
        yield { article };
      }
      for (; stray < strayDates.length; stray++) yield { strayDate: numberAt(strayDates, stray) + line };
    }
  }

  /**
   * The articles that surely are what they were before edits, text and all, in order. Of those that are left out nothing is known.
   * @param before the index that this one was made of
   */
  *keptFrom(before: DumpIndex): Generator<KeptArticles> {
    if (this.articleCount === 0 || before.articleCount === 0) return;
    const blocksBefore = new Map(before.blocks.map((block, i) => [block, i]));
    for (const [i, block] of this.blocks.entries()) {
      const blockBefore = blocksBefore.get(block);
      const count = block.rows.length / rowLength;
      if (blockBefore !== undefined && count > 0)
        yield { article: this.#firstInside(i), was: before.#firstInside(blockBefore), count };
    }
  }

  /** The article that the first row of a block holds. */
  #firstInside(block: number): number {
    return numberAt(this.#firstArticles, block) + (this.#hasHead(block) ? 1 : 0);
  }

  /** Whether an article ends at the first cut of a block. */
  #hasHead(block: number): boolean {
    return numberAt(this.#heads, block * rowLength) >= 0;
  }

  /** Where an article's row is: at `at` in `rows`, its lines counted from `line`. */
  #find(article: number): { readonly rows: Int32Array; readonly at: number; readonly line: number } {
    if (!(article >= 0 && article < this.articleCount)) throw new RangeError(`no article ${article}`);
    const first = this.#firstArticles;
    const block = firstWhere(first.length, (i) => numberAt(first, i) > article) - 1;
    const inside = article - this.#firstInside(block);
    if (inside < 0) return { rows: this.#heads, at: block * rowLength, line: 0 };
    return {
      rows: this.#blocks[block]?.rows ?? endOfText.rows,
      at: inside * rowLength,
      line: numberAt(this.#firstLines, block),
    };
  }
}

/** NaN beyond the end, which is neither below nor above any number. */
const numberAt = (numbers: Int32Array | readonly number[], i: number): number => numbers[i] ?? NaN;

function hasDatedRow(rows: Int32Array): boolean {
  for (let at = 2; at < rows.length; at += rowLength) if (numberAt(rows, at) >= 0) return true;
  return false;
}
