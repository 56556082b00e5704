import type { Day } from '../dump/day';
import type { Steps } from '../dump/steps';
import type { GroupBy } from '../workspace/deskState';
import type { ArticleOrder } from './articleOrder';
import { dateGroups, type DateGroup } from './dateGroups';
import { NumberList } from './numberList';
import { sortedPlaces, type DayRun } from './sorting';
import { tagBranches, type TagBranch } from './tagBranches';

/** What articles are grouped by. They are known by their numbers. Only what is needed is asked for, once an article. */
export interface GroupedFacts {
  readonly tags: (article: number) => readonly string[];
  readonly section: (article: number) => string | undefined;
  readonly dumps: (article: number) => readonly string[];
  readonly coders: (article: number) => readonly string[];
  readonly status: (article: number) => string | undefined;
  /** The tag that the codebook nests another one in. */
  readonly parentOf: (tag: string) => string | undefined;
}

/** What the articles of a group have in common. */
export type GroupKind =
  /** A month and a year have the first of their days. */
  | { readonly kind: 'year' | 'month' | 'day'; readonly day: Day }
  | { readonly kind: Exclude<GroupBy, 'date'>; readonly name: string }
  /** Articles without a date, a tag, …; the last group. */
  | { readonly kind: 'none'; readonly of: GroupBy }
  /** The nodes with these numbers, 1-based, the last included, of a list that is too long. */
  | {
      readonly kind: 'part';
      readonly of: 'articles' | 'groups';
      readonly first: number;
      readonly last: number;
    };

/** A group before it has its place in the tree. */
export interface Plan {
  readonly is: GroupKind;
  readonly articles: Int32Array;
  readonly content: () => Content;
}

/** What a group holds: first groups, then articles, in their order. */
export interface Content {
  readonly groups: readonly Plan[];
  readonly articles: Int32Array;
}

/** A node has at most so many children. */
const mostChildren = 500;

/** Groups articles; lists may be long. Lists of articles keep the order, which must be by day if they are grouped by date. */
export function* grouped(order: ArticleOrder, facts: GroupedFacts, by: GroupBy): Steps<Content> {
  const { numbers, days } = order;
  const { tags, section, dumps, coders, status, parentOf } = facts;
  const orNone = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);
  switch (by) {
    case 'date':
      return groupedByDate(numbers, days, undefined);
    case 'tag': {
      const { roots, untagged } = yield* tagBranches(numbers, tags, parentOf);
      return { groups: [...groupsOfTags(roots), ...groupOfNone(by, untagged)], articles: noArticles };
    }
    case 'section':
      return yield* groupedByName(numbers, by, (article) => orNone(section(article)));
    case 'dump':
      return yield* groupedByName(numbers, by, dumps);
    case 'coder':
      return yield* groupedByName(numbers, by, coders);
    case 'status':
      return yield* groupedByName(numbers, by, (article) => orNone(status(article)));
  }
}

/**
 * @param numbers all articles, by day
 * @param runs the days of those that are grouped
 */
function groupedByDate(
  numbers: Int32Array,
  runs: readonly DayRun[],
  level: DateGroup['kind'] | undefined,
): Content {
  const articlesOf = (of: readonly DayRun[]): Int32Array =>
    numbers.subarray(of[0]?.start ?? 0, of.at(-1)?.end ?? 0);
  const dated = dateGroups(runs, level);
  if (!dated) return onlyArticles(articlesOf(runs));
  const groups = dated.map(({ kind, day, runs }): Plan => {
    const is = kind === 'undated' ? ({ kind: 'none', of: 'date' } as const) : { kind, day };
    return { is, articles: articlesOf(runs), content: () => groupedByDate(numbers, runs, kind) };
  });
  return { groups, articles: noArticles };
}

function groupsOfTags(branches: readonly TagBranch[]): readonly Plan[] {
  return branches
    .toSorted((a, b) => byName.compare(a.tag, b.tag))
    .map(({ tag, articles, own, below }) => ({
      is: { kind: 'tag', name: tag },
      articles: articles.numbers,
      content: () => ({ groups: groupsOfTags(below), articles: own.numbers }),
    }));
}

