import type { Day } from '../dump/day';
import { dateGroups, type DateGroup } from './dateGroups';
import { tagBranches, type TagBranch } from './tagBranches';

export type GroupBy = 'date' | 'tag' | 'section' | 'dump' | 'coder' | 'status';

/** `text` is the order in which the articles were given: that of the dumps. */
export type SortBy = 'newest' | 'oldest' | 'headline' | 'text';

/** What articles are grouped and sorted by. Only what is needed is asked for. */
export interface ArticleFacts<T> {
  readonly day: (article: T) => Day;
  readonly headline: (article: T) => string;
  readonly tags: (article: T) => readonly string[];
  readonly section: (article: T) => string | undefined;
  readonly dumps: (article: T) => readonly string[];
  readonly coders: (article: T) => readonly string[];
  readonly status: (article: T) => string | undefined;
  /** The tag that the codebook nests another one in. */
  readonly parentOf: (tag: string) => string | undefined;
}

/** Articles that have something in common. */
export type ArticleGroup<T> = Kind & {
  /** Which no other group of the tree has. Of the same articles grouped again, a group has the same. */
  readonly id: string;
  readonly parent: ArticleGroup<T> | undefined;
  /** All articles in it and in the groups below it, each once. */
  readonly articles: readonly T[];
};

type Kind =
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

/** An article in its group. */
export interface ArticleNode<T> {
  readonly kind: 'article';
  readonly article: T;
  readonly parent: ArticleGroup<T> | undefined;
}

/** A node of the tree. */
export type ArticleTreeNode<T> = ArticleGroup<T> | ArticleNode<T>;

/** A group before it has its place in the tree. */
interface Plan<T> {
  readonly is: Kind;
  readonly articles: readonly T[];
  readonly content: () => Content<T>;
}

/** What a group holds: first groups, then articles, in their order. */
interface Content<T> {
  readonly groups: readonly Plan<T>[];
  readonly articles: readonly T[];
}

/** A node has at most so many children. */
const mostChildren = 500;

/**
 * Articles as a tree of groups. What a group holds is made when it is asked for. An article stands in several groups if it has several
 * tags, dumps or coders. A tag's group holds the groups of the tags below it, then the articles that have the tag itself.
 */
export class ArticleGroups<T> {
  readonly #contents = new Map<ArticleGroup<T> | undefined, () => Content<T>>();
  readonly #children = new Map<ArticleGroup<T> | undefined, readonly ArticleTreeNode<T>[]>();

  constructor(
    articles: readonly T[],
    private readonly facts: ArticleFacts<T>,
    groupBy: GroupBy,
    private readonly sortBy: SortBy,
  ) {
    this.#contents.set(undefined, () => this.#grouped(articles, groupBy));
  }

  /** The nodes of a group; of the whole if there is none. At most 500: longer lists are cut in parts. */
  children(group?: ArticleGroup<T>): readonly ArticleTreeNode<T>[] {
    let children = this.#children.get(group);
    if (!children) {
      const content = this.#contents.get(group);
      children = content ? this.#nodes(content(), group) : [];
      this.#children.set(group, children);
    }
    return children;
  }

  /** The first node of an article; undefined if it is not among the articles. */
  find(article: T): ArticleNode<T> | undefined {
    let group: ArticleGroup<T> | undefined;
    for (;;) {
      const node = this.children(group).find((child) =>
        child.kind === 'article' ? child.article === article : child.articles.includes(article),
      );
      if (!node || node.kind === 'article') return node;
      group = node;
    }
  }

