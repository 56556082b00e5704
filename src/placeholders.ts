import type { Disposable, ExtensionContext } from 'vscode';
import { commands, Disposable as DisposableClass } from 'vscode';
import { viewLater } from './later';

/**
 * Stands in for the views and the commands until the rest of the extension is loaded. The first use of one of them loads the rest,
 * which disposes the placeholders and puts the real ones in their place; a command is then called again.
 */
export function onFirstUse(context: ExtensionContext, load: () => Promise<unknown>): Disposable {
  const views = ['newsdump.articles', 'newsdump.details', 'newsdump.codebook'].map((id) =>
    viewLater(id, load),
  );
  const callAgain = commandIds(context).map((id) =>
    commands.registerCommand(id, async (...args: unknown[]) => {
      await load();
      return commands.executeCommand(id, ...args);
    }),
  );
  return DisposableClass.from(...views, ...callAgain);
}

/** The ids of the commands in the manifest. */
function commandIds(context: ExtensionContext): string[] {
  const manifest = context.extension.packageJSON as { contributes: { commands: { command: string }[] } };
  return manifest.contributes.commands.map(({ command }) => command);
}
