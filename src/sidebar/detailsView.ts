import type { Event, TreeDataProvider } from 'vscode';
import { EventEmitter, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import type { Catalogue, ListedArticle, PlacedArticle } from '../workspace/catalogue';
import { isSameArticle } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import { Owner } from '../workspace/owner';
import { detailNodes, keyNodes, type DetailNode, type KeyShown } from './detailNodes';

export const detailsViewId = 'newsdump.details';

/** What the view follows beside the cursor: the selection in the *Articles* view. */
export interface SelectedArticles {
  readonly selected: readonly ListedArticle[];
  readonly onDidSelect: Event<void>;
}

/** What the view shows of triage. */
export interface TriageShown {
  readonly onDidChange: Event<void>;
  /** The article in question. */
  readonly current: ListedArticle | undefined;
  /** Undefined if triage is off. */
  readonly keys: readonly KeyShown[] | undefined;
}

/** The *Details* view: all that is known of the article under the cursor, or of the one selected in the *Articles* view. */
export class DetailsView extends Owner implements TreeDataProvider<DetailNode> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  #lastTouched: 'tree' | 'editor';
  /** The key of the article that is shown. */
  #shown: string | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    readonly catalogue: Catalogue,
    readonly articles: SelectedArticles,
    readonly triage: TriageShown,
  ) {
    super();
    this.#lastTouched = window.activeTextEditor ? 'editor' : 'tree';
    this.own(window.createTreeView(detailsViewId, { treeDataProvider: this }));
    const moved = this.own(
      debounced(100, () => {
        if (this.#article?.listed.key !== this.#shown) this.#changed.fire(undefined);
      }),
    );
    this.own(
      articles.onDidSelect(() => {
        this.#lastTouched = 'tree';
        moved();
      }),
    );
    this.own(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor !== window.activeTextEditor || !catalogue.openDumps.in(textEditor.document)) return;
        this.#lastTouched = 'editor';
        moved();
      }),
    );
    this.own(window.onDidChangeActiveTextEditor(moved));
    for (const happened of [catalogue.onDidChange, triage.onDidChange])
      this.own(happened(() => this.#changed.fire(undefined)));
  }

  getChildren(node?: DetailNode): DetailNode[] {
    if (node) return [...(node.children ?? [])];
    const placed = this.#article;
    this.#shown = placed?.listed.key;
    const { keys } = this.triage;
    return [...(keys ? [keyNodes(keys)] : []), ...(placed ? detailNodes(this.catalogue, placed) : [])];
  }

  getTreeItem(node: DetailNode): TreeItem {
    const item = new TreeItem(
      node.label,
      node.children ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None,
    );
    item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = node.tooltip;
    if (node.icon !== undefined) item.iconPath = iconOf(node.icon);
    if (node.command) item.command = node.command;
    item.contextValue = node.id.split(' ', 1)[0] ?? '';
    const { label, description = '', icon } = node;
    item.accessibilityInformation = {
      label: [label, description, icon === 'check' ? (node.tooltip ?? '') : ''].filter(Boolean).join(', '),
    };
    return item;
  }

  /** The article in question, and where it stands. */
  get #article(): PlacedArticle | undefined {
    const editor = window.activeTextEditor;
    const here = editor && this.catalogue.articleAt(editor.document, editor.selection.active.line);
    const { keys, current } = this.triage;
    const [selected] = keys ? [current] : this.articles.selected;
    const listed = selected && this.catalogue.find(selected.project, selected.key);
    const isInTree = keys !== undefined || !here || this.#lastTouched === 'tree';
    if (!listed || !isInTree) return here;
    return here && isSameArticle(here.listed, listed)
      ? here
      : { listed, occurrence: this.catalogue.placeInView(listed) };
  }
}

const iconOf = (icon: string): ThemeIcon =>
  icon === 'warning' ? new ThemeIcon(icon, new ThemeColor('list.warningForeground')) : new ThemeIcon(icon);
