import type { TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { commands, EventEmitter, window } from 'vscode';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { unplacedIn } from '../workspace/unplaced';
import { articleItem, groupItem } from './articleItems';
import type { ArticleNode, DateNode } from './dateGroups';
import { DateGroups } from './dateGroups';
import type { UnplacedGroup, UnplacedNode } from './unplacedItems';
import { unplacedGroup, unplacedGroupItem, unplacedItem } from './unplacedItems';

/** A node of the tree: by date, and last what found no place. */
type Node = DateNode<ListedArticle> | UnplacedGroup | UnplacedNode;

export const articlesViewId = 'newsdump.articles';

/** The *Articles* view: the articles by date. It shows what the catalogue lists and follows the cursor. */
export class ArticlesView extends Owner implements TreeDataProvider<Node> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  readonly #view: TreeView<Node>;
  #groups = new DateGroups<ListedArticle>([]);
  #lastSelected: readonly ListedArticle[] = [];
  #isFollowing = false;

  readonly #selected = this.own(new EventEmitter<void>());

  readonly onDidChangeTreeData = this.#changed.event;
  /** The user selected something in the tree. */
  readonly onDidSelect = this.#selected.event;

  constructor(readonly catalogue: Catalogue) {
    super();
    this.#view = this.own(
      window.createTreeView(articlesViewId, {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    const follow = this.own(debounced(250, () => void this.#followCursor().catch(reportReveal)));
    this.own(
      catalogue.onDidChange(() => {
        this.#groups = new DateGroups(catalogue.articles);
        this.#setState();
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
        if (articles.length > 0) this.#lastSelected = articles;
        if (!this.#isFollowing) this.#selected.fire();
      }),
    );
    if (this.#view.visible) this.#readFiles();
  }

  /** The articles that are selected in the tree. */
  get selected(): readonly ListedArticle[] {
    return this.#lastSelected;
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.#groups.children(), ...unplacedGroup(unplacedIn(this.catalogue))];
    if (node.kind === 'unplacedGroup') return node.children;
    return isLeaf(node) ? [] : [...this.#groups.children(node)];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'unplacedGroup' ? undefined : node.parent;
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'article':
        return articleItem(this.catalogue, node.article);
      case 'unplaced':
        return unplacedItem(node.unplaced);
      case 'unplacedGroup':
        return unplacedGroupItem(node);
      default:
        return groupItem(this.catalogue, node);
    }
  }

  #setState(): void {
    const { articles, dumps } = this.catalogue;
    const state = articles.length > 0 ? 'listed' : dumps.length > 0 ? 'empty' : 'none';
    void commands.executeCommand('setContext', 'newsdump.state', state);
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
    const node = placed && this.#groups.find(placed.listed);
    if (!node || this.#view.selection.includes(node)) return;
    this.#isFollowing = true;
    try {
      await this.#view.reveal(node, { select: true, focus: false });
    } finally {
      this.#isFollowing = false;
    }
  }
}

const isLeaf = (
  node: DateNode<ListedArticle> | UnplacedNode,
): node is ArticleNode<ListedArticle> | UnplacedNode => node.kind === 'article' || node.kind === 'unplaced';

function reportReveal(error: unknown): void {
  log.warn(`The article under the cursor could not be shown in the tree: ${reasonOf(error)}`);
}
