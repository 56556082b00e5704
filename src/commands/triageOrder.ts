import type { Day } from '../dump/day';

/** Articles by number. */
interface Dated {
  readonly length: number;
  number(i: number): number;
  day(number: number): Day;
}

/**
 * The numbers of the articles by date, those without one last: as they are shown if that is so already, so that triage goes down the tree; else
 * newest first. Articles of one day keep their order.
 */
export function byDate(shown: Dated): Int32Array {
  const dated: number[] = [];
  const undated: number[] = [];
  let isRising = true;
  let isFalling = true;
  let before: Day | undefined;
  for (let i = 0; i < shown.length; i++) {
    const number = shown.number(i);
    const day = shown.day(number);
    if (day <= 0) {
      undated.push(number);
      continue;
    }
    dated.push(number);
    if (day < (before ?? day)) isRising = false;
    if (day > (before ?? day)) isFalling = false;
    before = day;
  }
  const ordered = isRising || isFalling ? dated : newestFirst(dated, shown);
  return Int32Array.from([...ordered, ...undated]);
}

/** There are far fewer days than articles, so these are not compared with each other. */
function newestFirst(articles: readonly number[], { day }: Pick<Dated, 'day'>): number[] {
  const byDay = new Map<Day, number[]>();
  for (const number of articles) {
    const ofDay = byDay.get(day(number)) ?? [];
    byDay.set(day(number), ofDay);
    ofDay.push(number);
  }
  return [...byDay].sort(([a], [b]) => b - a).flatMap(([, ofDay]) => ofDay);
}

/** The next article that is left, from the place `start` of the order on, and round at the end; undefined if none is. */
export function nextLeft(
  order: Int32Array,
  start: number,
  isLeft: (number: number) => boolean,
): number | undefined {
  for (let i = 0; i < order.length; i++) {
    const number = order[(start + i) % order.length];
    if (number !== undefined && isLeft(number)) return number;
  }
  return undefined;
}
