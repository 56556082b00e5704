import { l10n, languages, window, workspace } from 'vscode';
import { reasonOf } from '../workspace/log';

/** *Open Dump…*: opens a text file as a dump, whatever its name. */
export async function openDump(): Promise<void> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Open Dump'),
    canSelectMany: true,
    filters: { [l10n.t('News dumps')]: ['newsdump', 'txt'], [l10n.t('All files')]: ['*'] },
  });
  for (const uri of chosen ?? []) {
    try {
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(await languages.setTextDocumentLanguage(document, 'newsdump'), {
        preview: false,
      });
    } catch (error) {
      void window.showErrorMessage(reasonOf(error));
    }
  }
}
