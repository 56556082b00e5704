import type { ExtensionContext, Uri } from 'vscode';
import { l10n, window, workspace } from 'vscode';
import { onFirstUse } from './placeholders';
import { DumpRecognition } from './recognition';
import { articleScheme } from './workspace/articleDocument';
import { filesInTabs, mayBeBigDump, onTabs } from './workspace/bigTabs';

/** What the rest of the extension gives this entry. */
interface Rest {
  articleText(uri: Uri): Promise<string>;
}

/**
 * The entry that VS Code loads: small, because it runs for every plain text file. It recognises dumps, and loads the rest of the
 * extension when a dump is open, the view is shown or a command is called.
 */
export function activate(context: ExtensionContext): void {
  let loading: Promise<Rest> | undefined;
  const load = (): Promise<Rest> => {
    loading ??= loadRest();
    return loading;
  };
  const placeholders = onFirstUse(context, load);
  const bigTabs = onTabs(() => {
    for (const uri of filesInTabs().values())
      void mayBeBigDump(uri).then((maybe) => (maybe ? load() : undefined));
  });
  const loadRest = async (): Promise<Rest> => {
    try {
      const { startNewsdump } = await import('./newsdump');
      placeholders.dispose();
      bigTabs.dispose();
      return startNewsdump(context);
    } catch (error) {
      void window.showErrorMessage(l10n.t('Newsdump could not start: {0}', String(error)));
      throw error;
    }
  };
  context.subscriptions.push(
    placeholders,
    bigTabs,
    new DumpRecognition(context, load),
    // For an article of a big dump that a window shows when it starts.
    workspace.registerTextDocumentContentProvider(articleScheme, {
      provideTextDocumentContent: async (uri) => (await load()).articleText(uri),
    }),
  );
}
