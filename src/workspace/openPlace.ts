import type { Uri } from 'vscode';
import { Range } from 'vscode';
import { referenceKey } from '../annotation/reference';
import { referenceOf } from '../annotation/articlePlace';
import { linesBeforeAlone } from '../dump/articleAlone';
import { articleUri } from './articleDocument';
import { isBigDump } from './bigDump';
import type { Occurrence } from './dump';
import { startOfArticle } from './positions';

/** What shows a place in an editor: the command `vscode.open` takes these. */
export interface Opening {
  readonly uri: Uri;
  readonly selection: Range;
}

/**
 * How the place of an article is opened: in its dump, or, if that is too large for a document, in a document of the article alone.
 * @param range in the dump, in the article; its beginning if none is given
 */
export function openingOf({ dump, article }: Occurrence, range?: Range): Opening {
  const { headline } = dump.index.lines(article);
  const selection = range ?? startOfArticle(dump.index.lines(article));
  if (!isBigDump(dump)) return { uri: dump.uri, selection };
  const reference = referenceOf({ dump, article });
  const shown = { dump: dump.uri, key: referenceKey(reference), line: headline };
  const shift = linesBeforeAlone - headline;
  return {
    uri: articleUri(shown, reference.headline),
    selection: new Range(
      selection.start.line + shift,
      selection.start.character,
      selection.end.line + shift,
      selection.end.character,
    ),
  };
}
