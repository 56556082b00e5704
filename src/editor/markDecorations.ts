import type { DecorationRenderOptions, Range, TextEditor, TextEditorDecorationType } from 'vscode';
import { OverviewRulerLane, ThemeColor, window } from 'vscode';
import type { Catalogue, PlacedMark } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import { Owner } from '../workspace/owner';

/** The theme colours `newsdump.mark1` and so on, and `newsdump.mark1Background`. */
const colourCount = 6;

/**
 * How marks look that overlap: each level has a property of its own, since of two decorations on one letter only one can set a property. From
 * the third level on they look alike.
 */
const looks: ((colour: string) => DecorationRenderOptions)[] = [
  (colour) => ({ backgroundColor: new ThemeColor(`${colour}Background`), borderRadius: '2px' }),
  (colour) => ({
    border: '1px none',
    borderStyle: 'none none solid none',
    borderWidth: '2px',
    borderColor: new ThemeColor(colour),
  }),
  (colour) => ({ outline: '1px dashed', outlineColor: new ThemeColor(colour) }),
];

/** Shows the marks that are in view, in a colour that follows from the tag. */
export class MarkDecorations extends Owner {
  readonly #types: readonly (readonly TextEditorDecorationType[])[];

  constructor(readonly catalogue: Catalogue) {
    super();
    this.#types = Array.from({ length: colourCount }, (_, i) =>
      looks.map((look) =>
        this.own(window.createTextEditorDecorationType(withRuler(`newsdump.mark${i + 1}`, look))),
      ),
    );
    const showSoon = this.own(debounced(50, this.#showAll.bind(this)));
    this.own(catalogue.onDidChange(this.#showAll, this));
    this.own(catalogue.openDumps.onDidChange(showSoon));
    this.own(window.onDidChangeVisibleTextEditors(this.#showAll, this));
    this.#showAll();
  }

  #showAll(): void {
    for (const editor of window.visibleTextEditors) this.#show(editor);
  }

  /** All marks of the dump, for the overview ruler: what is annotated is found without a look at the rest. */
  #show(editor: TextEditor): void {
    const dump = this.catalogue.openDumps.in(editor.document);
    if (!dump) return;
    const ranges = this.#types.map((levels) => levels.map((): Range[] => []));
    for (const { mark, level } of withLevels(this.catalogue.marksIn(dump))) {
      ranges[colourOf(mark.mark.tag)]?.[Math.min(level, looks.length - 1)]?.push(mark.range);
    }
    for (const [colour, levels] of this.#types.entries()) {
      for (const [level, type] of levels.entries())
        editor.setDecorations(type, ranges[colour]?.[level] ?? []);
    }
  }
}

function withRuler(
  colour: string,
  look: (colour: string) => DecorationRenderOptions,
): DecorationRenderOptions {
  return {
    ...look(colour),
    overviewRulerColor: new ThemeColor(colour),
    overviewRulerLane: OverviewRulerLane.Center,
  };
}

/** The same tag always has the same colour. */
function colourOf(tag: string): number {
  let sum = 0;
  for (let i = 0; i < tag.length; i++) sum = (sum * 31 + tag.charCodeAt(i)) % 1_000_003;
  return sum % colourCount;
}

/** Marks with the lowest level that no mark before them still takes where they begin. Marks must be in the order of the text. */
export function withLevels(
  marks: readonly PlacedMark[],
): { readonly mark: PlacedMark; readonly level: number }[] {
  const ends: Range[] = [];
  return marks.map((mark) => {
    const free = ends.findIndex((range) => range.end.isBeforeOrEqual(mark.range.start));
    const level = free < 0 ? ends.length : free;
    ends[level] = mark.range;
    return { mark, level };
  });
}
