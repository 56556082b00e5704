import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Agreement, Ratings } from '../../../../src/annotation/agreement/agreement';

/** Fails unless the agreement has a value within `tolerance` of the expected one. */
export function assertNear(agreement: Agreement, expected: number, tolerance: number): void {
  assert.ok(agreement.value !== undefined, `undefined: ${String(agreement.undefined)}`);
  const { value } = agreement;
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not ${expected} ± ${tolerance}`);
}

/** Fails if two agreements are not the same, but for the rounding of the arithmetic. */
export function assertSame(a: Agreement, b: Agreement): void {
  assert.equal(a.undefined, b.undefined);
  if (b.value !== undefined) assertNear(a, b.value, 1e-9 * Math.max(1, Math.abs(b.value)));
}

/** Fails if it is neither a finite number nor says why there is none. */
export function assertTold(agreement: Agreement): void {
  assert.notEqual(Number.isFinite(agreement.value), agreement.undefined !== undefined);
}

/** Units by coders, with missing values; up to five coders and a few distinct values, so that they meet. */
export const someRatings: fc.Arbitrary<Ratings<number>> = fc.integer({ min: 0, max: 5 }).chain((coders) =>
  fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 }), {
      minLength: coders,
      maxLength: coders,
    }),
    { maxLength: 20 },
  ),
);

/** Every unit has the value that all coders gave it, and there are at least two such values. */
export const perfectRatings: fc.Arbitrary<Ratings<number>> = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 30 })
      .filter((values) => new Set(values).size > 1),
  )
  .map(([coders, values]) => values.map((value) => Array.from({ length: coders }, () => value)));

/** The same ratings with the coders in the opposite order. */
export const reversed = (ratings: Ratings<number>): Ratings<number> => ratings.map((row) => row.toReversed());

/** The same ratings with other names for the values. */
export const renamed = (ratings: Ratings<number>): Ratings =>
  ratings.map((row) => row.map((value) => (value === undefined ? undefined : (names[value] ?? value))));

const names = ['weather', true, 17, 'Weather', ''];
