import type { TextDocument, Uri } from 'vscode';
import { workspace } from 'vscode';
import { readArticle } from '../dump/article';
import type { DumpIndex } from '../dump/dumpIndex';
import { editDump, lineEdits, type DocumentChange } from '../dump/editDump';
import { parseDump, type ParseOptions } from '../dump/parseDump';
import { parseDumpInSteps } from '../dump/parseInSteps';
import type { TextSource } from '../dump/textSource';
import { StringText } from '../dump/textSource';
import { articleScheme } from './articleDocument';
import { dateOrderSetting } from './dateOrderSetting';
import { TimeSlice } from './timeSlice';

/** A dump of the workspace or of an editor. `source` and `index` are always of the same text. */
export interface Dump {
  readonly uri: Uri;
  /** Its path in the workspace, for people. */
  readonly name: string;
  readonly source: TextSource;
  readonly index: DumpIndex;
  /** Grows with every change of the text. */
  readonly version: number;
}

/** One place where an article stands. */
export interface Occurrence {
  readonly dump: Dump;
  /** Its number in the dump's index. */
  readonly article: number;
}

/** So many lines of a document are read in one go: in some milliseconds. */
const mostLinesAtOnce = 100_000;

/** The dump in an open document. Its index follows the edits. */
export class DocumentDump implements Dump {
  readonly source: TextSource;
  #index: DumpIndex | undefined;
  /** The version of the document that the index is of. */
  #version = -1;
  #reading: Promise<void> | undefined;

  constructor(readonly document: TextDocument) {
    this.source = {
      get lineCount() {
        return document.lineCount;
      },
      line: (i) => document.lineAt(i).text,
    };
  }

  get uri(): Uri {
    return this.document.uri;
  }

  get name(): string {
    return workspace.asRelativePath(this.uri);
  }

  get version(): number {
    return this.document.version;
  }

  /** Of the text as it is now. Unless `isReady`, all of it is read first. */
  get index(): DumpIndex {
    return this.#indexNow ?? this.#keep(parseDump(this.source, this.#options));
  }

  /** Whether it is an article of a big dump, in a document of its own. */
  get isOneArticle(): boolean {
    return this.uri.scheme === articleScheme;
  }

  /** Whether `index` answers at once, or nearly so. */
  get isReady(): boolean {
    return this.#indexNow !== undefined || this.document.lineCount <= mostLinesAtOnce;
  }

  /** Reads a long text in slices, until `isReady` or the document is closed. Begins anew when it is edited meanwhile. */
  ready(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Takes the changes of an event in, which has made the document what it is now. */
  edit(changes: readonly DocumentChange[]): void {
    const before = this.#index;
    // It was asked for after the change, and is right already; or an event was missed, and all must be read.
    if (!before || this.#version !== this.document.version - 1) return;
    const edits = lineEdits(changes);
    const linesToRead = edits.reduce(
      (sum, { addedLines }) => sum + addedLines + before.options.linesInBlock,
      0,
    );
    if (linesToRead <= mostLinesAtOnce) this.#keep(editDump(before, this.source, edits));
  }

  /** Forgets the index, when the settings that it depends on have changed. */
  forgetIndex(): void {
    this.#index = undefined;
  }

  /** The index, if it is of the text as it is now. */
  get #indexNow(): DumpIndex | undefined {
    return this.#version === this.document.version ? this.#index : undefined;
  }

  get #options(): ParseOptions {
    return { dateOrder: dateOrderSetting(), isPart: this.isOneArticle };
  }

  async #read(): Promise<void> {
    while (!this.isReady && !this.document.isClosed) {
      const { version } = this.document;
      const options = this.#options;
      const isStale = (): boolean => this.isReady || this.document.isClosed || version !== this.version;
      const index = await new TimeSlice().run(parseDumpInSteps(this.source, options), isStale);
      if (index && !isStale() && options.dateOrder === dateOrderSetting()) this.#keep(index);
    }
  }

  #keep(index: DumpIndex): DumpIndex {
    this.#index = index;
    this.#version = this.document.version;
    return index;
  }
}

/** The dump in a file that is not open. */
export class FileDump implements Dump {
  readonly source: TextSource;
  readonly index: DumpIndex;

  constructor(
    readonly uri: Uri,
    text: string,
    /** When the file was changed, as the file system says, and its length in bytes. */
    readonly mtime: number,
    readonly size: number,
  ) {
    this.source = new StringText(text);
    this.index = parseDump(this.source, { dateOrder: dateOrderSetting() });
  }

  get name(): string {
    return workspace.asRelativePath(this.uri);
  }

  get version(): number {
    return this.mtime;
  }
}

/** The headline of the article that stands at a place, for people. */
export function headlineOf({ dump, article }: Occurrence): string {
  return readArticle(dump.source, dump.index, article).headline.trim();
}
