import type { Day } from './day';
import { dayOf, noDay } from './day';

/*
 * Nearly all date lines have one form: `EditorialSept. 8, 2023 | 07:25 -`, with or without the section, the time and the bullet. It is read
 * here by hand, which takes a tenth of the time that the pattern does. What is read so, the pattern reads alike; a test compares them.
 */

const longestSection = 30;
const mostWords = 3;

const space = 0x20;
const ampersand = 0x26;
const comma = 0x2c;
const dash = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const bar = 0x7c;

const isDigit = (unit: number): boolean => unit >= zero && unit <= 0x39;
const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
const isOfSection = (unit: number): boolean =>
  isSmall(unit) || isCapital(unit) || unit === dash || unit === ampersand;

/**
 * The day of a date line of the usual form, which stands in a text from `start` to `end`, without white space at its ends; `noDay` for any
 * other line.
 */
export function usualDay(text: string, start: number, end: number): Day {
  let at = end - 1;
  if (text.charCodeAt(at) === dash && text.charCodeAt(--at) === space) at--;
  if (text.charCodeAt(at - 2) === colon) at = beforeTime(text, at);
  let year = 0;
  for (let place = 1; place <= 1000; place *= 10) {
    const unit = text.charCodeAt(at--);
    if (!isDigit(unit)) return noDay;
    year += (unit - zero) * place;
  }
  if (year < 1000 || year > 2999 || text.charCodeAt(at) !== space || text.charCodeAt(at - 1) !== comma)
    return noDay;
  at -= 2;
  if (!isDigit(text.charCodeAt(at))) return noDay;
  let day = text.charCodeAt(at--) - zero;
  if (isDigit(text.charCodeAt(at))) day += (text.charCodeAt(at--) - zero) * 10;
  if (text.charCodeAt(at) !== space) return noDay;
  const monthEnd = text.charCodeAt(at - 1) === dot ? at - 1 : at;
  at = monthEnd - 1;
  while (isSmall(text.charCodeAt(at))) at--;
  const month = at < start ? 0 : monthOf(text, at, monthEnd);
  return month > 0 && isSection(text, start, at) ? dayOf(year, month, day) : noDay;
}

/** Where a date can end before a time that ends at `at`, which has a colon where one belongs. */
function beforeTime(text: string, at: number): number {
  if (!isDigit(text.charCodeAt(at)) || !isDigit(text.charCodeAt(at - 1))) return at;
  at -= 3;
  if (!isDigit(text.charCodeAt(at--))) return at;
  if (isDigit(text.charCodeAt(at))) at--;
  if (text.charCodeAt(at) === space) at--;
  if (text.charCodeAt(at) === bar && text.charCodeAt(--at) === space) at--;
  return at;
}

/** The names of the months, by their first three letters. */
const months = new Map(
  'Jan January|Feb February|Mar March|Apr April|May|Jun June|Jul July|Aug August|Sep Sept September|Oct October|Nov November|Dec December'
    .split('|')
    .map((names, i) => [lettersAt(names, 0), { month: i + 1, names: names.split(' ') }]),
);

/** Three letters as one number. */
function lettersAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 256 + text.charCodeAt(at + 1)) * 256 + text.charCodeAt(at + 2);
}

/** The month, 1-12, of the name that stands in a text from `start` to `end`; 0 if it is none's. */
function monthOf(text: string, start: number, end: number): number {
  const found = months.get(lettersAt(text, start));
  if (!found) return 0;
  for (const name of found.names) {
    if (name.length === end - start && text.startsWith(name, start)) return found.month;
  }
  return 0;
}

/** Whether what stands there is nothing, or letters that can be a section, perhaps with a space behind them. */
function isSection(text: string, start: number, end: number): boolean {
  if (start === end) return true;
  if (text.charCodeAt(end - 1) === space) end--;
  if (!isCapital(text.charCodeAt(start)) || end - start > longestSection) return false;
  let words = 1;
  for (let i = start + 1; i < end; i++) {
    if (text.charCodeAt(i) === space && ++words <= mostWords) i++;
    if (i === end || !isOfSection(text.charCodeAt(i))) return false;
  }
  return true;
}
