/** The text of a dump as lines, without their terminators. Line numbers are 0-based. */
export interface TextSource {
  readonly lineCount: number;
  /** The text of line `i`, `0 <= i < lineCount`. */
  line(i: number): string;
}

/** A text held in one string. Lines end in LF, CRLF or CR alone, as in an editor; there is always at least one. */
export class StringText implements TextSource {
  /** Per line its first offset and the offset behind its last character, in UTF-16 units. */
  readonly #bounds: number[] = [];

  constructor(readonly text: string) {
    let start = 0;
    for (const terminator of text.matchAll(/\r\n|\n|\r/g)) {
      this.#bounds.push(start, terminator.index);
      start = terminator.index + terminator[0].length;
    }
    this.#bounds.push(start, text.length);
  }

  get lineCount(): number {
    return this.#bounds.length / 2;
  }

  line(i: number): string {
    return this.text.slice(this.offsetOf(i), this.#bounds[2 * i + 1]);
  }

  /** The offset of the first character of line `i` in the text, in UTF-16 units; the text's length behind the last line. */
  offsetOf(i: number): number {
    return this.#bounds[2 * i] ?? this.text.length;
  }
}
