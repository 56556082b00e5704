import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cohenKappa, cohenKappaOfCounts } from '../../../../src/annotation/agreement/cohen';
import { fleissKappa } from '../../../../src/annotation/agreement/fleiss';
import { percentAgreement } from '../../../../src/annotation/agreement/percentAgreement';
import type { Ratings } from '../../../../src/annotation/agreement/agreement';
import { Random } from '../../../bench/random';
import { assertNear, assertSame, assertTold, perfectRatings, renamed, reversed, someRatings } from './near';

type Pair<T> = [T | undefined, T | undefined];

const pairsIn = <T extends string | number | boolean>(ratings: Ratings<T>): Pair<T>[] =>
  ratings.map(([a, b]) => [a, b]);

/** The pairs that a table counts. */
const pairsOf = (table: readonly (readonly number[])[]): Pair<number>[] =>
  table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, (): Pair<number> => [a, b])),
  );

describe("Cohen's kappa", () => {
  const cases = [
    {
      source: 'Cohen (1960), the first table',
      table: [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      kappa: 0.491525,
      within: 0.5e-6,
    },
    {
      source: 'Cohen (1960), the second table',
      table: [
        [25, 12, 3],
        [13, 2, 15],
        [12, 16, 2],
      ],
      kappa: -0.092308,
      within: 0.5e-6,
    },
    {
      source: 'Artstein and Poesio',
      table: [
        [46, 0, 0],
        [6, 32, 6],
        [0, 0, 10],
      ],
      kappa: 0.8013,
      within: 0.5e-4,
    },
  ];
  for (const { source, table, kappa, within } of cases)
    it(`is as published, from a table and from pairs: ${source}`, () => {
      assertNear(cohenKappaOfCounts(table), kappa, within);
      assert.deepEqual(cohenKappa(pairsOf(table)), cohenKappaOfCounts(table));
    });

  it('says why it has no value', () => {
    assert.deepEqual(cohenKappa([]), { undefined: 'noUnits' });
    assert.deepEqual(
      cohenKappa([
        ['a', undefined],
        [undefined, 'a'],
      ]),
      { undefined: 'noUnits' },
    );
    assert.deepEqual(
      cohenKappa([
        ['a', 'a'],
        ['a', 'a'],
        ['b', undefined],
      ]),
      { undefined: 'noVariation' },
    );
    assert.deepEqual(cohenKappaOfCounts([]), { undefined: 'noUnits' });
    assert.deepEqual(
      cohenKappaOfCounts([
        [5, 0],
        [0, 0],
      ]),
      { undefined: 'noVariation' },
    );
  });

  it('is 0 for two coders who each have only their own value', () => {
    assert.deepEqual(
      cohenKappa([
        ['a', 'b'],
        ['a', 'b'],
      ]),
      { value: 0 },
    );
  });

  it('refuses what is no square table of counts', () => {
    for (const table of [[[1, 2]], [[1, 2], [3]], [[-1]], [[NaN]], [[Infinity]]])
      assert.throws(() => cohenKappaOfCounts(table), RangeError);
  });

  it('does not depend on the order of the coders or the names of the values, and is never NaN', () => {
    fc.assert(
      fc.property(someRatings, (ratings) => {
        const two = ratings.map(([a, b]) => [a, b]);
        const kappa = cohenKappa(pairsIn(two));
        assertTold(kappa);
        assertSame(cohenKappa(pairsIn(reversed(two))), kappa);
        assertSame(cohenKappa(pairsIn(renamed(two))), kappa);
      }),
    );
  });

  it('is exactly 1 when both agree and there is variation', () => {
    fc.assert(
      fc.property(perfectRatings, (ratings) => {
        assert.deepEqual(cohenKappa(pairsIn(ratings)), { value: 1 });
      }),
    );
  });

  it('is near 0 for random codings', () => {
    const random = new Random(1960);
    const pairs = Array.from({ length: 5000 }, (): Pair<number> => [random.below(3), random.below(4)]);
    assertNear(cohenKappa(pairs), 0, 0.03);
  });
});

describe("Fleiss' kappa", () => {
  // How many of 14 coders put each of ten units in each of five categories.
  const counts = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  const ratings = counts.map((row) =>
    row.flatMap((count, category) => Array.from({ length: count }, () => category)),
  );

  it('is as known for ten units and fourteen coders', () => {
    assertNear(fleissKappa(ratings), 0.20993, 0.5e-5);
  });

  it('leaves out units that a coder gave no value', () => {
    const withMissing = [...ratings, [...Array.from({ length: 13 }, () => 2), undefined], [1]];
    assert.deepEqual(fleissKappa(withMissing), fleissKappa(ratings));
  });

  it("is Scott's pi for two coders", () => {
    // Artstein and Poesio's table: the mean of the two coders' shares is .49, .38, .13.
    const pi = (0.88 - (0.49 ** 2 + 0.38 ** 2 + 0.13 ** 2)) / (1 - (0.49 ** 2 + 0.38 ** 2 + 0.13 ** 2));
    assertNear(
      fleissKappa(
        pairsOf([
          [46, 0, 0],
          [6, 32, 6],
          [0, 0, 10],
        ]),
      ),
      pi,
      1e-9,
    );
  });

  it('says why it has no value', () => {
    assert.deepEqual(fleissKappa([]), { undefined: 'underTwoCoders' });
    assert.deepEqual(fleissKappa([['a'], ['b']]), { undefined: 'underTwoCoders' });
    assert.deepEqual(fleissKappa([['a', 'a', undefined]]), { undefined: 'noUnits' });
    assert.deepEqual(fleissKappa([['a', 'a', 'a']]), { undefined: 'noVariation' });
  });

  it('does not depend on the order of the coders or the names of the values, and is never NaN', () => {
    fc.assert(
      fc.property(someRatings, (some) => {
        const kappa = fleissKappa(some);
        assertTold(kappa);
        assertSame(fleissKappa(reversed(some)), kappa);
        assertSame(fleissKappa(renamed(some)), kappa);
      }),
    );
  });

  it('is exactly 1 when all agree and there is variation', () => {
    fc.assert(
      fc.property(perfectRatings, (some) => {
        assert.deepEqual(fleissKappa(some), { value: 1 });
      }),
    );
  });

  it('is near 0 for random codings', () => {
    const random = new Random(1971);
    const random4 = Array.from({ length: 5000 }, () => [0, 1, 2, 3].map(() => random.below(3)));
    assertNear(fleissKappa(random4), 0, 0.02);
  });
});

describe('percentAgreement', () => {
  it('is the share of units for two coders', () => {
    assert.deepEqual(
      percentAgreement([
        [1, 1],
        [1, 2],
        [2, 2],
        [3, 3],
        [1, undefined],
      ]),
      { value: 0.75 },
    );
  });

  it('is the share of pairs of coders for more', () => {
    // 3 of 3, 1 of 3, and 1 of 1 pairs.
    assert.deepEqual(
      percentAgreement([
        [1, 1, 1],
        [1, 1, 2],
        [undefined, 4, 4],
      ]),
      { value: 5 / 7 },
    );
  });

  it('is 1 where nothing varies: it is not corrected for chance', () => {
    assert.deepEqual(percentAgreement([[false, false]]), { value: 1 });
  });

  it('says why it has no value', () => {
    assert.deepEqual(percentAgreement([['a']]), { undefined: 'underTwoCoders' });
    assert.deepEqual(percentAgreement([['a', undefined]]), { undefined: 'noUnits' });
  });

  it('does not depend on the order of the coders or the names of the values, and is never NaN', () => {
    fc.assert(
      fc.property(someRatings, (some) => {
        const percent = percentAgreement(some);
        assertTold(percent);
        assertSame(percentAgreement(reversed(some)), percent);
        assertSame(percentAgreement(renamed(some)), percent);
      }),
    );
  });
});
