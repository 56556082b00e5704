import type { Uri } from 'vscode';
import { commands, l10n, languages, window, workspace } from 'vscode';
import type { BigDumps } from '../workspace/bigDumps';
import { isBig, isOpen } from '../workspace/bigTabs';
import { reasonOf } from '../workspace/log';

/** *Open Dump…*: opens a text file as a dump, whatever its name. */
export async function openDump(bigDumps: BigDumps): Promise<void> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Open Dump'),
    canSelectMany: true,
    filters: { [l10n.t('News dumps')]: ['newsdump', 'txt'], [l10n.t('All files')]: ['*'] },
  });
  for (const uri of chosen ?? []) {
    try {
      if (await showBig(uri)) {
        await bigDumps.readAnyway(uri);
        continue;
      }
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(await languages.setTextDocumentLanguage(document, 'newsdump'), {
        preview: false,
      });
    } catch (error) {
      void window.showErrorMessage(reasonOf(error));
    }
  }
}

/** Shows a file in an editor that may be too large for a document; whether it is. */
async function showBig(uri: Uri): Promise<boolean> {
  if (!(await isBig(uri))) return false;
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return !isOpen(uri);
}
