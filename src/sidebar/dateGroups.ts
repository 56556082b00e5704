import type { Day } from '../dump/day';

/** The articles of a year, a month or a day, or those whose date is unknown. */
export interface DateGroup<T> {
  readonly kind: 'year' | 'month' | 'day' | 'undated';
  /** One of the group's days; a month and a year have the first of theirs. */
  readonly day: Day;
  readonly articles: readonly T[];
}

const levels = ['year', 'month', 'day'] as const;
/** What two days of one group have in common: yyyymmdd divided by this. */
const divisors = { year: 10_000, month: 100, day: 1 };

/**
 * Groups articles at the highest level below `level` that tells them apart; undefined if none does.
 * @param articles by day, either way, those whose date is unknown last
 * @param level that of the group whose articles they are; undefined for the whole
 */
export function dateGroups<T>(
  articles: readonly T[],
  dayOf: (article: T) => Day,
  level?: DateGroup<T>['kind'],
): DateGroup<T>[] | undefined {
  if (level === 'undated' || level === 'day') return undefined;
  const firstUndated = articles.findIndex((article) => dayOf(article) <= 0);
  const dated = firstUndated < 0 ? articles : articles.slice(0, firstUndated);
  const undated = articles.slice(dated.length);
  for (const kind of levels.slice(level ? levels.indexOf(level) + 1 : 0)) {
    const groups: DateGroup<T>[] = slicesBy(dated, dayOf, divisors[kind]).map((slice) => ({
      kind,
      day: firstOf(dayOf(slice[0]), divisors[kind]),
      articles: slice,
    }));
    if (groups.length === 0 || (groups.length === 1 && (kind !== 'day' || undated.length === 0))) continue;
    if (undated.length > 0) groups.push({ kind: 'undated', day: 0, articles: undated });
    return groups;
  }
  return undefined;
}

const firstOf = (day: Day, divisor: number): Day => {
  const first = day - (day % divisor);
  return divisor === 10_000 ? first + 101 : divisor === 100 ? first + 1 : first;
};

function slicesBy<T>(articles: readonly T[], dayOf: (article: T) => Day, divisor: number): [T, ...T[]][] {
  const slices: [T, ...T[]][] = [];
  let last = -1;
  for (const article of articles) {
    const value = Math.floor(dayOf(article) / divisor);
    if (value !== last) slices.push([article]);
    else slices.at(-1)?.push(article);
    last = value;
  }
  return slices;
}
