import { sumOf, type Agreement } from './agreement';
import type { Span } from './spans';

/** For each coder, in one order in all categories, the units in a continuum, by position, without overlaps. */
export type UnitsByCoder = readonly (readonly Span[])[];

/**
 * Krippendorff's α_U of what coders cut out of a continuum (text laid end to end) and gave one of several categories:
 * 1 − Σ D_o ⁄ Σ D_e over the categories. With one category it is that category's own. It counts by how much ends differ, and how
 * long a unit is that falls into another coder's gap. The unit of length is any: a UTF-16 unit for us.
 *
 * The time it takes grows as n log n with the number of units.
 *
 * Source: K. Krippendorff (2004), Measuring the reliability of qualitative text analysis data, Quality & Quantity 38: 787–800, and
 * (1995), On the reliability of unitizing continuous data, Sociological Methodology 25: 47–76.
 * @param categories each has a place for every coder, also for one without units in it
 */
export function alphaU(categories: readonly UnitsByCoder[], continuum: Span): Agreement {
  const coders = categories.reduce((most, units) => Math.max(most, units.length), 0);
  if (categories.every((units) => units.every(({ length }) => length === 0))) return { undefined: 'noUnits' };
  if (coders < 2) return { undefined: 'underTwoCoders' };
  const observed = sumOf(categories.map((units) => observedDisagreement(units, continuum)));
  const expected = sumOf(categories.map((units) => expectedDisagreement(units, continuum)));
  return expected === 0 ? { undefined: 'noVariation' } : { value: 1 - observed / expected };
}

/** A unit, or a gap between units. */
interface Section extends Span {
  readonly isUnit: boolean;
}

const lengthOf = ({ start, end }: Span): number => end - start;

/** The units and the gaps between them, which fill the continuum. */
function sectionsOf(units: readonly Span[], continuum: Span): Section[] {
  const sections: Section[] = [];
  let at = continuum.start;
  for (const { start, end } of units) {
    if (at < start) sections.push({ start: at, end: start, isUnit: false });
    sections.push({ start, end, isUnit: true });
    at = end;
  }
  if (at < continuum.end) sections.push({ start: at, end: continuum.end, isUnit: false });
  return sections;
}

/** D_o of a category: the mean of δ² over all ordered pairs of coders, by the square of the continuum's length. */
function observedDisagreement(units: UnitsByCoder, continuum: Span): number {
  const sections = units.map((ofCoder) => sectionsOf(ofCoder, continuum));
  let sum = 0;
  for (const [i, a] of sections.entries()) for (const b of sections.slice(0, i)) sum += 2 * distance(a, b);
  return sum / (units.length * (units.length - 1) * lengthOf(continuum) ** 2);
}

/** The sum of δ² over the sections of two coders. Those that do not meet count for nothing. */
function distance(a: readonly Section[], b: readonly Section[]): number {
  let [i, j, sum] = [0, 0, 0];
  for (let ours = a[0], theirs = b[0]; ours && theirs; ours = a[i], theirs = b[j]) {
    sum += squaredDistance(ours, theirs);
    if (ours.end <= theirs.end) i++;
    if (theirs.end <= ours.end) j++;
  }
  return sum;
}

/** δ² of two sections that have a place in common. */
function squaredDistance(a: Section, b: Section): number {
  if (a.isUnit && b.isUnit) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.isUnit) return isWithin(a, b) ? lengthOf(a) ** 2 : 0;
  if (b.isUnit) return isWithin(b, a) ? lengthOf(b) ** 2 : 0;
  return 0;
}

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** D_e of a category: what δ² would be if the same units and gaps were strewn at random. */
function expectedDisagreement(units: UnitsByCoder, continuum: Span): number {
  const length = lengthOf(continuum);
  const all = units.length * length;
  const lengths = units.flat().map(lengthOf);
  const room = roomIn(
    units.flatMap((ofCoder) => sectionsOf(ofCoder, continuum).filter(({ isUnit }) => !isUnit)),
  );
  const strewn = sumOf(
    lengths.map((l) => ((lengths.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room(l)),
  );
  const pairs = all * (all - 1) - sumOf(lengths.map((l) => l * (l - 1)));
  return strewn === 0 ? 0 : ((2 / length) * strewn) / pairs;
}

/** In how many places a unit of a length can lie wholly in one of the gaps: Σ (gap − unit + 1) over the gaps that are as long. */
function roomIn(gaps: readonly Span[]): (length: number) => number {
  const descending = gaps.map(lengthOf).sort((a, b) => b - a);
  const sums = [0];
  for (const gap of descending) sums.push((sums.at(-1) ?? 0) + gap);
  return (length) => {
    let [from, to] = [0, descending.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((descending[middle] ?? 0) >= length) from = middle + 1;
      else to = middle;
    }
    return (sums[from] ?? 0) - from * (length - 1);
  };
}
