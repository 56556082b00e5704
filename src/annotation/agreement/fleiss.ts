import { codersOf, countsOf, sumOf, type Agreement, type Ratings } from './agreement';

/**
 * Fleiss' κ of two or more coders: (P̄ − P̄_e) ⁄ (1 − P̄_e). It knows only same and not the same. It wants as many ratings of every
 * unit, so only the units that every coder gave a value are counted. For two coders it is Scott's π.
 *
 * Source: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76: 378–382.
 */
export function fleissKappa(ratings: Ratings): Agreement {
  const coders = codersOf(ratings);
  if (coders < 2) return { undefined: 'underTwoCoders' };
  const units = ratings.filter((row) => row.length === coders && !row.includes(undefined));
  if (units.length === 0) return { undefined: 'noUnits' };

  const all = units.length * coders;
  const squares = (counts: Iterable<number>): number => sumOf([...counts].map((count) => count ** 2));
  const chance = squares(countsOf(units.flat()).values()) / all ** 2;
  if (chance === 1) return { undefined: 'noVariation' };
  const agreeing = sumOf(units.map((row) => squares(countsOf(row).values()) - coders));
  const agreement = agreeing / (all * (coders - 1));
  return { value: (agreement - chance) / (1 - chance) };
}
