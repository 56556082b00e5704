import type { TreeDataProvider, TreeItem as TreeItemType, TreeView } from 'vscode';
import {
  commands,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { Article } from '../dump/article';
import { excerptOf, readArticle } from '../dump/article';
import { tagsOf } from '../exchange/annotatedArticle';
import { formatDay, formatMonth, formatYear } from '../workspace/dayText';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Occurrence } from '../workspace/dump';
import { debounced } from '../workspace/debounced';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { startOfArticle } from '../workspace/positions';
import type { DateGroup, DateNode } from './dateGroups';
import { DateGroups } from './dateGroups';

type Node = DateNode<ListedArticle>;

export const articlesViewId = 'newsdump.articles';

/** The *Articles* view: the articles by date. It shows what the catalogue lists and follows the cursor. */
export class ArticlesView extends Owner implements TreeDataProvider<Node> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  readonly #view: TreeView<Node>;
  #groups = new DateGroups<ListedArticle>([]);

  readonly #selected = this.own(new EventEmitter<void>());

  readonly onDidChangeTreeData = this.#changed.event;
  /** The user selected something in the tree, or the tree followed the cursor. */
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
    const follow = this.own(debounced(250, () => void this.#followCursor()));
    this.own(
      catalogue.onDidChange(() => {
        this.#groups = new DateGroups(catalogue.articles);
        this.#setState();
        this.#changed.fire(undefined);
        follow();
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
      this.#view.onDidChangeSelection(() => {
        this.#selected.fire();
      }),
    );
    if (this.#view.visible) this.#readFiles();
    void catalogue.list();
  }

  /** The articles that are selected in the tree. */
  get selected(): ListedArticle[] {
    return this.#view.selection.flatMap((node) => (node.kind === 'article' ? [node.article] : []));
  }

  getChildren(node?: Node): Node[] {
    return node?.kind === 'article' ? [] : [...this.#groups.children(node)];
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem(node: Node): TreeItemType {
    return node.kind === 'article' ? this.#articleItem(node.article) : this.#groupItem(node);
  }

  #groupItem(group: DateGroup<ListedArticle>): TreeItem {
    const label = groupLabel(group);
    const tagged = group.articles.filter((article) => this.#tagsOf(article).length > 0).length;
    const count = l10n.t('{0} of {1} tagged', tagged, group.articles.length);
    const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
    item.id = `${group.kind} ${group.day}`;
    item.description = tagged > 0 ? count : String(group.articles.length);
    item.tooltip = `${label}: ${count}`;
    item.contextValue = 'group';
    item.accessibilityInformation = { label: `${label}, ${count}` };
    return item;
  }

  #articleItem(listed: ListedArticle): TreeItem {
    const [{ dump, article: number }] = listed.occurrences;
    const article = readArticle(dump.source, dump.index, number);
    const tags = this.#tagsOf(listed);
    const places = listed.occurrences.length;
    const headline = article.headline.trim();
    const item = new TreeItem(headline, TreeItemCollapsibleState.None);
    item.id = `${listed.project?.folder.toString() ?? ''}\n${listed.key}`;
    item.iconPath = new ThemeIcon(tags.length > 0 ? 'tag' : 'circle-outline');
    item.description = [...tags, ...(places > 1 ? [l10n.t('{0} places', places)] : [])].join(', ');
    item.tooltip = tooltipOf(article, tags, listed.occurrences);
    item.contextValue = [
      'article',
      ...(tags.length > 0 ? ['tagged'] : []),
      ...(places > 1 ? ['repeated'] : []),
    ].join(' ');
    item.accessibilityInformation = {
      label: [headline, formatDay(article.day), item.description].filter(Boolean).join(', '),
    };
    item.command =
      places > 1
        ? {
            command: 'newsdump.showNextOccurrence',
            title: l10n.t('Open Article'),
            arguments: [{ kind: 'article', article: listed }],
          }
        : {
            command: 'vscode.open',
            title: l10n.t('Open Article'),
            arguments: [
              dump.uri,
              { selection: startOfArticle(dump.index.lines(number)), preserveFocus: true },
            ],
          };
    return item;
  }

  #tagsOf(article: ListedArticle): string[] {
    return tagsOf(this.catalogue.annotationsOf(article));
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
    if (node && !this.#view.selection.includes(node))
      await this.#view.reveal(node, { select: true, focus: false });
  }
}

function groupLabel({ kind, day }: DateGroup<ListedArticle>): string {
  switch (kind) {
    case 'year':
      return formatYear(day);
    case 'month':
      return formatMonth(day);
    case 'day':
      return formatDay(day);
    case 'undated':
      return l10n.t('No date');
  }
}

/** What an article is, for a hover. Its text comes from the dump: it is appended as text, and nothing in it is markup. */
function tooltipOf(
  article: Article,
  tags: readonly string[],
  occurrences: readonly Occurrence[],
): MarkdownString {
  const tooltip = new MarkdownString();
  const paragraph = (text: string): void => {
    tooltip.appendText(text);
    tooltip.appendMarkdown('\n\n');
  };
  paragraph(article.headline.trim());
  paragraph([formatDay(article.day), article.section].filter((text) => text !== undefined).join(' · '));
  if (article.paragraphs.length > 0) paragraph(excerptOf(article));
  if (tags.length > 0) paragraph(l10n.t('Tags: {0}', tags.join(', ')));
  if (occurrences.length > 1) {
    const places = occurrences.map(
      ({ dump, article: number }) => `${dump.name}:${dump.index.lines(number).headline + 1}`,
    );
    paragraph(l10n.t('Stands in {0} places: {1}', occurrences.length, places.join(', ')));
  }
  return tooltip;
}
