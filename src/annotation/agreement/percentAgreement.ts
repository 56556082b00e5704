import { codersOf, countsOf, sumOf, type Agreement, type Ratings } from './agreement';

/**
 * The share of pairs of coders' values on one unit that are the same, from 0 to 1; for two coders, the share of units on which they
 * agree. What is missing makes no pair.
 *
 * Source: R. Artstein and M. Poesio (2008), Inter-coder agreement for computational linguistics, Computational Linguistics 34:
 * 555–596 (observed agreement).
 */
export function percentAgreement(ratings: Ratings): Agreement {
  if (codersOf(ratings) < 2) return { undefined: 'underTwoCoders' };
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  let same = 0;
  let all = 0;
  for (const row of ratings) {
    const counts = [...countsOf(row).values()];
    same += sumOf(counts.map(pairs));
    all += pairs(sumOf(counts));
  }
  return all === 0 ? { undefined: 'noUnits' } : { value: same / all };
}
