import type { Day } from './day';
import { noDay } from './day';
import type { TextLines } from './piece';

/**
 * A stretch of a dump's lines, as they read by themselves. Lines are counted from the beginning of the block. A block holds nothing of what
 * stands around it, so that an edit elsewhere leaves it as it is.
 */
export interface Block {
  readonly lineCount: number;
  /** What stands before the first cut: of a piece that began before the block. */
  readonly head: TextLines;
  /** Where the head ends: undefined if no cut stands in the block, and the head is all. */
  readonly cut: Cut | undefined;
  /** The articles between the first cut and the last, `rowLength` numbers each. */
  readonly rows: Int32Array;
  /** Date lines between the first cut and the last that end no article. */
  readonly strayDates: readonly number[];
  /** What stands behind the last cut: of a piece that ends behind the block. */
  readonly tail: TextLines;
  readonly tailFollowsBullet: boolean;
}

/** The line where a piece ends: a date line or, where `dateLine` is -1, a bullet. */
export interface Cut {
  readonly dateLine: number;
  readonly day: Day;
}

const noLines: TextLines = { first: -1, last: -1, count: 0, beginsWithNumber: false };

/** What stands behind the last block: the last piece ends here. */
export const endOfText: Block = {
  lineCount: 0,
  head: noLines,
  cut: { dateLine: -1, day: noDay },
  rows: new Int32Array(),
  strayDates: [],
  tail: noLines,
  tailFollowsBullet: false,
};
