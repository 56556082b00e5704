import type { TextDocumentContentProvider } from 'vscode';
import { EventEmitter, l10n, TabInputText, Uri, window, workspace } from 'vscode';
import type { Comparison } from '../workspace/comparison';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { agreementText } from './agreementText';

const scheme = 'newsdump-agreement';

/** So many comparisons were shown: each has a document of its own. */
let shown = 0;

/** How far the coders of a comparison agree, as a read-only document. It follows the annotations. */
export class AgreementDocument extends Owner implements TextDocumentContentProvider {
  readonly #changed = this.own(new EventEmitter<Uri>());
  readonly #uri: Uri;

  readonly onDidChange = this.#changed.event;

  constructor(readonly comparison: Comparison) {
    super();
    const name = l10n.t('Agreement of {0}', comparison.coders.join(', ')).replaceAll('/', '-');
    shown++;
    this.#uri = Uri.from({ scheme, path: `/${name}.txt`, query: String(shown) });
    this.own(workspace.registerTextDocumentContentProvider(scheme, this));
    this.own(
      comparison.onDidChange(() => {
        this.#changed.fire(this.#uri);
      }),
    );
  }

  provideTextDocumentContent(): string {
    return agreementText(this.comparison);
  }

  /** Shows it in an editor. */
  async show(): Promise<void> {
    const document = await workspace.openTextDocument(this.#uri);
    await window.showTextDocument(document, { preview: false });
  }

  /** Closes its editor too. */
  override dispose(): void {
    const tabs = window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.toString() === this.#uri.toString());
    window.tabGroups.close(tabs, true).then(undefined, (error: unknown) => {
      log.warn(`The agreement's editor could not be closed: ${reasonOf(error)}`);
    });
    super.dispose();
  }
}
