import type { Block, Cut } from './block';
import { DateReader } from './dateReader';
import type { DateOrder, Day } from './day';
import { noDay } from './day';
import { hasBullet, isNumber, shapeOfLine } from './lineShape';
import { Piece, rowLength, type TextLines } from './piece';
import { StringText, type TextSource } from './textSource';

export interface BlockOptions {
  /** How 04/05/2025 is read. */
  readonly dateOrder: DateOrder | undefined;
  /** Whether the lines are a part of a dump. */
  readonly isPart?: boolean;
  /** How many lines a block has; the last of those that are read may have fewer. */
  readonly linesInBlock: number;
}

/** Reads a whole text. */
export function readAllLines(source: TextSource, options: BlockOptions): readonly Block[] {
  if (!(source instanceof StringText)) return readLines(source, 0, source.lineCount, options);
  const reader = new BlockReader(options);
  source.forEachLine((text, start, end) => reader.read(text, start, end));
  return reader.endBlocks();
}

/** Reads the lines of a text from `from` up to but without `to`. */
export function readLines(
  source: TextSource,
  from: number,
  to: number,
  options: BlockOptions,
): readonly Block[] {
  const reader = new BlockReader(options);
  for (let i = from; i < to; i++) {
    const line = source.line(i);
    reader.read(line, 0, line.length);
  }
  return reader.endBlocks();
}

/** Puts the lines of a text into blocks, as they come. */
export class BlockReader {
  readonly #blocks: Block[] = [];
  readonly #dates: DateReader;
  readonly #size: number;
  readonly #piece = new Piece();
  readonly #rows: Int32Array;
  #line = 0;
  #articles = 0;
  #head: TextLines | undefined;
  #cut: Cut | undefined;
  #strayDates: number[] = [];

  constructor({ dateOrder, linesInBlock }: BlockOptions) {
    this.#dates = new DateReader(dateOrder);
    this.#size = linesInBlock;
    this.#rows = new Int32Array(linesInBlock * rowLength);
  }

  /** Reads the next line, which stands in a text from `start` to `end`. */
  read(text: string, start: number, end: number): void {
    switch (shapeOfLine(text, start, end, this.#dates.isDateLine)) {
      case 'blank':
        this.addBlank();
        break;
      case 'text':
        this.addText(this.#piece.count === 0 && isNumber(text, start, end));
        break;
      case 'bullet':
      case 'address':
        this.addBullet();
        break;
      case 'date':
        this.addDate(this.#dates.day, hasBullet(text, start, end));
        break;
    }
  }

  /** The next line is blank. */
  addBlank(): void {
    this.#endLine();
  }

  /** The next line is text. */
  addText(isNumber: boolean): void {
    const piece = this.#piece;
    if (piece.count++ === 0) {
      piece.first = this.#line;
      piece.beginsWithNumber = isNumber;
    }
    piece.last = this.#line;
    this.#endLine();
  }

  /** The next line is a bullet, or ends in one behind an address. */
  addBullet(): void {
    this.#endPiece(-1, noDay, true);
    this.#endLine();
  }

  /** The next line is a date line. */
  addDate(day: Day, hasBullet: boolean): void {
    this.#endPiece(this.#line, day, hasBullet);
    this.#endLine();
  }

  /** Ends the last block, and gives all. */
  endBlocks(): readonly Block[] {
    if (this.#line > 0) this.#endBlock();
    return this.#blocks;
  }

  #endBlock(): void {
    this.#blocks.push({
      lineCount: this.#line,
      head: this.#head ?? this.#piece.textLines,
      cut: this.#cut,
      rows: this.#rows.slice(0, this.#articles * rowLength),
      strayDates: this.#strayDates,
      tail: this.#piece.textLines,
      tailFollowsBullet: this.#piece.followsBullet,
    });
    this.#line = this.#articles = 0;
    this.#head = this.#cut = undefined;
    this.#strayDates = [];
    this.#piece.begin(false);
  }

  #endLine(): void {
    if (++this.#line === this.#size) this.#endBlock();
  }

  #endPiece(dateLine: number, day: Day, followsBullet: boolean): void {
    if (!this.#head) {
      this.#head = this.#piece.textLines;
      this.#cut = { dateLine, day };
    } else if (this.#piece.writeRow(this.#rows, this.#articles * rowLength, dateLine, day)) {
      this.#articles++;
    } else if (dateLine >= 0) {
      this.#strayDates.push(dateLine);
    }
    this.#piece.begin(followsBullet);
  }
}
