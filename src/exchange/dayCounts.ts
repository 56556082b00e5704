import { isoDate, noDay, type Day } from '../dump/day';
import { Counter } from './counter';

/** The days of articles. A day that is not known counts as none. */
export interface DayStatistics {
  /** yyyy-MM-dd; null if no article has a date. */
  readonly first: string | null;
  readonly last: string | null;
  readonly undated: number;
  readonly months: readonly MonthStatistics[];
}

/** Months without an article are left out, and so are articles without a date. */
export interface MonthStatistics {
  /** yyyy-MM */
  readonly month: string;
  readonly articles: number;
}

/** Counts articles by month. Months are numbers, yyyymm. */
export class Months extends Counter<number> {
  addDay(day: Day): void {
    if (day > noDay) this.add(Math.floor(day / 100));
  }

  get statistics(): MonthStatistics[] {
    return this.entries.map(([month, articles]) => ({
      month: (isoDate(month * 100 + 1) ?? '').slice(0, 'yyyy-MM'.length),
      articles,
    }));
  }
}

/** Counts articles by day. */
export class DayCounts {
  articles = 0;
  #undated = 0;
  #first = Infinity;
  #last = -Infinity;
  readonly #months = new Months();

  add(day: Day): void {
    this.articles++;
    this.#months.addDay(day);
    if (day <= noDay) this.#undated++;
    else {
      this.#first = Math.min(this.#first, day);
      this.#last = Math.max(this.#last, day);
    }
  }

  get statistics(): DayStatistics {
    const isAny = this.articles > this.#undated;
    return {
      first: isAny ? isoDate(this.#first) : null,
      last: isAny ? isoDate(this.#last) : null,
      undated: this.#undated,
      months: this.#months.statistics,
    };
  }
}
