import { DateReader } from '../dump/dateReader';
import { noDay, type DateOrder } from '../dump/day';
import { hasBullet, isNumber, shapeOfLine } from '../dump/lineShape';
import type { BlockReader } from '../dump/readBlocks';
import type { Charset } from './charset';

/** No bytes of a longer line are remembered. */
const longest = 40;
/** How many lines are remembered, a power of two. */
const count = 2048;

const blank = 0;
const text = 1;
const number = 2;
const bullet = 3;
const date = 4;
const dateWithBullet = 5;

/**
 * Reads lines for a block reader. In a dump the same few lines come again and again, date lines and bullets: of short lines it is remembered by
 * their bytes what they are, which is far less work than to make strings of them.
 */
export class LineReader {
  readonly #dates: DateReader;
  readonly #bytes = new Uint8Array(longest * count);
  /** 0 where nothing is remembered. */
  readonly #lengths = new Uint8Array(count);
  readonly #kinds = new Uint8Array(count);
  readonly #days = new Int32Array(count);

  constructor(
    readonly blocks: BlockReader,
    dateOrder: DateOrder | undefined,
    readonly charset: Charset,
  ) {
    this.#dates = new DateReader(dateOrder);
  }

  /** Reads the next line, which stands in the plain form of a text from byte `start` to `end` and is not empty. */
  read(bytes: Buffer, start: number, end: number): void {
    if (end - start > longest) {
      const line = this.charset.decode(bytes, start, end);
      this.blocks.read(line, 0, line.length);
      return;
    }
    const at = placeOf(bytes, start, end);
    if (!this.#isKnown(at, bytes, start, end)) this.#learn(at, bytes, start, end);
    switch (this.#kinds[at]) {
      case blank:
        this.blocks.addBlank();
        break;
      case text:
        this.blocks.addText(false);
        break;
      case number:
        this.blocks.addText(true);
        break;
      case bullet:
        this.blocks.addBullet();
        break;
      case date:
        this.blocks.addDate(this.#days[at] ?? noDay, false);
        break;
      default:
        this.blocks.addDate(this.#days[at] ?? noDay, true);
    }
  }

  #isKnown(at: number, bytes: Buffer, start: number, end: number): boolean {
    if (this.#lengths[at] !== end - start) return false;
    const known = this.#bytes;
    const offset = at * longest - start;
    for (let i = start; i < end; i++) if (known[offset + i] !== bytes[i]) return false;
    return true;
  }

  #learn(at: number, bytes: Buffer, start: number, end: number): void {
    const line = this.charset.decode(bytes, start, end);
    for (let i = start; i < end; i++) this.#bytes[at * longest + i - start] = bytes[i] ?? 0;
    this.#lengths[at] = end - start;
    this.#kinds[at] = this.#kindOf(line);
    this.#days[at] = this.#dates.day;
  }

  #kindOf(line: string): number {
    switch (shapeOfLine(line, 0, line.length, this.#dates.isDateLine)) {
      case 'blank':
        return blank;
      case 'text':
        return isNumber(line, 0, line.length) ? number : text;
      case 'bullet':
      case 'address':
        return bullet;
      case 'date':
        return hasBullet(line, 0, line.length) ? dateWithBullet : date;
    }
  }
}

/** Where a line is remembered. */
function placeOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
  return (hash ^ (hash >>> 12)) & (count - 1);
}
