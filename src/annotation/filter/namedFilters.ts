import { getNodeValue, type Node } from 'jsonc-parser';
import { parseText, valueOf } from '../codebook/codebookTree';
import { referenceKey, type ArticleReference } from '../reference';
import { isRecord, problemOf, shape, type Kind } from '../shape';
import { parseQuery, type QueryProblem } from './query';

export const filtersFormat = 'newsdump-filters';
export const filtersVersion = 1;

/** A filter that a project's people share. */
export interface NamedFilter {
  readonly name: string;
  /** See `parseQuery`. */
  readonly query: string;
  /** If there is one, only its articles are wanted. */
  readonly sample?: Sample;
}

/** Articles that were drawn by lot, and what is needed to draw them again. */
export interface Sample {
  readonly seed: number;
  /** How many were asked for. */
  readonly n: number;
  /** The layer that they are to be coded in; `main` if left out. */
  readonly layer?: string;
  readonly articles: readonly ArticleReference[];
}

/** What is wrong with a part of `filters.json`. Offset and length are in UTF-16 units. */
export interface FiltersProblem {
  readonly offset: number;
  readonly length: number;
  readonly problem:
    /** `error` is what jsonc-parser calls it, or `TooDeep`. */
    | { readonly kind: 'syntax'; readonly error: string }
    | { readonly kind: 'notFilters' }
    | { readonly kind: 'newerVersion'; readonly version: number }
    /** This entry is left out. */
    | { readonly kind: 'notAFilter'; readonly message: string }
    /** Of two filters with one name the first counts. */
    | { readonly kind: 'repeatedName'; readonly name: string }
    /** The filter counts, without that part of its query. */
    | { readonly kind: 'query'; readonly name: string; readonly found: QueryProblem };
}

/** What became of the text of `filters.json`. */
export interface FiltersReading {
  /** In the order of the text, each name once. */
  readonly filters: readonly NamedFilter[];
  readonly problems: readonly FiltersProblem[];
  /** Whether the text is a file of filters without a mistake in its JSON. Otherwise it is not edited. */
  readonly isReadable: boolean;
  /** Whether a newer version wrote it: it is then not edited. */
  readonly isReadOnly: boolean;
}

/** Reads `annotations/filters.json`: JSON with comments and trailing commas. Any text will do; never throws. */
export function readFilters(text: string): FiltersReading {
  const { root, errors } = parseText(text);
  const problems: FiltersProblem[] = errors.map(({ offset, length, error }) => ({
    offset,
    length,
    problem: { kind: 'syntax', error },
  }));
  const report = ({ offset, length }: Node, problem: FiltersProblem['problem']): void => {
    problems.push({ offset, length, problem });
  };
  const version: unknown = root && valueOf(root, 'version')?.value;
  const isReadOnly = typeof version === 'number' && version > filtersVersion;
  if (root && isReadOnly) report(root, { kind: 'newerVersion', version });
  const isOurs = root !== undefined && isFilters(root);
  if (root && !isOurs) report(root, { kind: 'notFilters' });
  const filters = new Map<string, NamedFilter>();
  for (const node of isOurs ? filterNodes(root) : []) {
    const value: unknown = getNodeValue(node);
    const message = problemOfFilter(value);
    if (message !== undefined) {
      report(node, { kind: 'notAFilter', message });
      continue;
    }
    const filter = withoutUnknownKeys(value as NamedFilter);
    const { name, query } = filter;
    if (filters.has(name)) report(node, { kind: 'repeatedName', name });
    else {
      filters.set(name, filter);
      for (const found of parseQuery(query).problems)
        report(valueOf(node, 'query') ?? node, { kind: 'query', name, found });
    }
  }
  return {
    filters: [...filters.values()],
    problems,
    isReadable: isOurs && errors.length === 0,
    isReadOnly,
  };
}

/** The keys (`referenceKey`) of a sample's articles; undefined if the filter is no sample. */
export function sampleKeys({ sample }: NamedFilter): ReadonlySet<string> | undefined {
  return sample && new Set(sample.articles.map(referenceKey));
}

/** The entries of the list of filters; none if there is no list. */
export function filterNodes(root: Node): readonly Node[] {
  return valueOf(root, 'filters')?.children ?? [];
}

/** A list may be missing, and what says that it is ours; but nothing may say that it is something else. */
function isFilters(root: Node): boolean {
  if (root.type !== 'object') return false;
  const list = valueOf(root, 'filters');
  const format: unknown = valueOf(root, 'format')?.value;
  return (format === undefined || format === filtersFormat) && (list === undefined || list.type === 'array');
}

const text: Kind = { is: (value) => typeof value === 'string', expected: 'a string' };
const name: Kind = {
  is: (value) => typeof value === 'string' && value.trim() !== '',
  expected: 'a string that is not blank',
};
const date: Kind = {
  is: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)),
  expected: 'a date like 2025-04-29, or null',
};
const wholeNumber: Kind = { is: Number.isSafeInteger, expected: 'a whole number' };
const count: Kind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  expected: 'a whole number from 1',
};
const article = shape({ date, headline: text }, { lead: text });
const articles: Kind = {
  is: (value) =>
    Array.isArray(value) && value.every((one) => isRecord(one) && problemOf(one, article) === undefined),
  expected: 'a list of objects with date, headline and lead',
};
const filterShape = shape(
  { name, query: text },
  { sample: shape({ seed: wholeNumber, n: count, articles }, { layer: name }) },
);

function withoutUnknownKeys({ name, query, sample }: NamedFilter): NamedFilter {
  if (!sample) return { name, query };
  const { seed, n, layer, articles } = sample;
  const references = articles.map(({ date, headline, lead }) => ({
    date,
    headline,
    ...(lead !== undefined && { lead }),
  }));
  return { name, query, sample: { seed, n, ...(layer !== undefined && { layer }), articles: references } };
}

function problemOfFilter(value: unknown): string | undefined {
  return isRecord(value) ? problemOf(value, filterShape) : 'a filter must be an object';
}
