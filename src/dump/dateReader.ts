import type { DateOrder, Day } from './day';
import { noDay, readDay } from './day';
import { hasDigitsOfDate, writtenDate } from './lineShape';
import { usualDay } from './usualDate';

/** Reads date lines, each distinct one of an unusual form once. */
export class DateReader {
  /** What the last date line gave. */
  day: Day = noDay;
  /** By the line, without white space at its ends. */
  readonly #known = new Map<string, Day>();

  constructor(readonly order: DateOrder | undefined) {}

  /** Whether a line that stands in a text from `start` to `end`, without white space at its ends, is a date line. If so, `day` is its day. */
  readonly isDateLine = (text: string, start: number, end: number): boolean => {
    this.day = usualDay(text, start, end) || this.#unusualDay(text, start, end);
    return this.day !== noDay;
  };

  #unusualDay(text: string, start: number, end: number): Day {
    if (!hasDigitsOfDate(text, start, end)) return noDay;
    const line = text.slice(start, end);
    const known = this.#known.get(line);
    if (known !== undefined) return known;
    const date = writtenDate(line);
    if (date === undefined) return noDay;
    const day = readDay(date, this.order);
    this.#known.set(line, day);
    return day;
  }
}
