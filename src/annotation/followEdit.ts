import { StringText } from '../dump/textSource';
import type { DumpPosition } from './articleInDump';

/** A change of a text: what stood between `start` and `end` gave way to a text that now ends at `newEnd`. */
export interface TextEdit {
  readonly start: DumpPosition;
  readonly end: DumpPosition;
  readonly newEnd: DumpPosition;
}

/** A stretch of a text by lines and columns, the end exclusive. It is moved as the text is edited. */
export interface FollowedStretch {
  readonly start: MovingPosition;
  readonly end: MovingPosition;
}

interface MovingPosition {
  line: number;
  column: number;
}

/** What an edit did to a stretch: its text stayed as it is, changed in part, or is gone. */
export type Outcome = 'kept' | 'changed' | 'gone';

/** The edit that replaces what stands between two places by the text `inserted`. */
export function textEdit(start: DumpPosition, end: DumpPosition, inserted: string): TextEdit {
  let lines = 0;
  let column = 0;
  new StringText(inserted).forEachLine((_text, from, to) => {
    lines++;
    column = to - from;
  });
  const newEnd = { line: start.line + lines - 1, column: lines > 1 ? column : start.column + column };
  return { start, end, newEnd };
}

/**
 * Moves a stretch as an edit moves its text: what is typed inside belongs to it, what is typed at its edges does not. It is gone if its text was
 * taken away, or replaced together with text around it, or by more than one line; where it is then means nothing.
 */
export function followEdit({ start, end }: FollowedStretch, edit: TextEdit): Outcome {
  if (!isBefore(start, edit.end)) {
    move(start, edit);
    move(end, edit);
    return 'kept';
  }
  if (!isBefore(edit.start, end)) return 'kept';
  const reachesBefore = isBefore(edit.start, start);
  const reachesBehind = isBefore(end, edit.end);
  const coversAll = !isBefore(start, edit.start) && !isBefore(edit.end, end);
  if (coversAll && (reachesBefore || reachesBehind || edit.newEnd.line > edit.start.line)) return 'gone';
  if (reachesBehind) put(end, edit.start);
  else move(end, edit);
  if (reachesBefore) put(start, edit.newEnd);
  return isBefore(start, end) ? 'changed' : 'gone';
}

/** Whether a place comes before another. */
export function isBefore(a: DumpPosition, b: DumpPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** Moves a place that is not before the end of what an edit removes. */
function move(place: MovingPosition, { end, newEnd }: TextEdit): void {
  if (place.line === end.line) place.column += newEnd.column - end.column;
  place.line += newEnd.line - end.line;
}

function put(place: MovingPosition, { line, column }: DumpPosition): void {
  place.line = line;
  place.column = column;
}
