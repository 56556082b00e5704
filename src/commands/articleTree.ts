import type { ArticleList } from '../workspace/catalogue';
import type { Desk } from '../workspace/deskState';

/** The tree of articles, as commands arrange and use it. */
export interface ArticleTree {
  readonly desk: Desk;
  /** Resolves when the articles are filtered and grouped as all is now. */
  readonly ready: Promise<void>;
  /** The articles that meet the filter, each once, in the order of the tree. */
  readonly shown: ArticleList;
  arrange(change: Partial<Desk>): Promise<void>;
}

/** The same, where commands also take what is selected in it. */
export interface SelectableTree extends ArticleTree {
  /** The nodes that are selected: articles, groups and others. */
  readonly selection: readonly unknown[];
  /** What is in a node; nothing in a group that is not in the tree any more. */
  getChildren(node?: object): unknown;
}
