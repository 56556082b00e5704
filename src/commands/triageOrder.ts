import type { Day } from '../dump/day';

interface Dated {
  readonly day: Day;
}

/**
 * The articles by date, those without one last: as they are shown if that is so already, so that triage goes down the tree; else newest
 * first. Articles of one day keep their order.
 */
export function byDate<T extends Dated>(shown: readonly T[]): readonly T[] {
  const dated = shown.filter(({ day }) => day > 0);
  const undated = shown.filter(({ day }) => day <= 0);
  const goes = (sign: 1 | -1): boolean =>
    dated.every(({ day }, i) => i === 0 || sign * (day - (dated[i - 1]?.day ?? day)) >= 0);
  const ordered = goes(1) || goes(-1) ? dated : dated.toSorted((a, b) => b.day - a.day);
  return [...ordered, ...undated];
}

/**
 * The next article that is left: the first behind the current one, and round at the end; undefined if none is left but the current one.
 * @param before the order in which the current one stood: it may be gone from `now`, because the filter has changed, or what it asks
 * for. What followed it is then gone on with.
 * @param keyOf what tells an article, though it is listed anew
 */
export function nextLeft<T>(
  before: readonly T[],
  now: readonly T[],
  current: T | undefined,
  keyOf: (article: T) => string,
  isLeft: (article: T) => boolean,
): T | undefined {
  const currentKey = current && keyOf(current);
  const places = new Map(now.map((article, i) => [keyOf(article), i]));
  const at = before.findIndex((article) => keyOf(article) === currentKey);
  const stays = currentKey !== undefined && places.has(currentKey);
  const anchor = stays ? currentKey : keyOfFirst(before.slice(at + 1), places, keyOf);
  const start = anchor === undefined ? 0 : (places.get(anchor) ?? 0) + (stays ? 1 : 0);
  const inTurn = [...now.slice(start), ...now.slice(0, start)];
  return inTurn.find((article) => keyOf(article) !== currentKey && isLeft(article));
}

function keyOfFirst<T>(
  articles: readonly T[],
  places: ReadonlyMap<string, number>,
  keyOf: (article: T) => string,
): string | undefined {
  return articles.map(keyOf).find((key) => places.has(key));
}
