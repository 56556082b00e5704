import type { Stretch } from './stretch';
import { FoldedText } from './foldedText';
import { foldText } from './reference';

/** A text as people compare texts: folded, and in lower case. */
export const comparable = (text: string): string => foldText(text).toLowerCase();

/**
 * The first passage of a text that says some words, whatever the case, white space, quotes and composition. UTF-16 offsets; undefined if there
 * is none. Where the place cannot be known, since a letter changes its length in lower case, it is the first line.
 * @param words as {@link comparable} gives them
 * @param placeOf where they stand in a comparable text, -1 if they do not
 */
export function passageOf(
  words: string,
  text: string,
  placeOf: (words: string, comparable: string) => number = (wanted, text) => text.indexOf(wanted),
): Stretch | undefined {
  if (words === '' || placeOf(words, comparable(text)) < 0) return undefined;
  // Only now where that is in the text as it was: this is much slower.
  const unfolded = new FoldedText(text);
  const lower = unfolded.text.toLowerCase();
  const start = lower.length === unfolded.text.length ? placeOf(words, lower) : -1;
  return start < 0 ? firstLine(text) : unfolded.unfolded(start, start + words.length);
}

function firstLine(text: string): Stretch {
  const end = text.indexOf('\n');
  return { start: 0, end: end < 0 ? text.length : end };
}
