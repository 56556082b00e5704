import { getDaysInMonth } from 'date-fns/getDaysInMonth';

/**
 * A calendar date as one number, yyyymmdd, so that days compare as numbers and no time zone can move them;
 * or, where a date line gives none, `noSuchDay` or `ambiguousDay`; or `noDay` where there is no date line.
 */
export type Day = number;
export const noDay: Day = 0;
/** The line is a date line, but the calendar has no such day (February 30). */
export const noSuchDay: Day = -1;
/** The line may be read as day/month or as month/day, and nobody said which. */
export const ambiguousDay: Day = -2;

/** How a date of the shape 04/05/2025 is to be read. */
export type DateOrder = 'dmy' | 'mdy';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = /\d{1,2}:\d{2}(?::\d{2})?/g;
const monthName = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

/** The day that a written date means. `written` is the date of a date line, with or without weekday and time. */
export function readDay(written: string, order: DateOrder | undefined): Day {
  const [first = 0, second = 0, third = 0] = numbersIn(written);
  const month = months.indexOf(monthName.exec(written)?.[0].toLowerCase() ?? '') + 1;
  if (month > 0) return dayOf(second, month, first);
  if (first > 31) return dayOf(first, second, third);
  if (order === 'dmy') return dayOf(third, second, first);
  if (order === 'mdy') return dayOf(third, first, second);
  const dayFirst = dayOf(third, second, first);
  const monthFirst = dayOf(third, first, second);
  if (dayFirst === monthFirst || monthFirst === noSuchDay) return dayFirst;
  return dayFirst === noSuchDay ? monthFirst : ambiguousDay;
}

/** The numbers in a written date, those of a time of day left out. */
function numbersIn(written: string): number[] {
  const date = written.includes(':') ? written.replace(clock, ' ') : written;
  const numbers: number[] = [];
  let number = -1;
  for (let i = 0; i <= date.length; i++) {
    const digit = date.charCodeAt(i) - 0x30;
    if (digit >= 0 && digit <= 9) number = Math.max(number, 0) * 10 + digit;
    else if (number >= 0) {
      numbers.push(number);
      number = -1;
    }
  }
  return numbers;
}

/** The day of a year, month (1-12) and day of the month, or `noSuchDay`. */
export function dayOf(year: number, month: number, day: number): Day {
  const exists = month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(year, month));
  return exists ? year * 10000 + month * 100 + day : noSuchDay;
}

/**
 * The length of a month. date-fns asks the local calendar, and there a month's last day may be missing: Kiribati left out
 * December 31, 1994. So it is asked about the same month after 2400: the calendar repeats every 400 years, skipped days do not.
 */
function daysIn(year: number, month: number): number {
  const key = (year % 400) * 12 + month;
  let days = knownLengths.get(key);
  if (days === undefined) {
    days = getDaysInMonth(new Date(2400 + (year % 400), month - 1));
    knownLengths.set(key, days);
  }
  return days;
}

/** By year and month: a look into the calendar takes longer than to read all the rest of a date line. */
const knownLengths = new Map<number, number>();

/** `2025-04-29` for a day, null for an unknown one. */
export function isoDate(day: Day): string | null {
  if (day <= 0) return null;
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** The day that a calendar date of the form yyyy-MM-dd names; `noSuchDay` if there is none or it has another form. */
export function dayOfIso(date: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : noSuchDay;
}
