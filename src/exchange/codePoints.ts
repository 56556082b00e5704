import { firstWhere } from '../dump/firstWhere';

/**
 * Offsets of a text in UTF-16 units, as ours, and in Unicode code points, as other tools count. A lone half of a surrogate pair is a code
 * point. Offsets are from 0 to the text's length.
 */
export class CodePoints {
  /** The UTF-16 offsets of the second halves of surrogate pairs, ascending. */
  readonly #halves: readonly number[];
  /** How many code points the text has. */
  readonly length: number;

  constructor(text: string) {
    this.#halves = [...text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])/g)].map(({ index }) => index + 1);
    this.length = text.length - this.#halves.length;
  }

  /** The code points before a UTF-16 offset. An offset within a pair counts as the one behind it. */
  fromUnits(offset: number): number {
    return offset - firstWhere(this.#halves.length, (i) => this.#half(i) >= offset);
  }

  /** The UTF-16 offset behind so many code points. */
  toUnits(offset: number): number {
    return offset + firstWhere(this.#halves.length, (i) => this.#half(i) - 1 - i >= offset);
  }

  #half(i: number): number {
    return this.#halves[i] ?? Infinity;
  }
}
