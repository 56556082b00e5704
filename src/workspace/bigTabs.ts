import type { Uri } from 'vscode';
import { Disposable, TabInputText, window, workspace } from 'vscode';
import { fileOf } from './articleDocument';
import { gathered } from './debounced';

/** VS Code gives extensions no document that is longer, in UTF-16 units; so many bytes hold no more. */
export const longestDocument = 50 * 1024 * 1024;

/** Calls `act` now, and soon after tabs have changed: a tab is all that tells of a file that is too large for a document. */
export function onTabs(act: () => void): Disposable {
  const soon = gathered(200, act);
  soon();
  // The tabs that are there when a window starts come as groups.
  return Disposable.from(
    soon,
    window.tabGroups.onDidChangeTabs(soon),
    window.tabGroups.onDidChangeTabGroups(soon),
  );
}

/** The files in tabs; for a tab that shows an article of a big dump, the dump. By their URIs as text. */
export function filesInTabs(): Map<string, Uri> {
  const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  const uris = inputs.flatMap((input) => (input instanceof TabInputText ? [fileOf(input.uri)] : []));
  return new Map(uris.map((uri) => [uri.toString(), uri]));
}

/** Whether a file may be a dump by its name, and is too large for a document, so that nothing else tells of it. */
export async function mayBeBigDump(uri: Uri): Promise<boolean> {
  const isFile = ['file', 'vscode-remote'].includes(uri.scheme) || workspace.getWorkspaceFolder(uri);
  if (!isFile || !/\.(newsdump|txt)$/.test(uri.path) || isOpen(uri)) return false;
  return (await isBig(uri)) && !isOpen(uri);
}

/** Whether a file is larger than what surely is a document. What is not there is not. */
export async function isBig(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).size > longestDocument;
  } catch {
    // It was never saved, or is gone: there is nothing to read.
    return false;
  }
}

/** Whether extensions are given the document of a file. */
export function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
