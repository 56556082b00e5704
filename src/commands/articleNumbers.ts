import type { ArticleList, ListedArticle } from '../workspace/catalogue';
import type { Listing } from '../workspace/listing';
import type { Project } from '../workspace/project';
import type { SelectableTree } from './articleTree';

/** Some articles of a project, each once. */
export interface Numbers {
  readonly count: number;
  /** By the number of an article in its project, in the order of first occurrences: 1 if it is one of them. */
  readonly isIn: Uint8Array;
}

/** Those of a list that are in the project. */
export function numbersOfList(list: ArticleList, listing: Listing, project: Project): Numbers {
  const found = new NumbersIn(listing, project);
  for (let i = 0; i < list.length; i++) found.add(list.listing, list.number(i));
  return found;
}

/** Those of these articles, perhaps as they were listed before, that are in the project. */
export function numbersOfArticles(
  articles: Iterable<ListedArticle>,
  listing: Listing,
  project: Project,
): Numbers {
  const found = new NumbersIn(listing, project);
  for (const article of articles) found.addArticle(article);
  return found;
}

/** Those that nodes of the tree stand for and are in the project: an article, or all articles of a group. Other nodes stand for none. */
export function numbersOfNodes(
  nodes: readonly unknown[],
  tree: SelectableTree,
  listing: Listing,
  project: Project,
): Numbers {
  const found = new NumbersIn(listing, project);
  for (const node of nodes)
    if (isArticleNode(node)) found.addArticle(node.article);
    else if (isGroupNode(node) && isShown(node, tree))
      for (const number of node.articles) found.add(tree.shown.listing, number);
  return found;
}

class NumbersIn implements Numbers {
  readonly isIn: Uint8Array;
  readonly #start: number;
  count = 0;

  constructor(
    readonly listing: Listing,
    readonly project: Project,
  ) {
    const articles = listing.in(project);
    this.isIn = new Uint8Array(articles.length);
    this.#start = articles.length > 0 ? articles.number(0) : 0;
  }

  add(listing: Listing, number: number): void {
    if (listing === this.listing) this.#add(number);
    else this.addArticle(listing.article(number));
  }

  addArticle({ listing, number, key, project }: ListedArticle): void {
    if (project !== this.project) return;
    this.#add(listing === this.listing ? number : this.listing.numberOfKey(project, key));
  }

  #add(number: number): void {
    const at = number - this.#start;
    if (this.isIn[at] !== 0) return;
    this.isIn[at] = 1;
    this.count++;
  }
}

function isArticleNode(node: unknown): node is { readonly article: ListedArticle } {
  return isObject(node) && 'kind' in node && node.kind === 'article' && 'article' in node;
}

function isGroupNode(node: unknown): node is { readonly articles: Int32Array } {
  return isObject(node) && 'articles' in node && node.articles instanceof Int32Array;
}

/** Whether a group is of the tree as it is now; the numbers of one of before may be other articles' now. */
function isShown(group: object, tree: SelectableTree): boolean {
  const children = tree.getChildren(group);
  return Array.isArray(children) && children.length > 0;
}

function isObject(node: unknown): node is object {
  return typeof node === 'object' && node !== null;
}
