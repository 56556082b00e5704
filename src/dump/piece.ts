import type { Day } from './day';

/** A row of an index says of an article: its headline, the line behind its last text, its date line (-1 if it has none), its day. */
export const rowLength = 4;

/** The lines with text of a piece of a dump, or of a part of one. Lines are 0-based; -1 if there is none. */
export interface TextLines {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Whether the first is a number and nothing else. */
  readonly beginsWithNumber: boolean;
}

/** A piece of a dump while it is read: what stands between two cuts, which are bullets or date lines. */
export class Piece implements TextLines {
  first = -1;
  last = -1;
  count = 0;
  beginsWithNumber = false;
  followsBullet = false;

  /** Begins the next piece. */
  begin(followsBullet: boolean): void {
    this.first = this.last = -1;
    this.count = 0;
    this.beginsWithNumber = false;
    this.followsBullet = followsBullet;
  }

  /** Takes in more lines of the piece, which are counted from its line `offset`. */
  add({ first, last, count, beginsWithNumber }: TextLines, offset: number): void {
    if (count === 0) return;
    if (this.count === 0) {
      this.first = first + offset;
      this.beginsWithNumber = beginsWithNumber;
    }
    this.last = last + offset;
    this.count += count;
  }

  /** A copy of its lines. */
  get textLines(): TextLines {
    const { first, last, count, beginsWithNumber } = this;
    return { first, last, count, beginsWithNumber };
  }

  /**
   * Writes what the piece is as a row to `rows`, at `at`. Whether it is an article; if it is none, the row's headline is -1.
   * @param dateLine the date line that it ends in, -1 if there is none
   */
  writeRow(rows: Int32Array, at: number, dateLine: number, day: Day): boolean {
    const isArticle = this.count > 0 && (dateLine >= 0 || this.#canBeUndated);
    rows[at] = isArticle ? this.first : -1;
    rows[at + 1] = this.last + 1;
    rows[at + 2] = dateLine;
    rows[at + 3] = day;
    return isArticle;
  }

  /** A ranked entry, a number and one line, is no article. */
  get #canBeUndated(): boolean {
    return this.followsBullet && !(this.count === 2 && this.beginsWithNumber);
  }
}