  #nodes(
    { groups, articles }: Content<T>,
    parent: ArticleGroup<T> | undefined,
  ): readonly ArticleTreeNode<T>[] {
    const isLong = groups.length + articles.length > mostChildren;
    const most = isLong && groups.length > 0 ? mostChildren / 2 : mostChildren;
    const place = (plan: Plan<T>): ArticleGroup<T> => this.#placed(plan, parent);
    return [
      ...(groups.length <= most ? groups : partsOfGroups(groups, most)).map(place),
      ...(articles.length <= most
        ? articles.map((article): ArticleNode<T> => ({ kind: 'article', article, parent }))
        : partsOfArticles(articles, most).map(place)),
    ];
  }

  #placed({ is, articles, content }: Plan<T>, parent: ArticleGroup<T> | undefined): ArticleGroup<T> {
    const id = [...(parent ? [parent.id] : []), JSON.stringify(Object.values(is))].join('\n');
    const group = { ...is, id, parent, articles };
    this.#contents.set(group, content);
    return group;
  }

  #grouped(articles: readonly T[], by: GroupBy): Content<T> {
    const { day, tags, section, dumps, coders, status, parentOf } = this.facts;
    const orNone = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);
    switch (by) {
      case 'date':
        return this.#byDate(sortedByDay(articles, day, this.sortBy === 'oldest'), undefined);
      case 'tag': {
        const { roots, untagged } = tagBranches(articles, tags, parentOf);
        return { groups: [...this.#byTag(roots), ...this.#none(by, untagged)], articles: [] };
      }
      case 'section':
        return this.#byName(articles, by, (article) => orNone(section(article)));
      case 'dump':
        return this.#byName(articles, by, dumps);
      case 'coder':
        return this.#byName(articles, by, coders);
      case 'status':
        return this.#byName(articles, by, (article) => orNone(status(article)));
    }
  }

  /** @param articles by day */
  #byDate(articles: readonly T[], level: DateGroup<T>['kind'] | undefined): Content<T> {
    const dated = dateGroups(articles, this.facts.day, level);
    if (!dated) return this.#leaves(articles);
    const groups = dated.map(({ kind, day, articles }): Plan<T> => {
      const is = kind === 'undated' ? ({ kind: 'none', of: 'date' } as const) : { kind, day };
      return { is, articles, content: () => this.#byDate(articles, kind) };
    });
    return { groups, articles: [] };
  }

  #byTag(branches: readonly TagBranch<T>[]): readonly Plan<T>[] {
    return branches
      .toSorted((a, b) => byName.compare(a.tag, b.tag))
      .map(({ tag, articles, own, below }) => ({
        is: { kind: 'tag', name: tag },
        articles,
        content: () => ({ groups: this.#byTag(below), articles: this.#sorted(own) }),
      }));
  }

  #byName(
    articles: readonly T[],
    kind: Exclude<GroupBy, 'date'>,
    namesOf: (article: T) => readonly string[],
  ): Content<T> {
    const named = new Map<string, T[]>();
    const nameless: T[] = [];
    for (const article of articles) {
      const names = namesOf(article);
      if (names.length === 0) nameless.push(article);
      for (const name of names.length > 1 ? new Set(names) : names) {
        const others = named.get(name);
        if (others) others.push(article);
        else named.set(name, [article]);
      }
    }
    const groups = [...named]
      .sort(([a], [b]) => byName.compare(a, b))
      .map(([name, articles]): Plan<T> => ({
        is: { kind, name },
        articles,
        content: () => this.#leaves(articles),
      }));
    return { groups: [...groups, ...this.#none(kind, nameless)], articles: [] };
  }

  #none(of: GroupBy, articles: readonly T[]): readonly Plan<T>[] {
    if (articles.length === 0) return [];
    return [{ is: { kind: 'none', of }, articles, content: () => this.#leaves(articles) }];
  }

  #leaves(articles: readonly T[]): Content<T> {
    return { groups: [], articles: this.#sorted(articles) };
  }

  #sorted(articles: readonly T[]): readonly T[] {
    const { day, headline } = this.facts;
    switch (this.sortBy) {
      case 'newest':
      case 'oldest':
        return sortedByDay(articles, day, this.sortBy === 'oldest');
      case 'headline':
        return articles
          .map((article) => ({ article, text: headline(article).trim().toLowerCase() }))
          .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
          .map(({ article }) => article);
      case 'text':
        return articles;
    }
  }
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** Newest or oldest first; those whose date is unknown last. Those of one day keep their order. */
function sortedByDay<T>(
  articles: readonly T[],
  dayOf: (article: T) => Day,
  oldestFirst: boolean,
): readonly T[] {
  // There are few days and many articles.
  const days = new Map<number, T[]>();
  for (const article of articles) {
    const day = dayOf(article);
    const rank = day <= 0 ? Infinity : oldestFirst ? day : -day;
    const others = days.get(rank);
    if (others) others.push(article);
    else days.set(rank, [article]);
  }
  return [...days].sort(([a], [b]) => a - b).flatMap(([, ofDay]) => ofDay);
}

function partsOfGroups<T>(groups: readonly Plan<T>[], most: number): readonly Plan<T>[] {
  return piecesOf(groups, most).map(({ first, last, nodes }) => ({
    is: { kind: 'part', of: 'groups', first, last },
    articles: [...new Set(nodes.flatMap(({ articles }) => articles))],
    content: () => ({ groups: nodes, articles: [] }),
  }));
}

function partsOfArticles<T>(articles: readonly T[], most: number): readonly Plan<T>[] {
  return piecesOf(articles, most).map(({ first, last, nodes }) => ({
    is: { kind: 'part', of: 'articles', first, last },
    articles: nodes,
    content: () => ({ groups: [], articles: nodes }),
  }));
}

/** Some nodes of a list, and their numbers in it: 1-based, the last included. */
interface Piece<N> {
  readonly first: number;
  readonly last: number;
  readonly nodes: readonly N[];
}

/** A list in at most `most` pieces, of 500 nodes each; or of 500 times 500, and so on. */
function piecesOf<N>(list: readonly N[], most: number): readonly Piece<N>[] {
  let size = mostChildren;
  while (list.length > size * most) size *= mostChildren;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, piece) => {
    const nodes = list.slice(piece * size, (piece + 1) * size);
    return { first: piece * size + 1, last: piece * size + nodes.length, nodes };
  });
}
