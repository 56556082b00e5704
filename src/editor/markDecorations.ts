import type { DecorationRenderOptions, TextEditor, TextEditorDecorationType } from 'vscode';
import { OverviewRulerLane, Range, ThemeColor, window } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Catalogue, PlacedMark } from '../workspace/catalogue';
import { debounced } from '../workspace/debounced';
import type { Steps } from '../dump/steps';
import type { DocumentDump } from '../workspace/dump';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { TimeSlice } from '../workspace/timeSlice';

/** The theme colours `newsdump.mark1` and so on, and `newsdump.mark1Background`. */
const colourCount = 6;
/** So many colours of codebooks are shown; of any further tag, the colour follows from its id. */
const mostOwnColours = 50;

/** If so many articles may have marks, only the marks near what is in view are shown. */
const mostArticles = 300;

/** A colour of lines, and one that text is read on. */
interface Colours {
  readonly line: ThemeColor | string;
  readonly background: ThemeColor | string;
}

/**
 * How marks look that overlap: each level has a property of its own, since of two decorations on one letter only one can set a property. From
 * the third level on they look alike.
 */
const looks: ((colours: Colours) => DecorationRenderOptions)[] = [
  ({ background }) => ({ backgroundColor: background, borderRadius: '2px' }),
  ({ line }) => ({
    border: '1px none',
    borderStyle: 'none none solid none',
    borderWidth: '2px',
    borderColor: line,
  }),
  ({ line }) => ({ outline: '1px dashed', outlineColor: line }),
];

/** Shows marks, in the colour that the codebook gives the tag, or else one that follows from its id. */
export class MarkDecorations extends Owner {
  /** By colour, a decoration for each level. Made when first needed. */
  readonly #types = new Map<string, readonly TextEditorDecorationType[]>();

  /** The last time that the marks of an editor began to be shown. */
  readonly #turns = new WeakMap<TextEditor, object>();

  constructor(readonly catalogue: Catalogue) {
    super();
    const showSoon = this.own(debounced(50, this.#showAll.bind(this)));
    const scrolled = this.own(debounced(50, this.#showInView.bind(this)));
    this.own(catalogue.onDidChange(this.#showAll, this));
    this.own(catalogue.openDumps.onDidChange(showSoon));
    this.own(window.onDidChangeTextEditorVisibleRanges(scrolled));
    this.own(window.onDidChangeVisibleTextEditors(this.#showAll, this));
    this.#showAll();
  }

  #showAll(): void {
    for (const editor of window.visibleTextEditors) this.#show(editor);
  }

  /** Shows those again that depend on what is in view. */
  #showInView(): void {
    for (const editor of window.visibleTextEditors) {
      const dump = this.catalogue.openDumps.in(editor.document);
      if (dump?.isReady && !this.#areAllShown(dump)) this.#show(editor);
    }
  }

  /** In slices: a dump may have many marks. What is shown meanwhile is what was shown before. */
  #show(editor: TextEditor): void {
    const dump = this.catalogue.openDumps.in(editor.document);
    if (!dump?.isReady) return;
    const { index } = dump;
    const turn = {};
    this.#turns.set(editor, turn);
    const isStale = (): boolean => this.#turns.get(editor) !== turn || dump.index !== index;
    new TimeSlice()
      .run(this.#marksFor(editor, dump), isStale)
      .then((marks) => {
        if (marks) this.#decorate(editor, dump, marks);
      })
      .catch((error: unknown) => {
        log.error(reasonOf(error));
      });
  }

  #decorate(editor: TextEditor, dump: DocumentDump, marks: readonly PlacedMark[]): void {
    const codebook = this.catalogue.projectOf(dump)?.codebook;
    const ranges = new Map<TextEditorDecorationType, Range[]>();
    for (const { mark, level } of withLevels(marks)) {
      const type = this.#typesOf(mark.mark.tag, codebook)[Math.min(level, looks.length - 1)];
      if (!type) continue;
      const alike = ranges.get(type) ?? [];
      alike.push(mark.range);
      ranges.set(type, alike);
    }
    for (const type of [...this.#types.values()].flat()) editor.setDecorations(type, ranges.get(type) ?? []);
  }

  /** In the order of the text, each once. */
  *#marksFor(editor: TextEditor, dump: DocumentDump): Steps<readonly PlacedMark[]> {
    if (this.#areAllShown(dump)) return yield* this.catalogue.marksInSteps(dump);
    // An article may stand in two of the ranges.
    const byPlace = new Map<string, PlacedMark>();
    for (const range of rangesAround(editor.visibleRanges))
      for (const mark of yield* this.catalogue.marksInSteps(dump, range)) byPlace.set(placeOf(mark), mark);
    return [...byPlace.values()];
  }

  /** Whether few enough articles of a dump are annotated that all its marks are shown, for the overview ruler. */
  #areAllShown(dump: DocumentDump): boolean {
    return Math.min(dump.index.articleCount, this.catalogue.annotatedNumbers.size) <= mostArticles;
  }

  #typesOf(tag: string, codebook: Codebook | undefined): readonly TextEditorDecorationType[] {
    const own = codebook?.tag(codebook.resolve(tag))?.color;
    const isShown = own !== undefined && (this.#types.has(own) || this.#types.size < mostOwnColours);
    const colour = isShown ? own : `newsdump.mark${colourOf(tag) + 1}`;
    let types = this.#types.get(colour);
    if (!types) {
      const colours = isShown ? coloursOf(own) : themeColours(colour);
      types = looks.map((look) => this.own(window.createTextEditorDecorationType(withRuler(colours, look))));
      this.#types.set(colour, types);
    }
    return types;
  }
}

const themeColours = (colour: string): Colours => ({
  line: new ThemeColor(colour),
  background: new ThemeColor(`${colour}Background`),
});

/** The colours of a tag whose colour the codebook has: `#rgb`, `#rrggbb` or the name of a theme colour. */
function coloursOf(color: string): Colours {
  const isHex = color.startsWith('#');
  // A theme has no paler variant of its colours: VS Code keeps the value of each in a variable of its style sheet.
  const value = isHex ? color : `var(--vscode-${color.replaceAll('.', '-')})`;
  return {
    line: isHex ? color : new ThemeColor(color),
    background: `color-mix(in srgb, ${value} 25%, transparent)`,
  };
}

function withRuler(
  colours: Colours,
  look: (colours: Colours) => DecorationRenderOptions,
): DecorationRenderOptions {
  return {
    ...look(colours),
    overviewRulerColor: colours.line,
    overviewRulerLane: OverviewRulerLane.Center,
  };
}

/** What is in view, with a screen above and below, in order and apart from each other. */
function rangesAround(visible: readonly Range[]): readonly Range[] {
  const screen = visible.reduce((sum, { start, end }) => sum + end.line - start.line + 1, 0);
  const around: Range[] = [];
  for (const { start, end } of visible) {
    const range = new Range(Math.max(start.line - screen, 0), 0, end.line + screen, 0);
    const joined = around.at(-1)?.intersection(range) && around.pop()?.union(range);
    around.push(joined ?? range);
  }
  return around;
}

const placeOf = ({ mark, range }: PlacedMark): string =>
  `${range.start.line} ${range.start.character} ${mark.id}`;

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
