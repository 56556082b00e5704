import { dayOfIso } from '../../dump/day';
import type { FieldValue } from '../events';
import type { Level, Rating } from './agreement';

/** What agreement has to know of a field. */
export interface ComparedField {
  readonly level: Level;
  readonly multiple: boolean;
  /** In their order, which is that of an ordinal field. Empty if any value may be given. */
  readonly options: readonly { readonly value: string }[];
}

type Value = Exclude<FieldValue, null>;

/** The level at which a field is compared. What holds sets, or is not in the codebook, is the same or not the same. */
export function levelOf(field: ComparedField | undefined): Level {
  return !field || field.multiple ? 'nominal' : field.level;
}

/**
 * The value as agreement compares it. At the nominal level, the set of values as one string. At the others, a number: an option is
 * its place among the options where the level is ordinal, a boolean is 0 or 1, a date is its days since 1970 (not at the ratio level,
 * as its zero is arbitrary). Undefined if the level has no place for it: it is no such number, or below zero at the ratio level.
 */
export function ratingOf(value: Value, field: ComparedField | undefined): Rating | undefined {
  const level = levelOf(field);
  return level === 'nominal' ? setOf(value) : numberOf(value, level, field?.options ?? []);
}

/** One string for all ways to write a set of values: a single value is a set too, order and repetition do not count. */
export function setOf(value: Value): string {
  const members = new Set([value].flat().map((member) => JSON.stringify(member)));
  return `[${[...members].sort().join(',')}]`;
}

const dayLength = 24 * 60 * 60 * 1000;

function numberOf(value: Value, level: Level, options: ComparedField['options']): number | undefined {
  const [only, ...others] = [value].flat();
  if (only === undefined || others.length > 0) return undefined;
  if (level === 'ordinal' && options.length > 0) {
    const place = options.findIndex((option) => option.value === only);
    return place < 0 ? undefined : place;
  }
  if (typeof only !== 'string') {
    const number = Number(only);
    return Number.isFinite(number) && (level !== 'ratio' || number >= 0) ? number : undefined;
  }
  // As UTC, so that no time zone makes a day longer than another.
  return level !== 'ratio' && dayOfIso(only) > 0 ? Date.parse(only) / dayLength : undefined;
}
