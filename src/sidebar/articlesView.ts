import type { TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { commands, EventEmitter, l10n, window } from 'vscode';
import type { ArticleList, Catalogue, ListedArticle } from '../workspace/catalogue';
import { isSameArticle } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import type { Desk, DeskState } from '../workspace/deskState';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import type { Suggestions } from '../workspace/suggestions';
import { TimeSlice } from '../workspace/timeSlice';
import { unplacedIn } from '../workspace/unplaced';
import { articleDrags } from './articleDrags';
import type { ArticleGroup, ArticleNode, ArticleTreeNode } from './articleGroups';
import { articleItem } from './articleItems';
import { groupItem } from './groupItems';
import { ShownArticles } from './shownArticles';
import type { UnplacedGroup, UnplacedNode } from './unplacedItems';

/** A node of the tree: the articles in their groups, and last what found no place. */
type Node = ArticleTreeNode<ListedArticle> | UnplacedGroup | UnplacedNode;

export const articlesViewId = 'newsdump.articles';

/** The *Articles* view: the articles that meet the filter, in groups. It shows what the catalogue lists and follows the cursor. */
export class ArticlesView extends Owner implements TreeDataProvider<Node> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  readonly #selected = this.own(new EventEmitter<void>());
  readonly #shown: ShownArticles;
  readonly #view: TreeView<Node>;
  #lastSelected: readonly ListedArticle[] = [];
  #isFollowing = false;
  readonly #slice = new TimeSlice();
  /** The lines are made one after the other: there may be many, and a group's done articles have to be counted. */
  #lines: Promise<unknown> = Promise.resolve();

  readonly onDidChangeTreeData = this.#changed.event;
  /** The user selected something in the tree. */
  readonly onDidSelect = this.#selected.event;

  constructor(
    readonly catalogue: Catalogue,
    state: DeskState,
    readonly suggestions: Suggestions,
  ) {
    super();
    this.#shown = this.own(new ShownArticles(catalogue, state));
    this.#view = this.own(
      window.createTreeView<Node>(articlesViewId, {
        treeDataProvider: this,
        dragAndDropController: articleDrags,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    const follow = this.own(debounced(250, () => void this.#followCursor().catch(reportReveal)));
    this.own(
      this.#shown.onDidChange(() => {
        this.#tellState();
        this.#changed.fire(undefined);
        if (this.#lastSelected.length === 0) follow();
      }),
    );
    this.own(
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#readFiles();
      }),
    );
    this.own(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (catalogue.openDumps.in(textEditor.document)) follow();
      }),
    );
    this.own(window.onDidChangeActiveTextEditor(follow));
    this.own(
      this.#view.onDidChangeSelection(({ selection }) => {
        const articles = selection.flatMap((node) => (node.kind === 'article' ? [node.article] : []));
        // A refresh empties the selection for a moment; what the user selected is what counts.
        if (articles.length > 0) this.#lastSelected = eachOnce(articles);
        if (!this.#isFollowing) this.#selected.fire();
      }),
    );
    this.#tellState();
    if (this.#view.visible) this.#readFiles();
  }

  /** The articles that are selected in the tree. */
  get selected(): readonly ListedArticle[] {
    return this.#lastSelected;
  }

  /** The nodes that are selected in the tree. */
  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  /** The articles that meet the filter, each once, in the order of the tree. */
  get shown(): ArticleList {
    return this.#shown.articles;
  }

  /** Other articles are shown, or in another order, or what is annotated on them has changed. */
  get onDidChangeShown(): ShownArticles['onDidChange'] {
    return this.#shown.onDidChange;
  }

  /** Resolves when the articles are filtered and grouped as all is now. */
  get ready(): Promise<void> {
    return this.#shown.ready;
  }

  /** How the tree is arranged. */
  get desk(): Desk {
    return this.#shown.desk;
  }

  /** Arranges the tree otherwise. Resolves when it is so, and kept with the workspace. */
  arrange(change: Partial<Desk>): Promise<void> {
    return this.#shown.arrange(change);
  }

  /** Shows an article in the tree, where it stands first. Whether it is there: it may be left out by the filter. */
  async reveal(
    listed: ListedArticle,
    options: { readonly select: boolean; readonly focus: boolean },
  ): Promise<boolean> {
    await this.ready;
    const node = this.#shown.nodeOf(listed);
    if (!node) return false;
    await this.#view.reveal(node, options);
    if (options.select) this.#lastSelected = [node.article];
    return true;
  }

  getChildren(node?: Node): Node[] | Promise<Node[]> {
    if (!node) return this.#roots();
    if (node.kind === 'unplacedGroup') return unplacedItems().then((items) => items.unplacedChildren(node));
    return isLeaf(node) ? [] : [...this.#shown.children(node)];
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem(node: Node): TreeItem | Promise<TreeItem> {
    switch (node.kind) {
      case 'article':
        return this.#inTurn(() => this.#articleItem(node));
      case 'unplaced':
        return unplacedItems().then((items) => items.unplacedItem(node.unplaced));
      case 'unplacedGroup':
        return unplacedItems().then((items) => items.unplacedGroupItem(node));
      default:
        return this.#inTurn(() => this.#groupItem(node));
    }
  }

  async #roots(): Promise<Node[]> {
    const isFiltered = this.#shown.left !== undefined;
    const unplaced = isFiltered ? undefined : await new TimeSlice().run(unplacedIn(this.catalogue));
    const group = unplaced?.length ? [(await unplacedItems()).unplacedGroup(unplaced)] : [];
    return [...this.#shown.children(), ...group];
  }

  #inTurn(make: () => Promise<TreeItem>): Promise<TreeItem> {
    const turn = this.#lines.then(make);
    this.#lines = turn.catch(() => undefined);
    return turn;
  }

  async #articleItem(node: ArticleNode<ListedArticle>): Promise<TreeItem> {
    await this.#slice.pauseIfDue();
    return articleItem(this.catalogue, node, await this.suggestions.openOn(node.article));
  }

  async #groupItem(group: ArticleGroup): Promise<TreeItem> {
    return groupItem(this.catalogue, group, await this.#shown.doneIn(group, this.#slice));
  }

  #tellState(): void {
    const { articles, dumps } = this.catalogue;
    const { left, message } = this.#shown;
    const state = articles.length > 0 ? 'listed' : dumps.length > 0 ? 'empty' : 'none';
    void commands.executeCommand('setContext', 'newsdump.state', state);
    void commands.executeCommand('setContext', 'newsdump.filtered', left !== undefined);
    this.#view.message = message;
    this.#view.badge =
      left === undefined ? undefined : { value: left, tooltip: l10n.t('{0} articles are left', left) };
  }

  #readFiles(): void {
    void window.withProgress({ location: { viewId: articlesViewId } }, async () => {
      try {
        await this.catalogue.fileDumps.read();
      } catch (error) {
        log.error(`The dumps of the workspace could not be read: ${reasonOf(error)}`);
      }
    });
  }

  /** Selects the article under the cursor, if the view is visible and the user is not in it. */
  async #followCursor(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!this.#view.visible || !editor) return;
    const placed = this.catalogue.articleAt(editor.document, editor.selection.active.line);
    const node = placed && this.#shown.nodeOf(placed.listed);
    if (!node) return;
    const isSelected = (one: Node): boolean =>
      one.kind === 'article' && isSameArticle(one.article, node.article);
    if (this.#view.selection.some(isSelected)) return;
    this.#isFollowing = true;
    try {
      await this.#view.reveal(node, { select: true, focus: false });
    } finally {
      this.#isFollowing = false;
    }
  }
}

/** Seldom is anything unplaced. */
const unplacedItems = () => import('./unplacedItems');

const isLeaf = (
  node: ArticleTreeNode<ListedArticle> | UnplacedNode,
): node is ArticleNode<ListedArticle> | UnplacedNode => node.kind === 'article' || node.kind === 'unplaced';

/** Articles of one listing, without those that stand in several groups again. */
const eachOnce = (articles: readonly ListedArticle[]): readonly ListedArticle[] => [
  ...new Map(articles.map((listed) => [listed.number, listed])).values(),
];

function reportReveal(error: unknown): void {
  log.warn(`The article under the cursor could not be shown in the tree: ${reasonOf(error)}`);
}
