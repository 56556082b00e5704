import type { FieldCoding } from '../annotation/annotations';
import { sorted } from './counter';

/** What was said in a field. A number counts in `numbers`, anything else in `values`; of several values in one, each. */
export interface FieldStatistics {
  readonly field: string;
  /** What was said most often is first. */
  readonly values: readonly ValueStatistics[];
  /** Left out if there are none. */
  readonly numbers?: NumberStatistics;
}

export interface ValueStatistics {
  readonly value: string | boolean;
  /** How often it was said: by each coder, in each layer, on the article and on each mark. */
  readonly count: number;
  readonly articles: number;
}

export interface NumberStatistics {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Null if the numbers are too large to add up. */
  readonly mean: number | null;
}

/** Gathers what is said in the fields, article by article. */
export class FieldCounts {
  readonly #fields = new Map<string, { readonly values: Map<string | boolean, Counts>; numbers: Numbers }>();

  /** Takes in the values on one article and its marks. */
  add(codings: readonly FieldCoding[]): void {
    const met = new Set<Counts>();
    for (const { field: id, value: said } of codings) {
      const field = this.#fields.get(id) ?? { values: new Map<string | boolean, Counts>(), numbers: none };
      this.#fields.set(id, field);
      for (const value of typeof said === 'object' ? said : [said]) {
        if (typeof value === 'number') {
          field.numbers = withNumber(field.numbers, value);
          continue;
        }
        const counts = field.values.get(value) ?? { count: 0, articles: 0 };
        field.values.set(value, counts);
        counts.count++;
        if (!met.has(counts)) counts.articles++;
        met.add(counts);
      }
    }
  }

  /** Sorted by field. */
  get statistics(): FieldStatistics[] {
    return sorted(this.#fields).map(([field, { values, numbers }]) => ({
      field,
      values: [...values].map(([value, counts]) => ({ value, ...counts })).sort(mostFirst),
      ...(numbers.count > 0 && { numbers: numberStatistics(numbers) }),
    }));
  }
}

interface Counts {
  count: number;
  articles: number;
}

interface Numbers {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
}

const none: Numbers = { count: 0, min: Infinity, max: -Infinity, sum: 0 };

function withNumber({ count, min, max, sum }: Numbers, value: number): Numbers {
  return { count: count + 1, min: Math.min(min, value), max: Math.max(max, value), sum: sum + value };
}

function numberStatistics({ count, min, max, sum }: Numbers): NumberStatistics {
  return { count, min, max, mean: Number.isFinite(sum) ? sum / count : null };
}

function mostFirst(a: ValueStatistics, b: ValueStatistics): number {
  return b.count - a.count || (JSON.stringify(a.value) < JSON.stringify(b.value) ? -1 : 1);
}
