import type { TextSource } from '../dump/textSource';
import { forEachEndedLine } from './byteLines';
import { asBuffer, type ByteSource } from './byteSource';
import type { Charset } from './charset';

/** The lines of a stored text. They are read block by block, when one of them is asked for. */
export class StoredLines implements TextSource {
  constructor(
    readonly bytes: ByteSource,
    readonly charset: Charset,
    readonly lineCount: number,
    /** How many lines a block has; the last may have fewer. */
    readonly linesInBlock: number,
    /** Of every block the byte where it begins, and the end of the last. */
    readonly starts: Float64Array,
  ) {}

  /** The byte where the text ends. */
  get end(): number {
    return this.starts.at(-1) ?? 0;
  }

  /** The text of line `i`. Throws the error of the file system. */
  line(i: number): string {
    const block = Math.floor(i / this.linesInBlock);
    const newest = kept[0];
    const lines = newest?.of === this && newest.block === block ? newest.lines : this.#lines(block);
    return lines.line(i - block * this.linesInBlock);
  }

  #lines(block: number): BlockLines {
    const at = kept.findIndex((other) => other.of === this && other.block === block);
    const [found = { of: this, block, lines: this.#read(block) }] = at < 0 ? [] : kept.splice(at, 1);
    kept.unshift(found);
    kept.length = Math.min(kept.length, mostKept);
    return found.lines;
  }

  #read(block: number): BlockLines {
    const start = this.starts[block] ?? 0;
    const end = this.starts[block + 1] ?? start;
    return new BlockLines(asBuffer(this.bytes.read(start, end - start)), this.charset);
  }
}

/** The blocks of all texts that were asked for last, the newest first. There may be many texts: none has memory of its own. */
const kept: { readonly of: StoredLines; readonly block: number; readonly lines: BlockLines }[] = [];
const mostKept = 16;

/** The lines of a block. Each is decoded when it is asked for, so that who keeps one line does not keep its block. */
class BlockLines {
  readonly #plain: Buffer;
  /** Where the text of each begins and ends, in bytes. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(
    bytes: Buffer,
    readonly charset: Charset,
  ) {
    this.#plain = charset.plain(bytes);
    const visit = (start: number, end: number): void => {
      this.#starts.push(start);
      this.#ends.push(end);
    };
    visit(forEachEndedLine(this.#plain, visit), this.#plain.length);
  }

  line(i: number): string {
    return this.charset.decode(this.#plain, this.#starts[i] ?? 0, this.#ends[i] ?? 0);
  }
}