function* groupedByName(
  numbers: Int32Array,
  kind: Exclude<GroupBy, 'date'>,
  namesOf: (article: number) => readonly string[],
): Steps<Content> {
  const named = new Map<string, NumberList>();
  const nameless = new NumberList();
  for (let i = 0; i < numbers.length; i++) {
    // Text may be read for each.
    if (i % 50 === 0) yield;
    const article = numbers[i] ?? 0;
    const names = namesOf(article);
    if (names.length === 0) nameless.add(article);
    for (const name of names.length > 1 ? new Set(names) : names) {
      let list = named.get(name);
      if (!list) named.set(name, (list = new NumberList()));
      list.add(article);
    }
  }
  const lists = [...named];
  const nameAt = (place: number): string => lists[place]?.[0] ?? '';
  const places = yield* sortedPlaces(lists.length, (a, b) => byName.compare(nameAt(a), nameAt(b)));
  const groups = Array.from(places, (place): Plan => {
    const articles = lists[place]?.[1].numbers ?? noArticles;
    return { is: { kind, name: nameAt(place) }, articles, content: () => onlyArticles(articles) };
  });
  return { groups: [...groups, ...groupOfNone(kind, nameless.numbers)], articles: noArticles };
}

function groupOfNone(of: GroupBy, articles: Int32Array): readonly Plan[] {
  if (articles.length === 0) return [];
  return [{ is: { kind: 'none', of }, articles, content: () => onlyArticles(articles) }];
}

const noArticles = new Int32Array();
const onlyArticles = (articles: Int32Array): Content => ({ groups: [], articles });

const byName = new Intl.Collator(undefined, { numeric: true });

/** The lists of articles in the groups of a content, in the order of the tree. */
export function* listsIn({ groups, articles }: Content): Generator<Int32Array> {
  for (const { content } of groups) yield* listsIn(content());
  yield articles;
}

/** A content with at most 500 nodes: longer lists are cut in parts. */
export function* withShortLists({ groups, articles }: Content, order: ArticleOrder): Steps<Content> {
  const isLong = groups.length + articles.length > mostChildren;
  const most = isLong && groups.length > 0 ? mostChildren / 2 : mostChildren;
  const shortGroups = groups.length > most ? yield* partsOfGroups(groups, most, order) : groups;
  return articles.length > most
    ? { groups: [...shortGroups, ...partsOfArticles(articles, most)], articles: noArticles }
    : { groups: shortGroups, articles };
}

function* partsOfGroups(groups: readonly Plan[], most: number, order: ArticleOrder): Steps<readonly Plan[]> {
  const parts: Plan[] = [];
  for (const { first, last } of pieces(groups.length, most)) {
    const nodes = groups.slice(first - 1, last);
    const articles = yield* order.distinct(nodes.map((node) => node.articles));
    const is = { kind: 'part', of: 'groups', first, last } as const;
    parts.push({ is, articles, content: () => ({ groups: nodes, articles: noArticles }) });
  }
  return parts;
}

function partsOfArticles(articles: Int32Array, most: number): readonly Plan[] {
  return pieces(articles.length, most).map(({ first, last }) => {
    const nodes = articles.subarray(first - 1, last);
    const is = { kind: 'part', of: 'articles', first, last } as const;
    return { is, articles: nodes, content: () => onlyArticles(nodes) };
  });
}

/** A piece of a list, by the numbers of its nodes: 1-based, the last included. */
interface Piece {
  readonly first: number;
  readonly last: number;
}

/** A list in at most `most` pieces, of 500 nodes each; or of 500 times 500, and so on. */
function pieces(length: number, most: number): readonly Piece[] {
  let size = mostChildren;
  while (length > size * most) size *= mostChildren;
  return Array.from({ length: Math.ceil(length / size) }, (_, piece) => ({
    first: piece * size + 1,
    last: Math.min((piece + 1) * size, length),
  }));
}
