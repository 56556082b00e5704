import type { Status } from '../events';

/** Which articles are wanted: those that meet every term. Without terms, all. */
export type Filter = readonly Term[];

/** One condition; with `not`, the articles that do not meet it. */
export type Term = { readonly not: boolean } & Condition;

export type Condition =
  /** The text stands in the headline or in the excerpt. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'tag'; readonly oneOf: readonly TagChoice[] }
  | { readonly kind: 'status'; readonly oneOf: readonly Choice<Status>[] }
  /** Something on the article is by one of these coders. */
  | { readonly kind: 'by'; readonly oneOf: readonly Choice[] }
  | { readonly kind: 'section'; readonly oneOf: readonly Choice[] }
  /** It stands in a dump with one of these paths, or with a path that ends in one of these names. */
  | { readonly kind: 'dump'; readonly oneOf: readonly { readonly is: string }[] }
  /** Each value is a {@link Period}. */
  | { readonly kind: 'date'; readonly oneOf: readonly Choice[] }
  /** The day is the period's first or a later one; its last or an earlier one. */
  | { readonly kind: 'after' | 'before'; readonly period: Period }
  | ({ readonly kind: 'field'; readonly field: string } & FieldCondition);

/** Whether there is a value at all. */
export type Presence = 'any' | 'none';

/** One value, or whether there is any. */
export type Choice<T extends string = string> = { readonly is: T } | Presence;

/** A tag; with `below`, that tag or one that is nested below it. */
export type TagChoice = Choice | { readonly below: string };

/** A year, a month or a day of the calendar that exists: `2025`, `2025-04`, `2025-04-29`. */
export type Period = string;

/** What a field's value must be; of several values one must. */
export type FieldCondition =
  | { readonly is: 'any' }
  | { readonly is: '='; readonly oneOf: readonly string[] }
  /** The value is a number, or a date `yyyy-MM-dd`. */
  | { readonly is: Comparison; readonly value: string };

export type Comparison = '>=' | '<=' | '>' | '<';

/** Whether a text is a number as people write one. */
export function isNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}
