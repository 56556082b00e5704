import type { TextDocument } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { articleScheme } from './articleDocument';
import { DocumentDump } from './dump';
import { log, reasonOf } from './log';
import { Owner } from './owner';

/** The dumps in open documents. */
export class OpenDumps extends Owner {
  readonly #dumps = new Map<TextDocument, DocumentDump>();
  readonly #changed = this.own(new EventEmitter<DocumentDump>());

  /** This dump was opened, closed or edited, or it is ready. An edited dump's index is right before. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    super();
    this.own(
      workspace.onDidOpenTextDocument((document) => {
        this.#opened(document);
      }),
    );
    this.own(
      workspace.onDidCloseTextDocument((document) => {
        const dump = this.#dumps.get(document);
        this.#dumps.delete(document);
        if (dump) this.#changed.fire(dump);
      }),
    );
    this.own(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const dump = this.#dumps.get(document);
        if (!dump || contentChanges.length === 0) return;
        dump.edit(contentChanges);
        this.#changedIn(dump);
      }),
    );
    for (const document of workspace.textDocuments) this.#opened(document);
  }

  /** Those whose articles are listed. */
  get all(): DocumentDump[] {
    return [...this.#dumps.values()].filter((dump) => !dump.isOneArticle);
  }

  /** The articles of big dumps that are open in documents of their own. They are listed where they stand in their dumps. */
  get articles(): DocumentDump[] {
    return [...this.#dumps.values()].filter((dump) => dump.isOneArticle);
  }

  /** The dump in a document, also one of a single article; undefined if the document is none. */
  in(document: TextDocument | undefined): DocumentDump | undefined {
    return document && this.#dumps.get(document);
  }

  /** Reads every dump again, when a setting that they depend on has changed. */
  readAgain(): void {
    for (const dump of this.#dumps.values()) {
      dump.forgetIndex();
      this.#changedIn(dump);
    }
  }

  #opened(document: TextDocument): void {
    if (document.languageId !== 'newsdump' || !mayBeDump(document)) return;
    const dump = new DocumentDump(document);
    this.#dumps.set(document, dump);
    this.#changedIn(dump);
  }

  /** A long text is read in slices, unless somebody asks for its index before. */
  #changedIn(dump: DocumentDump): void {
    this.#changed.fire(dump);
    if (dump.isReady) return;
    dump.ready().then(
      () => {
        this.#changed.fire(dump);
      },
      (error: unknown) => {
        log.error(`${dump.name} could not be read: ${reasonOf(error)}`);
      },
    );
  }
}

/** Only texts of files count, or that may become files, and articles of such: not the other side of a diff, for one. */
function mayBeDump({ uri }: TextDocument): boolean {
  return (
    ['file', 'untitled', 'vscode-remote', articleScheme].includes(uri.scheme) ||
    workspace.getWorkspaceFolder(uri) !== undefined
  );
}
