import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Level, Ratings } from '../../../../src/annotation/agreement/agreement';
import { krippendorffAlpha } from '../../../../src/annotation/agreement/krippendorff';
import { Random } from '../../../bench/random';
import { assertNear, assertSame, assertTold, perfectRatings, renamed, reversed, someRatings } from './near';

const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

/** Units of what each coder gave, a line a coder; a dot is missing. */
function unitsOf(...coders: readonly string[]): (number | undefined)[][] {
  const rows = coders.map((line) =>
    line.split(' ').map((value) => (value === '.' ? undefined : Number(value))),
  );
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit]));
}

describe("Krippendorff's alpha", () => {
  const fourCoders = unitsOf(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  );
  // To the digits that are published, the last of which may be cut.
  const published: Record<Level, number> = {
    nominal: 0.743421,
    ordinal: 0.815388,
    interval: 0.849107,
    ratio: 0.797403,
  };
  for (const level of levels)
    it(`is as published for four coders with missing values: ${level}`, () => {
      assertNear(krippendorffAlpha(fourCoders, level), published[level], 0.5e-6);
    });

  it('is as published for two coders and two values', () => {
    const pairs = '10 11 01 00 00 01 00 01 00 00'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]);
    assertNear(krippendorffAlpha(pairs, 'nominal'), 0.095238, 0.5e-6);
    const numbers = pairs.map((pair) => pair.map(Number));
    // With two values, all distances are alike.
    for (const level of levels) assertNear(krippendorffAlpha(numbers, level), 0.095238, 0.5e-6);
  });

  it('says why it has no value', () => {
    assert.deepEqual(krippendorffAlpha([], 'nominal'), { undefined: 'underTwoCoders' });
    assert.deepEqual(krippendorffAlpha([[1], [2]], 'nominal'), { undefined: 'underTwoCoders' });
    assert.deepEqual(krippendorffAlpha([[1, undefined], [undefined, 2], []], 'nominal'), {
      undefined: 'noUnits',
    });
    for (const level of levels) {
      assert.deepEqual(
        krippendorffAlpha(
          [
            [7, 7],
            [7, 7],
            [8, undefined],
          ],
          level,
        ),
        { undefined: 'noVariation' },
      );
    }
    assert.deepEqual(
      krippendorffAlpha(
        [
          [-1, 1],
          [2, 2],
        ],
        'ratio',
      ),
      { undefined: 'unfitValue' },
    );
    for (const level of levels.slice(1))
      assert.deepEqual(
        krippendorffAlpha(
          [
            [NaN, 1],
            [2, Infinity],
          ],
          level,
        ),
        { undefined: 'unfitValue' },
      );
  });

  it('is below zero when coders differ more than chance would', () => {
    assert.ok(
      (krippendorffAlpha(
        [
          [1, 2],
          [2, 1],
        ],
        'nominal',
      ).value ?? 0) < 0,
    );
  });

  it('takes numbers as great and as near zero as there are', () => {
    const great = [
      [1e308, 1e308],
      [-1e308, -1e308],
      [0, 1e300],
    ];
    assertNear(krippendorffAlpha(great, 'interval'), 1, 1e-6);
    assertTold(
      krippendorffAlpha(
        [
          [1e308, 1.7e308],
          [0, 0],
        ],
        'ratio',
      ),
    );
    assertTold(
      krippendorffAlpha(
        [
          [0, 5e-324],
          [5e-324, 0],
        ],
        'interval',
      ),
    );
    assertTold(
      krippendorffAlpha(
        [
          [0, 5e-324],
          [0, 0],
        ],
        'ratio',
      ),
    );
  });

  it('is what the coincidence matrix of the source gives', () => {
    fc.assert(
      fc.property(someRatings, fc.constantFrom(...levels), (ratings, level) => {
        const alpha = krippendorffAlpha(ratings, level);
        assertTold(alpha);
        if (alpha.value !== undefined) assertNear(alpha, alphaByCoincidences(ratings, level), 1e-9);
      }),
    );
  });

  it('does not depend on the order of the coders', () => {
    fc.assert(
      fc.property(someRatings, fc.constantFrom(...levels), (ratings, level) => {
        assertSame(krippendorffAlpha(reversed(ratings), level), krippendorffAlpha(ratings, level));
      }),
    );
  });

  it('does not depend on the names of nominal values', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        assertSame(krippendorffAlpha(renamed(ratings), 'nominal'), krippendorffAlpha(ratings, 'nominal'));
      }),
    );
  });

  it('depends only on what the level knows: proportions, differences, ranks', () => {
    const changed = (ratings: Ratings<number>, by: (value: number) => number): Ratings<number> =>
      ratings.map((row) => row.map((value) => (value === undefined ? undefined : by(value))));
    fc.assert(
      fc.property(someRatings, (some) => {
        const same = (level: Level, by: (value: number) => number): void =>
          assertSame(krippendorffAlpha(changed(some, by), level), krippendorffAlpha(some, level));
        same('ratio', (value) => value * 7);
        same('interval', (value) => 100 - 3 * value);
        same('ordinal', (value) => value ** 3 - 5);
      }),
    );
  });

  it('is exactly 1 when all agree and there is variation', () => {
    fc.assert(
      fc.property(perfectRatings, fc.constantFrom(...levels), (ratings, level) => {
        assert.deepEqual(krippendorffAlpha(ratings, level), { value: 1 });
      }),
    );
  });

  it('is near 0 for random codings', () => {
    const random = new Random(2004);
    const ratings = Array.from({ length: 5000 }, () => [0, 1, 2].map(() => random.below(5)));
    for (const level of levels) assertNear(krippendorffAlpha(ratings, level), 0, 0.03);
  });
});

/** As the source has it, section C: o_ck, n_c, and δ² of the metric, step by step. */
function alphaByCoincidences(ratings: Ratings<number>, level: Level): number {
  const values = [0, 1, 2, 3, 4];
  const coincidences = values.map(() => values.map(() => 0));
  for (const row of ratings) {
    const given = row.filter((value) => value !== undefined);
    if (given.length < 2) continue;
    for (const [i, c] of given.entries())
      for (const [j, k] of given.entries()) {
        const column = coincidences[c];
        if (i !== j && column) column[k] = (column[k] ?? 0) + 1 / (given.length - 1);
      }
  }
  const margins = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const n = margins.reduce((sum, count) => sum + count, 0);
  const marginOf = (value: number): number => margins[value] ?? 0;
  const squared = (c: number, k: number): number => {
    if (c === k) return 0;
    if (level === 'nominal') return 1;
    if (level === 'interval') return (c - k) ** 2;
    if (level === 'ratio') return ((c - k) / (c + k)) ** 2;
    const between = values.filter((g) => g >= Math.min(c, k) && g <= Math.max(c, k));
    const sum = between.reduce((total, g) => total + marginOf(g), 0);
    return (sum - (marginOf(c) + marginOf(k)) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (const c of values)
    for (const k of values) {
      observed += (coincidences[c]?.[k] ?? 0) * squared(c, k);
      expected += marginOf(c) * marginOf(k) * squared(c, k);
    }
  return 1 - ((n - 1) * observed) / expected;
}
