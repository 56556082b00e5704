import type { TextDocumentContentProvider, Uri } from 'vscode';
import { EventEmitter, l10n, workspace } from 'vscode';
import { articleAlone } from '../dump/articleAlone';
import { articleScheme, shownIn } from './articleDocument';
import type { BigDumps } from './bigDumps';
import type { Catalogue } from './catalogue';
import { Owner } from './owner';

/** Gives the read-only documents that show an article of a big dump their text, and again whenever a big dump has changed. */
export class ArticleDocuments extends Owner implements TextDocumentContentProvider {
  readonly #changed = this.own(new EventEmitter<Uri>());
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly catalogue: Catalogue,
    readonly bigDumps: BigDumps,
  ) {
    super();
    this.own(workspace.registerTextDocumentContentProvider(articleScheme, this));
    this.own(
      bigDumps.onDidChange(() => {
        for (const { uri } of workspace.textDocuments)
          if (uri.scheme === articleScheme) this.#changed.fire(uri);
      }),
    );
  }

  /** The article's own lines; or, if it is not there any more, what is the matter. Waits until its dump has been read and listed. */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const shown = shownIn(uri);
    if (!shown) return l10n.t('This names no article of a dump.');
    let place = this.catalogue.placeShownIn(uri);
    if (!place) {
      await this.bigDumps.read(shown.dump);
      await this.catalogue.list();
      place = this.catalogue.placeShownIn(uri);
    }
    if (place) return articleAlone(place.dump.source, place.dump.index, place.article);
    const name = workspace.asRelativePath(shown.dump);
    return this.catalogue.dumps.some((dump) => dump.uri.toString() === shown.dump.toString())
      ? l10n.t('This article is not in {0} any more.', name)
      : l10n.t('{0} has not been read: open it, and then this article again.', name);
  }
}
