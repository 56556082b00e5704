import type { Day } from '../dump/day';

/** A group of articles: those of a year, a month or a day, or those whose date is unknown. */
export interface DateGroup<T> {
  readonly kind: 'year' | 'month' | 'day' | 'undated';
  /** One of the group's days; a month and a year have the first of theirs. */
  readonly day: Day;
  readonly parent: DateGroup<T> | undefined;
  readonly articles: readonly T[];
}

/** A node of the tree: a group, or an article in its group. */
export type DateNode<T> = DateGroup<T> | ArticleNode<T>;

export interface ArticleNode<T> {
  readonly kind: 'article';
  readonly article: T;
  readonly parent: DateGroup<T> | undefined;
}

const levels = ['year', 'month', 'day'] as const;
/** What two days of one group have in common: yyyymmdd divided by this. */
const divisors = { year: 10_000, month: 100, day: 1 };

/** Articles by year, month and day, newest first. Levels that would have a single child are left out. Children are made when asked for. */
export class DateGroups<T extends { readonly day: Day }> {
  readonly #articles: readonly T[];
  readonly #children = new Map<DateGroup<T> | undefined, DateNode<T>[]>();

  /** Articles of one day keep their order. */
  constructor(articles: readonly T[]) {
    this.#articles = [...articles].sort((a, b) => Math.max(b.day, 0) - Math.max(a.day, 0));
  }

  /** The nodes of a group; of the whole if there is none. */
  children(group?: DateGroup<T>): readonly DateNode<T>[] {
    let children = this.#children.get(group);
    if (!children) {
      children = this.#makeChildren(group);
      this.#children.set(group, children);
    }
    return children;
  }

  /** The node of an article, undefined if it is not among the articles. */
  find(article: T): ArticleNode<T> | undefined {
    let group: DateGroup<T> | undefined;
    for (;;) {
      let next: DateGroup<T> | undefined;
      for (const node of this.children(group)) {
        if (node.kind === 'article') {
          if (node.article === article) return node;
        } else if (contains(node, article)) next = node;
      }
      if (!next) return undefined;
      group = next;
    }
  }

  #makeChildren(group: DateGroup<T> | undefined): DateNode<T>[] {
    const articles = group ? group.articles : this.#articles;
    if (group?.kind === 'undated' || group?.kind === 'day') return asNodes(articles, group);
    const firstUndated = articles.findIndex(({ day }) => day <= 0);
    const dated = firstUndated < 0 ? articles : articles.slice(0, firstUndated);
    const undated = articles.slice(dated.length);
    for (const kind of levels.slice(group ? levels.indexOf(group.kind) + 1 : 0)) {
      const groups: DateGroup<T>[] = slicesBy(dated, divisors[kind]).map((slice) => ({
        kind,
        day: firstOf(slice[0]?.day ?? 0, divisors[kind]),
        parent: group,
        articles: slice,
      }));
      if (groups.length === 0 || (groups.length === 1 && (kind !== 'day' || undated.length === 0))) continue;
      if (undated.length > 0) groups.push({ kind: 'undated', day: 0, parent: group, articles: undated });
      return groups;
    }
    return asNodes(articles, group);
  }
}

function contains<T extends { readonly day: Day }>(group: DateGroup<T>, { day }: T): boolean {
  if (group.kind === 'undated') return day <= 0;
  return day > 0 && firstOf(day, divisors[group.kind]) === group.day;
}

const firstOf = (day: Day, divisor: number): Day => {
  const first = day - (day % divisor);
  return divisor === 10_000 ? first + 101 : divisor === 100 ? first + 1 : first;
};

function slicesBy<T extends { readonly day: Day }>(articles: readonly T[], divisor: number): T[][] {
  const slices: T[][] = [];
  let last = -1;
  for (const article of articles) {
    const value = Math.floor(article.day / divisor);
    if (value !== last) slices.push([]);
    slices.at(-1)?.push(article);
    last = value;
  }
  return slices;
}

function asNodes<T>(articles: readonly T[], parent: DateGroup<T> | undefined): ArticleNode<T>[] {
  return articles.map((article) => ({ kind: 'article', article, parent }));
}
