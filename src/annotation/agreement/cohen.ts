import { countsOf, sumOf, type Agreement, type Rating } from './agreement';

/**
 * Cohen's κ of two coders: (p_o − p_e) ⁄ (1 − p_e), where p_e is what two coders with these totals each would agree on by chance. It
 * knows only same and not the same. A pair with a missing value is left out.
 *
 * Source: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20: 37–46.
 */
export function cohenKappa<T extends Rating>(
  pairs: Iterable<readonly [T | undefined, T | undefined]>,
): Agreement {
  const compared = [...pairs].filter(([a, b]) => a !== undefined && b !== undefined);
  const ofFirst = countsOf(compared.map(([a]) => a));
  const ofSecond = countsOf(compared.map(([, b]) => b));
  const same = compared.filter(([a, b]) => a === b).length;
  const byChance = sumOf([...ofFirst].map(([value, count]) => count * (ofSecond.get(value) ?? 0)));
  return kappa(compared.length, same, byChance);
}

/**
 * The same, from a square table of how many units the first coder gave the row's value and the second the column's. Throws a
 * `RangeError` if it is not square, or a count is below zero or not finite.
 */
export function cohenKappaOfCounts(table: readonly (readonly number[])[]): Agreement {
  const isCount = (count: number): boolean => count >= 0 && Number.isFinite(count);
  if (!table.every((row) => row.length === table.length && row.every(isCount)))
    throw new RangeError('a square table of counts is needed');
  const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
  const places = [...table.keys()];
  const rowTotal = (i: number): number => sumOf(places.map((j) => at(i, j)));
  const columnTotal = (j: number): number => sumOf(places.map((i) => at(i, j)));
  return kappa(
    sumOf(places.map(rowTotal)),
    sumOf(places.map((i) => at(i, i))),
    sumOf(places.map((i) => rowTotal(i) * columnTotal(i))),
  );
}

/** @param byChance n² · p_e: whole numbers, so that full agreement is 1 exactly */
function kappa(units: number, same: number, byChance: number): Agreement {
  if (units === 0) return { undefined: 'noUnits' };
  const most = units * units;
  if (byChance === most) return { undefined: 'noVariation' };
  return { value: (units * same - byChance) / (most - byChance) };
}
