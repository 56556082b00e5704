/** The text of a dump as lines, without their terminators. Line numbers are 0-based. */
export interface TextSource {
  readonly lineCount: number;
  /** The text of line `i`, `0 <= i < lineCount`. */
  line(i: number): string;
}

/** Takes in a line that stands in a text from `start` to `end`, in UTF-16 units. */
export type LineVisitor = (text: string, start: number, end: number) => void;

/** A text held in one string. Lines end in LF, CRLF or CR alone, as in an editor; there is always at least one. */
export class StringText implements TextSource {
  /** Per line the offset of its first character, in UTF-16 units. Made when a line is asked for by its number. */
  #starts: Uint32Array | undefined;

  constructor(readonly text: string) {}

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  line(i: number): string {
    const start = this.offsetOf(i);
    let end = this.offsetOf(i + 1);
    if (end > start && this.text.charCodeAt(end - 1) === lineFeed) end--;
    if (end > start && this.text.charCodeAt(end - 1) === carriageReturn) end--;
    return this.text.slice(start, end);
  }

  /** The offset of the first character of line `i` in the text, in UTF-16 units; the text's length behind the last line. */
  offsetOf(i: number): number {
    return this.#lineStarts[i] ?? this.text.length;
  }

  /** Visits all lines in order. Needs no table of them. */
  forEachLine(visit: LineVisitor): void {
    const { text } = this;
    const none = text.length + 1;
    const find = (terminator: string, from: number): number => {
      const found = text.indexOf(terminator, from);
      return found < 0 ? none : found;
    };
    let start = 0;
    let nextLf = find('\n', 0);
    let nextCr = find('\r', 0);
    for (;;) {
      const end = nextLf < nextCr ? nextLf : nextCr;
      if (end === none) break;
      visit(text, start, end);
      start = nextLf === nextCr + 1 ? nextLf + 1 : end + 1;
      if (nextLf < start) nextLf = find('\n', start);
      if (nextCr < start) nextCr = find('\r', start);
    }
    visit(text, start, text.length);
  }

  get #lineStarts(): Uint32Array {
    if (!this.#starts) {
      const starts: number[] = [];
      this.forEachLine((_text, start) => starts.push(start));
      this.#starts = new Uint32Array(starts);
    }
    return this.#starts;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
