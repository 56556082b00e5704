import type { DecorationOptions, TextEditor } from 'vscode';
import { OverviewRulerLane, Range, ThemeColor, window } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import { Owner } from '../workspace/owner';
import { tagsOf } from '../exchange/annotatedArticle';

/** Shows an article's tags behind its headline, for the articles that are in view. */
export class TagDecorations extends Owner {
  readonly #look = this.own(
    window.createTextEditorDecorationType({
      overviewRulerColor: new ThemeColor('newsdump.tagForeground'),
      overviewRulerLane: OverviewRulerLane.Right,
      after: { margin: '0 0 0 2em', color: new ThemeColor('newsdump.tagForeground') },
    }),
  );

  constructor(readonly catalogue: Catalogue) {
    super();
    const showSoon = this.own(debounced(50, this.#showAll.bind(this)));
    this.own(catalogue.onDidChange(this.#showAll, this));
    this.own(catalogue.openDumps.onDidChange(showSoon));
    this.own(window.onDidChangeTextEditorVisibleRanges(showSoon));
    this.own(window.onDidChangeVisibleTextEditors(this.#showAll, this));
    this.#showAll();
  }

  #showAll(): void {
    for (const editor of window.visibleTextEditors) this.#show(editor);
  }

  #show(editor: TextEditor): void {
    const dump = this.catalogue.openDumps.in(editor.document);
    if (!dump) return;
    const { index } = dump;
    const decorations: DecorationOptions[] = [];
    for (const visible of editor.visibleRanges) {
      for (let article = index.articleFrom(visible.start.line); article < index.articleCount; article++) {
        const { headline } = index.lines(article);
        if (headline > visible.end.line) break;
        const tags = tagsOf(this.catalogue.annotationsOf(this.catalogue.articleOf({ dump, article }).listed));
        if (tags.length === 0) continue;
        const end = dump.source.line(headline).length;
        decorations.push({
          range: new Range(headline, end, headline, end),
          renderOptions: { after: { contentText: tags.join('  ·  ') } },
        });
      }
    }
    editor.setDecorations(this.#look, decorations);
  }
}
