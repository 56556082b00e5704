import type { DecorationOptions, TextEditor, TextEditorDecorationType } from 'vscode';
import { OverviewRulerLane, Range, ThemeColor, window } from 'vscode';
import { tagsOf } from '../exchange/annotatedArticle';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { debounced } from '../workspace/debounced';
import { Owner } from '../workspace/owner';

/** Shows an article's tags behind its headline, for the articles that are in view; those that only other coders gave are muted. */
export class TagDecorations extends Owner {
  readonly #own = this.own(typeIn('newsdump.tagForeground', '2em'));
  readonly #others = this.own(typeIn('newsdump.othersTagForeground', '1em'));

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
    const own: DecorationOptions[] = [];
    const others: DecorationOptions[] = [];
    const coder = coderSetting();
    for (const visible of editor.visibleRanges) {
      for (let article = index.articleFrom(visible.start.line); article < index.articleCount; article++) {
        const { headline } = index.lines(article);
        if (headline > visible.end.line) break;
        const annotations = this.catalogue.annotationsOf(this.catalogue.articleOf({ dump, article }).listed);
        const mine = new Set(annotations?.tags.filter(({ by }) => by === coder).map(({ tag }) => tag));
        const end = dump.source.line(headline).length;
        const behind = (tags: readonly string[]): DecorationOptions[] =>
          tags.length === 0
            ? []
            : [
                {
                  range: new Range(headline, end, headline, end),
                  renderOptions: { after: { contentText: tags.join('  ·  ') } },
                },
              ];
        own.push(...behind(tagsOf(annotations).filter((tag) => mine.has(tag))));
        others.push(...behind(tagsOf(annotations).filter((tag) => !mine.has(tag))));
      }
    }
    editor.setDecorations(this.#own, own);
    editor.setDecorations(this.#others, others);
  }
}

function typeIn(colour: string, margin: string): TextEditorDecorationType {
  const color = new ThemeColor(colour);
  return window.createTextEditorDecorationType({
    overviewRulerColor: color,
    overviewRulerLane: OverviewRulerLane.Right,
    after: { margin: `0 0 0 ${margin}`, color },
  });
}
