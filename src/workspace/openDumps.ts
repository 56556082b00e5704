import type { TextDocument } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { DocumentDump } from './dump';
import { Owner } from './owner';

/** The dumps in open documents. */
export class OpenDumps extends Owner {
  readonly #dumps = new Map<TextDocument, DocumentDump>();
  readonly #changed = this.own(new EventEmitter<void>());

  /** A dump was opened, closed or edited. */
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
        if (this.#dumps.delete(document)) this.#changed.fire();
      }),
    );
    this.own(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#dumps.has(document)) this.#changed.fire();
      }),
    );
    for (const document of workspace.textDocuments) this.#opened(document);
  }

  get all(): DocumentDump[] {
    return [...this.#dumps.values()];
  }

  /** The dump in a document, undefined if the document is none. */
  in(document: TextDocument | undefined): DocumentDump | undefined {
    return document && this.#dumps.get(document);
  }

  /** Reads every dump again, when a setting that they depend on has changed. */
  readAgain(): void {
    for (const dump of this.#dumps.values()) dump.forgetIndex();
    this.#changed.fire();
  }

  #opened(document: TextDocument): void {
    if (document.languageId !== 'newsdump' || !isListed(document)) return;
    this.#dumps.set(document, new DocumentDump(document));
    this.#changed.fire();
  }
}

/** Only texts of files count, or that may become files: not the other side of a diff, for one. */
function isListed({ uri }: TextDocument): boolean {
  return (
    ['file', 'untitled', 'vscode-remote'].includes(uri.scheme) ||
    workspace.getWorkspaceFolder(uri) !== undefined
  );
}
