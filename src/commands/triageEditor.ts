import type { Selection, Uri, ViewColumn } from 'vscode';
import { commands, window } from 'vscode';
import type { Occurrence } from '../workspace/dump';
import { log, reasonOf } from '../workspace/log';
import { openingOf } from '../workspace/openPlace';

/** What an editor showed. */
export interface EditorPlace {
  readonly uri: Uri;
  readonly selection: Selection;
  readonly viewColumn: ViewColumn | undefined;
}

/** What the active editor shows; undefined if there is none. */
export function placeInEditor(): EditorPlace | undefined {
  const editor = window.activeTextEditor;
  return editor && { uri: editor.document.uri, selection: editor.selection, viewColumn: editor.viewColumn };
}

/** Shows an article in the editor, where the focus does not go; or brings back, with the focus, what an editor showed. */
export async function showInEditor(place: Occurrence | EditorPlace): Promise<void> {
  const isArticle = 'dump' in place;
  const { uri, selection } = isArticle ? openingOf(place) : place;
  const options = isArticle
    ? { selection, preserveFocus: true, preview: true }
    : { selection, viewColumn: place.viewColumn };
  try {
    // What is brought back may be too long for extensions to open: this shows it all the same.
    await commands.executeCommand('vscode.open', uri, options);
  } catch (error) {
    log.warn(`${uri.toString(true)} could not be shown: ${reasonOf(error)}`);
  }
}
