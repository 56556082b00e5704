import { straightenQuotes } from './reference';

/** White space, or a character with all that can join it: combining marks, and the vowels and finals of a Hangul syllable. */
const pieces = /\s+|.[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]*/gsu;

/**
 * A text under NFC, with each run of white space as one space and straight quotes, and the way back to the text as it was. Unlike
 * `foldText` it is not trimmed. All offsets are in UTF-16 units.
 */
export class FoldedText {
  readonly text: string;
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];

  constructor(private readonly original: string) {
    let text = '';
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { 0: piece, index } of original.matchAll(pieces)) {
      text += piece.trim() === '' ? ' ' : straightenQuotes(piece.normalize('NFC'));
      while (starts.length < text.length) {
        starts.push(index);
        ends.push(index + piece.length);
      }
    }
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** Where a passage of the folded text, not empty, stood in the text as it was. */
  unfolded(start: number, end: number): { readonly start: number; readonly end: number } {
    return { start: this.starts[start] ?? this.original.length, end: this.ends[end - 1] ?? 0 };
  }

  /** Whether a passage of the folded text begins and ends between characters, as it must to have been a passage before. */
  isWhole(start: number, end: number): boolean {
    return this.starts[start] !== this.starts[start - 1] && this.ends[end - 1] !== this.ends[end];
  }

  /** The first offset in the folded text that stood at this one or after it. */
  folded(offset: number): number {
    const index = this.starts.findIndex((start) => start >= offset);
    return index === -1 ? this.text.length : index;
  }
}
