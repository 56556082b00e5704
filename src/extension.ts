import type { ExtensionContext } from 'vscode';
import { l10n, window } from 'vscode';
import { onFirstUse } from './placeholders';
import { DumpRecognition } from './recognition';

/**
 * The entry that VS Code loads: small, because it runs for every plain text file. It recognises dumps, and loads the rest of the
 * extension when a dump is open, the view is shown or a command is called.
 */
export function activate(context: ExtensionContext): void {
  let loading: Promise<void> | undefined;
  const load = (): Promise<void> => {
    loading ??= loadRest();
    return loading;
  };
  const placeholders = onFirstUse(context, load);
  const loadRest = async (): Promise<void> => {
    try {
      const { startNewsdump } = await import('./newsdump');
      placeholders.dispose();
      startNewsdump(context);
    } catch (error) {
      void window.showErrorMessage(l10n.t('Newsdump could not start: {0}', String(error)));
      throw error;
    }
  };
  context.subscriptions.push(placeholders, new DumpRecognition(context, load));
}
