import { finish, type Steps } from '../dump/steps';
import type { GroupBy } from '../workspace/deskState';
import type { ArticleOrder } from './articleOrder';
import {
  grouped,
  listsIn,
  withShortLists,
  type Content,
  type GroupedFacts,
  type GroupKind,
  type Plan,
} from './groupPlans';

/** Articles that have something in common. */
export type ArticleGroup = GroupKind & {
  /** Which no other group of the tree has. Of the same articles grouped again, a group has the same. */
  readonly id: string;
  readonly parent: ArticleGroup | undefined;
  /** The numbers of all articles in it and in the groups below it, each once. */
  readonly articles: Int32Array;
};

/** An article in its group. */
export interface ArticleNode<T> {
  readonly kind: 'article';
  readonly article: T;
  readonly parent: ArticleGroup | undefined;
}

/** A node of the tree. */
export type ArticleTreeNode<T> = ArticleGroup | ArticleNode<T>;

/**
 * Articles as a tree of groups. Where an article belongs is found out for all at once, in steps; nodes are made when they are asked for. An
 * article stands in several groups if it has several tags, dumps or coders. A tag's group holds the groups of the tags below it, then the
 * articles that have the tag itself.
 */
export class ArticleGroups<T extends { readonly number: number }> {
  readonly #contents = new Map<ArticleGroup | undefined, () => Content>();
  readonly #children = new Map<ArticleGroup | undefined, readonly ArticleTreeNode<T>[]>();

  private constructor(
    private readonly order: ArticleOrder,
    private readonly articleOf: (article: number) => T,
    content: Content,
    /** The articles, each once, in the order of the tree. */
    readonly articles: Int32Array,
  ) {
    this.#contents.set(undefined, () => content);
  }

  /**
   * Groups articles.
   * @param order in which they stand in each group; by day if they are grouped by date
   * @param articleOf the article of a node that is shown, by its number
   */
  static *of<T extends { readonly number: number }>(
    order: ArticleOrder,
    facts: GroupedFacts,
    groupBy: GroupBy,
    articleOf: (article: number) => T,
  ): Steps<ArticleGroups<T>> {
    const content = yield* grouped(order, facts, groupBy);
    const articles = groupBy === 'date' ? order.numbers : yield* order.distinct(listsIn(content));
    return new ArticleGroups(order, articleOf, yield* withShortLists(content, order), articles);
  }

  /** The nodes of a group; of the whole if there is none. At most 500: longer lists are cut in parts. */
  children(group?: ArticleGroup): readonly ArticleTreeNode<T>[] {
    let children = this.#children.get(group);
    if (!children) {
      const content = this.#contents.get(group);
      children = content ? this.#nodes(finish(withShortLists(content(), this.order)), group) : [];
      this.#children.set(group, children);
    }
    return children;
  }

  /** The first node of the article with a number; undefined if it is not among the articles. */
  find(article: number): ArticleNode<T> | undefined {
    let group: ArticleGroup | undefined;
    for (;;) {
      const node = this.children(group).find((child) => this.#isIn(child, article));
      if (!node || node.kind === 'article') return node;
      group = node;
    }
  }

  #isIn(node: ArticleTreeNode<T>, article: number): boolean {
    if (node.kind === 'article') return node.article.number === article;
    // The articles of such a part are not in the order: they are its groups', one group's after the other's.
    if (node.kind === 'part' && node.of === 'groups')
      return this.children(node).some((child) => this.#isIn(child, article));
    return this.order.isIn(node.articles, article);
  }

  #nodes({ groups, articles }: Content, parent: ArticleGroup | undefined): readonly ArticleTreeNode<T>[] {
    return [
      ...groups.map((plan) => this.#placed(plan, parent)),
      ...Array.from(articles, (number): ArticleNode<T> => {
        return { kind: 'article', article: this.articleOf(number), parent };
      }),
    ];
  }

  #placed({ is, articles, content }: Plan, parent: ArticleGroup | undefined): ArticleGroup {
    const id = [...(parent ? [parent.id] : []), JSON.stringify(Object.values(is))].join('\n');
    const group = { ...is, id, parent, articles };
    this.#contents.set(group, content);
    return group;
  }
}
