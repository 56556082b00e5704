import type { Block } from '../dump/block';
import { BlockReader, type BlockOptions } from '../dump/readBlocks';
import { forEachEndedLine, withoutLastCr } from './byteLines';
import type { Charset } from './charset';
import { LineReader } from './lineReader';

/** What is longer is no dump: its lines have some 100 bytes, and in an editor a block is read in one go. In bytes. */
const longestLine = 8 * 1024 * 1024;
const longestBlock = 64 * 1024 * 1024;

/** Puts the lines of a stored text into blocks, as its bytes come. */
export class StoredBlocks {
  readonly #blocks: BlockReader;
  readonly #lines: LineReader;
  readonly #starts: number[] = [];
  #linesToStart = 0;

  constructor(
    readonly charset: Charset,
    readonly options: BlockOptions,
  ) {
    this.#blocks = new BlockReader(options);
    this.#lines = new LineReader(this.#blocks, options.dateOrder, charset);
  }

  /**
   * Reads the lines that end in these bytes. Throws an `Error` if lines are too long for a dump.
   * @param at the byte of the text where they begin, which is where a line begins
   * @param isEnd whether they are the last ones: then the last line ends with them
   * @returns how many of the bytes were read; to be called next with the others in front
   */
  read(bytes: Buffer, at: number, isEnd: boolean): number {
    const { charset } = this;
    const all = charset.plain(bytes);
    const plain = isEnd ? all : withoutLastCr(all);
    let done = 0;
    let doneStored = 0;
    const readLine = (start: number, end: number): void => {
      if (this.#linesToStart-- === 0) {
        doneStored += charset.sizeOf(plain, done, start);
        done = start;
        this.#starts.push(at + doneStored);
        this.#linesToStart = this.options.linesInBlock - 1;
      }
      if (start === end) this.#blocks.addBlank();
      else if (charset.endsAsText(plain, start, end)) this.#blocks.addText(false);
      else this.#lines.read(plain, start, end);
    };
    const rest = forEachEndedLine(plain, readLine);
    if (isEnd) readLine(rest, plain.length);
    const read = isEnd ? bytes.length : doneStored + charset.sizeOf(plain, done, rest);
    const blockLength = at + bytes.length - (this.#starts.at(-1) ?? at);
    if (bytes.length - read > longestLine || blockLength > longestBlock)
      throw new Error('its lines are too long for a dump');
    return read;
  }

  /** Ends the last block. Gives all, and of each the byte where it begins. */
  end(): { readonly blocks: readonly Block[]; readonly starts: readonly number[] } {
    return { blocks: this.#blocks.endBlocks(), starts: this.#starts };
  }
}
