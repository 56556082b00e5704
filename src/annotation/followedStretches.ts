import { followEdit, type FollowedStretch, type TextEdit } from './followEdit';

/** What an edit did to stretches. Those that only moved are in neither list. */
export interface TouchedStretches<T> {
  readonly changed: readonly T[];
  /** They are not followed any more. */
  readonly gone: readonly T[];
}

/**
 * Stretches of a text that follow its edits, in the order of where they begin. An edit within a line looks only at those near it; one that adds
 * or removes lines also moves all behind it, some nanoseconds each.
 */
export class FollowedStretches<T extends FollowedStretch> {
  #all: T[] = [];
  #isInOrder = true;
  /** No stretch ends more lines behind its beginning. */
  #reach = 0;

  /** In the order of where they begin. */
  get inOrder(): readonly T[] {
    // An edit moves places, but never past each other.
    if (!this.#isInOrder)
      this.#all.sort(({ start: a }, { start: b }) => a.line - b.line || a.column - b.column);
    this.#isInOrder = true;
    return this.#all;
  }

  add(stretch: T): void {
    this.#all.push(stretch);
    this.#isInOrder = false;
    this.#mind(stretch);
  }

  /** Leaves out those of which this is so. */
  remove(isSo: (stretch: T) => boolean): void {
    this.#all = this.#all.filter((stretch) => !isSo(stretch));
  }

  /** Those that begin in the lines from `first` to `last`. */
  beginningIn(first: number, last: number): readonly T[] {
    return this.inOrder.slice(this.#firstFrom(first), this.#firstFrom(last + 1));
  }

  /** Those that begin in the lines from `first` to `last`, and on both sides the next ones up to the first of which this is so, with it. */
  around(first: number, last: number, isSo: (stretch: T) => boolean): readonly T[] {
    const all = this.inOrder;
    const isBetween = (stretch: T | undefined): boolean => stretch !== undefined && !isSo(stretch);
    let from = this.#firstFrom(first) - 1;
    while (isBetween(all[from])) from--;
    let to = this.#firstFrom(last + 1);
    while (isBetween(all[to])) to++;
    return all.slice(Math.max(from, 0), to + 1);
  }

  /** Moves the stretches as the text moves. */
  edit(edit: TextEdit): TouchedStretches<T> {
    const all = this.inOrder;
    const changed: T[] = [];
    const gone: T[] = [];
    const firstBehind = this.#firstFrom(edit.end.line + 1);
    for (const stretch of all.slice(this.#firstFrom(edit.start.line - this.#reach), firstBehind)) {
      const outcome = followEdit(stretch, edit);
      if (outcome === 'changed') changed.push(stretch);
      if (outcome === 'gone') gone.push(stretch);
      else this.#mind(stretch);
    }
    const lines = edit.newEnd.line - edit.end.line;
    if (lines !== 0) {
      for (let i = firstBehind; i < all.length; i++) {
        const stretch = all[i];
        if (!stretch) continue;
        stretch.start.line += lines;
        stretch.end.line += lines;
      }
    }
    if (gone.length > 0) {
      const isGone = new Set(gone);
      this.remove((stretch) => isGone.has(stretch));
    }
    return { changed, gone };
  }

  #mind({ start, end }: T): void {
    this.#reach = Math.max(this.#reach, end.line - start.line);
  }

  /** The place in the order of the first that begins in line `line` or behind it. */
  #firstFrom(line: number): number {
    const all = this.inOrder;
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle]?.start.line ?? Infinity) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
