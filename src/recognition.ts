import type { ExtensionContext, TextDocument } from 'vscode';
import { Disposable, languages, workspace } from 'vscode';
import { looksLikeDump } from './dump/recognise';

const remembered = 'newsdump.plainText';
/** So many documents that are to stay plain text are remembered; the oldest are forgotten first. */
const mostRemembered = 500;

/**
 * Gives plain text that looks like a dump our language when it is opened, unless the user set that document back to plain text
 * once. Calls `onDump` for every document that is a dump.
 */
export class DumpRecognition extends Disposable {
  /** The document that closed last. VS Code changes a language by closing and opening the same document object. */
  #closed: { readonly document: TextDocument; readonly languageId: string } | undefined;

  constructor(
    readonly context: ExtensionContext,
    readonly onDump: () => Promise<unknown>,
  ) {
    const subscriptions = [
      workspace.onDidOpenTextDocument((document) => {
        const before = this.#closed?.document === document ? this.#closed.languageId : undefined;
        this.#closed = undefined;
        this.#opened(document, before);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#closed = { document, languageId: document.languageId };
      }),
    ];
    super(() => {
      Disposable.from(...subscriptions).dispose();
    });
    for (const document of workspace.textDocuments) this.#opened(document, undefined);
  }

  /** `before` is the document's language before the user or an extension changed it, undefined if it was just opened. */
  #opened(document: TextDocument, before: string | undefined): void {
    const { languageId } = document;
    if (languageId === 'newsdump') {
      if (before !== undefined) this.#rememberAsPlain(document, false);
      else if (this.#isRememberedAsPlain(document)) {
        this.#setLanguage(document, 'plaintext');
        return;
      }
      void this.onDump();
    } else if (languageId === 'plaintext') {
      if (before === 'newsdump') this.#rememberAsPlain(document, true);
      else if (before === undefined && this.#isDump(document)) this.#setLanguage(document, 'newsdump');
    }
  }

  #isDump(document: TextDocument): boolean {
    return (
      workspace.getConfiguration('newsdump', document).get<boolean>('autoDetect', true) &&
      !this.#isRememberedAsPlain(document) &&
      looksLikeDump({ lineCount: document.lineCount, line: (i) => document.lineAt(i).text })
    );
  }

  #setLanguage(document: TextDocument, languageId: string): void {
    languages.setTextDocumentLanguage(document, languageId).then(undefined, () => {
      // The document was closed in the meantime: there is nothing to set.
    });
  }

  #rememberedUris(): string[] {
    return this.context.workspaceState.get<string[]>(remembered, []);
  }

  #isRememberedAsPlain(document: TextDocument): boolean {
    return this.#rememberedUris().includes(document.uri.toString());
  }

  #rememberAsPlain(document: TextDocument, plain: boolean): void {
    const uri = document.uri.toString();
    const before = this.#rememberedUris();
    if (before.includes(uri) === plain) return;
    const others = before.filter((other) => other !== uri);
    void this.context.workspaceState.update(
      remembered,
      plain ? [...others, uri].slice(-mostRemembered) : others,
    );
  }
}
