import type { Event } from 'vscode';
import { l10n, window, workspace } from 'vscode';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { Owner } from '../workspace/owner';

/** What commands need to know of the tree. */
export interface TreeSelection {
  readonly selected: readonly ListedArticle[];
  readonly onDidSelect: Event<void>;
}

/** Finds the articles that a command acts on: the tree's selection or the article under the cursor, whichever the user touched last. */
export class Targets extends Owner {
  #lastTouched: 'tree' | 'editor' = 'editor';

  constructor(
    readonly catalogue: Catalogue,
    readonly tree: TreeSelection,
  ) {
    super();
    this.own(
      tree.onDidSelect(() => {
        this.#lastTouched = 'tree';
      }),
    );
    this.own(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (catalogue.openDumps.in(textEditor.document)) this.#lastTouched = 'editor';
      }),
    );
  }

  /**
   * The articles to act on, as the texts are now. `args` is what VS Code gives a command of the tree's context menu: the item
   * clicked, and all items selected. Says so, and gives none, if there is no article.
   */
  async articles(args: readonly unknown[]): Promise<readonly ListedArticle[]> {
    await this.catalogue.upToDate();
    const articles = this.#asNow(articlesOfNodes(args)) ?? this.#touched();
    if (articles.length === 0) {
      void window.showInformationMessage(
        l10n.t('There is no article here. Put the cursor in one, or select it in the Articles view.'),
      );
    }
    return articles;
  }

  /**
   * The same, for a command that annotates: if a dump was never saved, offers to save it, and gives its article under the cursor when it
   * is; none if the user does not save.
   */
  async savedArticles(args: readonly unknown[]): Promise<readonly ListedArticle[]> {
    const articles = await this.articles(args);
    const unsaved = articles.find(({ project }) => !project);
    if (!unsaved) return articles;
    const save = l10n.t('Save');
    const answer = await window.showWarningMessage(
      l10n.t('Save the dump first: its annotations are kept in a folder beside it.'),
      save,
    );
    if (answer !== save || !(await workspace.save(unsaved.occurrences[0].dump.uri))) return [];
    const saved = await this.articles([]);
    return saved.every(({ project }) => project) ? saved : [];
  }

  /** The articles as they are listed now, without those that are gone. */
  #asNow(known: readonly ListedArticle[] | undefined): ListedArticle[] | undefined {
    return known?.flatMap(({ project, key }) => this.catalogue.find(project, key) ?? []);
  }

  #touched(): readonly ListedArticle[] {
    const editor = window.activeTextEditor;
    const isInDump = editor !== undefined && this.catalogue.openDumps.in(editor.document) !== undefined;
    if (!isInDump || (this.#lastTouched === 'tree' && this.tree.selected.length > 0))
      return this.#asNow(this.tree.selected) ?? [];
    const placed = this.catalogue.articleAt(editor.document, editor.selection.active.line);
    return placed ? [placed.listed] : [];
  }
}

/** The articles among the nodes of the tree that a context menu names; undefined if no node is named. */
function articlesOfNodes([clicked, selected]: readonly unknown[]): ListedArticle[] | undefined {
  const nodes = Array.isArray(selected) ? (selected as unknown[]) : clicked === undefined ? [] : [clicked];
  const articles = nodes.filter(isArticleNode).map(({ article }) => article);
  return articles.length > 0 ? articles : undefined;
}

function isArticleNode(node: unknown): node is { readonly kind: 'article'; readonly article: ListedArticle } {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'article';
}
