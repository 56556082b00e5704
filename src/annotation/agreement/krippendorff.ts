import {
  codersOf,
  countsOf,
  sumOf,
  type Agreement,
  type Level,
  type Rating,
  type Ratings,
} from './agreement';

/**
 * Krippendorff's α for any number of coders, with missing values: 1 − D_o ⁄ D_e. A unit with fewer than two values counts for
 * nothing, as in the source. The values of all levels but the nominal are numbers; the ordinal level ranks them by size.
 *
 * The time it takes grows as the number of units does, and as the square of the number of distinct values (nominal: as the number).
 *
 * Source: K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C and D.
 */
export function krippendorffAlpha(ratings: Ratings, level: 'nominal'): Agreement;
export function krippendorffAlpha(ratings: Ratings<number>, level: Level): Agreement;
export function krippendorffAlpha(ratings: Ratings, level: Level): Agreement {
  if (codersOf(ratings) < 2) return { undefined: 'underTwoCoders' };
  const units = ratings
    .map((row) => row.filter((value) => value !== undefined))
    .filter(({ length }) => length > 1);
  if (units.length === 0) return { undefined: 'noUnits' };

  const margins = countsOf(units.flat());
  const positions = positionsAt[level](margins);
  if (!positions) return { undefined: 'unfitValue' };

  const disagreement = (counts: ReadonlyMap<Rating, number>): number =>
    disagreementOf(
      [...counts].map(([value, count]) => ({ position: positions.get(value) ?? 0, count })),
      squaredDistances[level],
    );
  const observed = sumOf(units.map((values) => (areSame(values) ? 0 : disagreement(countsOf(values)))));
  const expected = disagreement(margins);
  return expected === 0 ? { undefined: 'noVariation' } : { value: 1 - observed / expected };
}

const areSame = ([first, ...others]: readonly Rating[]): boolean => others.every((value) => value === first);

/** How often a value occurs, and what stands for the value in the distances. */
interface Counted {
  readonly position: number;
  readonly count: number;
}

/** δ² of two values that differ; undefined where any two are equally far apart. */
type SquaredDistance = ((c: number, k: number) => number) | undefined;

/**
 * The sum of δ² over all ordered pairs of values, each weighing 1 ⁄ (number of values − 1). Of one unit's values it is the unit's part
 * of n·D_o, of all values it is n·D_e.
 */
function disagreementOf(values: readonly Counted[], squaredDistance: SquaredDistance): number {
  const total = sumOf(values.map(({ count }) => count));
  let sum = 0;
  for (const c of values) {
    if (!squaredDistance) sum += c.count * (total - c.count);
    else
      for (const k of values) {
        // Each pair once, counted twice.
        if (k === c) break;
        sum += 2 * c.count * k.count * squaredDistance(c.position, k.position);
      }
  }
  return sum / (total - 1);
}

const difference = (c: number, k: number): number => (c - k) * (c - k);

const squaredDistances: Record<Level, SquaredDistance> = {
  nominal: undefined,
  ordinal: difference,
  interval: difference,
  ratio: (c, k) => ((c - k) / (c + k)) ** 2,
};

type Margins = ReadonlyMap<Rating, number>;

/** The position of each value, given how often each occurs; undefined if the level has none for one of them. */
const positionsAt: Record<Level, (margins: Margins) => Margins | undefined> = {
  nominal: (margins) => margins,
  ordinal: (margins) => (areNumbers(margins) ? middlesOf(margins) : undefined),
  interval: (margins) => (areNumbers(margins) ? proportionsOf(margins) : undefined),
  ratio: (margins) =>
    areNumbers(margins) && [...margins.keys()].every((value) => Number(value) >= 0)
      ? proportionsOf(margins)
      : undefined,
};

const areNumbers = (margins: Margins): boolean => [...margins.keys()].every(Number.isFinite);

/**
 * Where the middle of each value stands when all values are lined up by size. The distance of two middles is the ordinal one of the
 * source: Σ n_g for g from c to k, less (n_c + n_k) ⁄ 2.
 */
function middlesOf(margins: Margins): Margins {
  const middles = new Map<Rating, number>();
  let before = 0;
  for (const [value, count] of [...margins].sort(([a], [b]) => Number(a) - Number(b))) {
    middles.set(value, before + count / 2);
    before += count;
  }
  return middles;
}

/** The values as shares of the greatest: that changes no α, and the squares of great numbers stay finite. */
function proportionsOf(margins: Margins): Margins {
  const greatest = [...margins.keys()].reduce<number>((most, v) => Math.max(most, Math.abs(Number(v))), 0);
  return new Map([...margins.keys()].map((value) => [value, Number(value) / (greatest || 1)]));
}
