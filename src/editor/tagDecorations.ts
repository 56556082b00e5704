import type { DecorationOptions, TextEditor, TextEditorDecorationType } from 'vscode';
import { OverviewRulerLane, Range, ThemeColor, window } from 'vscode';
import { tagsOf } from '../annotation/consensus';
import { statusOf } from '../annotation/statusOf';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import { Owner } from '../workspace/owner';
import { tagLabel } from '../workspace/tagLabel';
import { statusText } from './statusText';

/** Shows this coder's status and the tags behind a headline, for the articles in view; tags that only other coders gave are muted. */
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
    if (!dump?.isReady) return;
    const { index } = dump;
    const own: DecorationOptions[] = [];
    const others: DecorationOptions[] = [];
    for (const visible of editor.visibleRanges) {
      for (let article = index.articleFrom(visible.start.line); article < index.articleCount; article++) {
        const { headline } = index.lines(article);
        if (headline > visible.end.line) break;
        const { listed } = this.catalogue.articleOf({ dump, article });
        const end = dump.source.line(headline).length;
        const texts = this.#textsOf(listed);
        for (const [shown, list] of [
          [texts.own, own],
          [texts.others, others],
        ] as const) {
          if (shown.length > 0) {
            list.push({
              range: new Range(headline, end, headline, end),
              renderOptions: { after: { contentText: shown.join('  ·  ') } },
            });
          }
        }
      }
    }
    editor.setDecorations(this.#own, own);
    editor.setDecorations(this.#others, others);
  }

  /** This coder's status and tags, and the tags that only others gave. */
  #textsOf(listed: ListedArticle): { readonly own: readonly string[]; readonly others: readonly string[] } {
    const annotations = this.catalogue.annotationsOf(listed);
    const { coder, layer } = this.catalogue.visibility;
    const status = statusOf(annotations, coder, layer);
    const given = annotations?.tags.filter((coding) => coding.by === coder && coding.layer === layer) ?? [];
    const mine = new Set(given.map(({ tag }) => tag));
    // Tags that were merged have one label.
    const labels = (tags: readonly string[]): string[] => [
      ...new Set(tags.map((tag) => tagLabel(listed.project?.codebook, tag))),
    ];
    const tags = tagsOf(annotations, layer);
    const own = labels(tags.filter((tag) => mine.has(tag)));
    return {
      own: [...(status ? [statusText(status)] : []), ...own],
      others: labels(tags.filter((tag) => !mine.has(tag))).filter((label) => !own.includes(label)),
    };
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
