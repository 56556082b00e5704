import type { FieldValue } from '../annotation/events';

/** A calendar date as yyyy-MM-dd. */
export interface DayCell {
  readonly day: string;
}

/** What a cell of a table holds; nothing if it is undefined. */
export type Cell = string | number | boolean | DayCell | undefined;

/** One without cells is no row of the table, only a place where the writer can pause. */
export type Row = readonly Cell[];

export type Value = Exclude<FieldValue, null>;

type Scalar = string | number | boolean;

/** Stands between several values in a cell. */
export const valueSeparator = '|';

/** The value as people read it. {@link valueTypeOf} says how it is read back. */
export function valueCell(value: Value): Scalar {
  if (!isSeveral(value)) return value;
  return valueTypeOf(value) === 'json' ? JSON.stringify(value) : value.join(valueSeparator);
}

/** What a value is; of several, `texts`, `numbers` or `booleans`; `json` for a list that cannot simply be joined. */
export function valueTypeOf(value: Value): string {
  if (!isSeveral(value)) return typeOf(value);
  const types = new Set(value.map(typeOf));
  const [type] = types;
  const cannotBeJoined = value.some((item) => typeof item === 'string' && item.includes(valueSeparator));
  return type === undefined || types.size > 1 || cannotBeJoined ? 'json' : `${type}s`;
}

function isSeveral(value: Value): value is readonly Scalar[] {
  return typeof value === 'object';
}

function typeOf(value: Scalar): 'text' | 'number' | 'boolean' {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}
