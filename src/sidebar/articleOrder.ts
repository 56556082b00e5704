import type { Day } from '../dump/day';
import type { Steps } from '../dump/steps';
import type { SortBy } from '../workspace/deskState';
import { NumberList } from './numberList';
import { sortedByDay, sortedByText, type DayRun } from './sorting';

/** What articles are sorted by. Articles are known by their numbers. */
export interface SortedFacts {
  readonly day: (article: number) => Day;
  readonly headline: (article: number) => string;
}

/** The order in which articles stand in every group of a tree. Holds eight bytes an article. */
export class ArticleOrder {
  private constructor(
    /** In the order. */
    readonly numbers: Int32Array,
    /** The days in the order, if the articles stand by day. */
    readonly days: readonly DayRun[],
    /** By article, its place in the order; -1 if it is not among the articles. */
    private readonly places: Int32Array,
  ) {}

  /**
   * Sorts articles.
   * @param articles their numbers, ascending
   * @param isByDay whether they are to stand by day first, as the groups by date need it: newest first, if they are not sorted otherwise
   */
  static *of(
    articles: Int32Array,
    { day, headline }: SortedFacts,
    sortBy: SortBy,
    isByDay: boolean,
  ): Steps<ArticleOrder> {
    const sorted = sortBy === 'headline' ? yield* sortedByText(articles, headline) : articles;
    const { numbers, runs } =
      isByDay || sortBy === 'newest' || sortBy === 'oldest'
        ? yield* sortedByDay(sorted, day, sortBy === 'oldest')
        : { numbers: sorted, runs: [] };
    const places = new Int32Array(1 + (articles.at(-1) ?? -1)).fill(-1);
    for (let place = 0; place < numbers.length; place++) {
      if (place % 1000 === 0) yield;
      const article = numbers[place] ?? 0;
      places[article] = place;
    }
    return new ArticleOrder(numbers, runs, places);
  }

  /** Whether an article is in a list, which must be in this order. */
  isIn(list: Int32Array, article: number): boolean {
    const place = this.places[article] ?? -1;
    if (place < 0) return false;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.places[list[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return list[low] === article;
  }

  /** The articles of lists, each once, as they come. */
  *distinct(lists: Iterable<Int32Array>): Steps<Int32Array> {
    const isMet = new Uint8Array(this.places.length);
    const met = new NumberList();
    for (const list of lists)
      for (let i = 0; i < list.length; i++) {
        if (i % 1000 === 0) yield;
        const article = list[i] ?? 0;
        if (isMet[article] === 1) continue;
        isMet[article] = 1;
        met.add(article);
      }
    return met.numbers;
  }
}
