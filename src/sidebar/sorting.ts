import type { Day } from '../dump/day';
import type { Steps } from '../dump/steps';

/** The articles of one day among articles that stand by day. */
export interface DayRun {
  /** 0 for those whose date is unknown, for whatever reason. */
  readonly day: Day;
  /** The places of the first, and behind the last. */
  readonly start: number;
  readonly end: number;
}

interface CountedDay {
  readonly id: number;
  readonly day: Day;
  count: number;
}

/** So many cheap things are done in one step, and so many for which a text is read. */
const stepOfNumbers = 500;
const stepOfTexts = 50;

/** Newest or oldest first; those whose date is unknown last. Those of one day keep their order. */
export function* sortedByDay(
  articles: Int32Array,
  dayOf: (article: number) => Day,
  oldestFirst: boolean,
): Steps<{ readonly numbers: Int32Array; readonly runs: readonly DayRun[] }> {
  // There are few days and many articles: they are counted by day, then each is put where it belongs.
  const counted = new Map<Day, CountedDay>();
  const dayIds = new Int32Array(articles.length);
  let last: CountedDay | undefined;
  for (let i = 0; i < articles.length; i++) {
    if (i % stepOfNumbers === 0) yield;
    const article = articles[i] ?? 0;
    const day = Math.max(0, dayOf(article));
    if (last?.day !== day) {
      last = counted.get(day) ?? { id: counted.size, day, count: 0 };
      counted.set(day, last);
    }
    last.count++;
    dayIds[i] = last.id;
  }
  const rankOf = (day: Day): number => (day === 0 ? Infinity : oldestFirst ? day : -day);
  const runs: DayRun[] = [];
  const next = new Int32Array(counted.size);
  let start = 0;
  for (const { id, day, count } of [...counted.values()].sort((a, b) =>
    rankOf(a.day) < rankOf(b.day) ? -1 : 1,
  )) {
    next[id] = start;
    runs.push({ day, start, end: start + count });
    start += count;
  }
  const numbers = new Int32Array(articles.length);
  for (let i = 0; i < articles.length; i++) {
    if (i % stepOfNumbers === 0) yield;
    const article = articles[i] ?? 0;
    const id = dayIds[i] ?? 0;
    const place = next[id] ?? 0;
    numbers[place] = article;
    next[id] = place + 1;
  }
  return { numbers, runs };
}

/** By text, without regard to case and to blanks around it. Those with one text keep their order. */
export function* sortedByText(articles: Int32Array, textOf: (article: number) => string): Steps<Int32Array> {
  const texts: string[] = [];
  for (const article of articles) {
    if (texts.length % stepOfTexts === 0) yield;
    texts.push(textOf(article).trim().toLowerCase());
  }
  const textAt = (place: number): string => texts[place] ?? '';
  const sorted = yield* sortedPlaces(texts.length, (a, b) => (textAt(a) <= textAt(b) ? -1 : 1));
  for (let i = 0; i < sorted.length; i++) {
    if (i % stepOfNumbers === 0) yield;
    const place = sorted[i] ?? 0;
    sorted[i] = articles[place] ?? 0;
  }
  return sorted;
}

/**
 * The places 0 to `count` - 1, sorted; those that are equal keep their order. What sorts arrays cannot be done in steps: here sorted runs
 * are merged to ever longer ones.
 */
export function* sortedPlaces(count: number, compare: (a: number, b: number) => number): Steps<Int32Array> {
  let from = new Int32Array(count);
  let to = new Int32Array(count);
  for (let i = 0; i < count; i++) from[i] = i;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if (at % stepOfNumbers === 0) yield;
        const [a = 0, b = 0] = [from[left], from[right]];
        const isLeft = right === end || (left < middle && compare(a, b) <= 0);
        to[at] = isLeft ? a : b;
        if (isLeft) left++;
        else right++;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
