import { commands, Position, type Range, Selection, TextEditorRevealType, window } from 'vscode';
import { linesBeforeAlone } from '../dump/articleAlone';
import type { Catalogue } from '../workspace/catalogue';
import type { Dump, Occurrence } from '../workspace/dump';
import { openingOf } from '../workspace/openPlace';
import { startOfArticle } from '../workspace/positions';

/** Where the user is. */
export interface Here {
  /** The dump in the editor; if that shows an article of a big dump, the big dump. */
  readonly dump: Dump;
  /** Where the cursor is in the dump. */
  readonly position: Position;
  /**
   * Goes to an article of the dump.
   * @param range where to in it, in the dump; its beginning if none is given
   */
  show(article: number, range?: Range): Promise<void> | void;
}

/** Where the user is, undefined if in no dump. */
export function currentPlace(catalogue: Catalogue): Here | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { active } = editor.selection;
  const shown = catalogue.placeShownIn(editor.document.uri);
  if (shown) {
    const { dump, article } = shown;
    const line = Math.max(active.line - linesBeforeAlone, 0) + dump.index.lines(article).headline;
    return {
      dump,
      position: new Position(line, active.character),
      show: (next, range) => openPlace({ dump, article: next }, range),
    };
  }
  const dump = catalogue.openDumps.in(editor.document);
  if (!dump) return undefined;
  return {
    dump,
    position: active,
    show: (next, range = startOfArticle(dump.index.lines(next))) => {
      editor.selection = new Selection(range.start, range.start);
      editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    },
  };
}

/** Opens the place of an article, and goes there. */
export async function openPlace(place: Occurrence, range?: Range): Promise<void> {
  const { uri, selection } = openingOf(place, range);
  await commands.executeCommand('vscode.open', uri, { selection });
}
