import type { TextDocument, Uri } from 'vscode';
import { workspace } from 'vscode';
import { readArticle } from '../dump/article';
import type { DateOrder } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import { parseDump } from '../dump/parseDump';
import type { TextSource } from '../dump/textSource';
import { StringText } from '../dump/textSource';

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

/** The dump in an open document. It is parsed again when it is asked for after a change. */
export class DocumentDump implements Dump {
  readonly source: TextSource;
  #index: DumpIndex | undefined;
  #version = -1;

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

  get index(): DumpIndex {
    if (!this.#index || this.#version !== this.document.version) {
      this.#index = parseDump(this.source, { dateOrder: dateOrderSetting() });
      this.#version = this.document.version;
    }
    return this.#index;
  }

  /** Forgets the index, when the settings that it depends on have changed. */
  forgetIndex(): void {
    this.#index = undefined;
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

function dateOrderSetting(): DateOrder | undefined {
  const order = workspace.getConfiguration('newsdump').get<string>('dateOrder');
  return order === 'dmy' || order === 'mdy' ? order : undefined;
}
