/** How values of a variable compare: as same or not, by rank, by difference, by proportion. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** One value that one coder gave one unit. */
export type Rating = string | number | boolean;

/**
 * What coders gave units: a row a unit, in it a place for each coder, in one order in all rows; undefined where the coder gave none
 * (a missing value).
 */
export type Ratings<T extends Rating = Rating> = readonly (readonly (T | undefined)[])[];

/**
 * Why there is no value:
 * - `noVariation`: all is the same, so nothing tells agreement from chance
 * - `underTwoCoders`: there is nobody to compare with
 * - `noUnits`: no unit has what must be compared
 * - `unfitValue`: a number is not finite, or is below zero at the ratio level
 */
export type WhyUndefined = 'noVariation' | 'underTwoCoders' | 'noUnits' | 'unfitValue';

/** A measure of agreement, or why it has no value. The value is always a finite number. */
export type Agreement =
  | { readonly value: number; readonly undefined?: never }
  | { readonly undefined: WhyUndefined; readonly value?: never };

/** How many coders the ratings have places for. */
export function codersOf(ratings: Ratings): number {
  return ratings.reduce((most, row) => Math.max(most, row.length), 0);
}

/** How often each value occurs, missing ones left out. */
export function countsOf<T extends Rating>(values: Iterable<T | undefined>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
