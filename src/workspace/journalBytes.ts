import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { GrownReading } from '../annotation/grownReading';
import { readJournal, type JournalProblem, type JournalReading } from '../annotation/journal';
import { TimeSlice } from './timeSlice';

/** So many bytes are read and parsed in one go. */
export const PIECE = 1 << 17;

/** Gives a file's bytes between two offsets, the end exclusive, in pieces that are not written again. */
export type Pieces = (start: number, end: number) => AsyncIterable<Buffer> | Iterable<Buffer>;

/** Bytes that are there already, in pieces. */
export const piecesOf = (bytes: Buffer): Pieces =>
  function* (start, end) {
    for (let at = start; at < end; at += PIECE) yield bytes.subarray(at, Math.min(at + PIECE, end));
  };

/** A journal as read from its bytes. Journals grow, and then only what was appended has to be parsed. */
export class JournalBytes {
  private constructor(
    /** How many bytes the whole lines are. */
    readonly size: number,
    /** Their hash: it tells whether they are still the same, and need not be safe. Goes on with a copy of it. */
    private readonly hash: Hash,
    private readonly wholeLines: GrownReading,
    readonly reading: GrownReading,
  ) {}

  private static nothing(): JournalBytes {
    const reading = GrownReading.empty();
    return new JournalBytes(0, createHash('sha1'), reading, reading);
  }

  /**
   * Reads the bytes of a journal, in slices. A line with bytes that are no UTF-8 is read as far as it can be, and reported.
   * @param size how many bytes it has
   * @param earlier what was read from the same file before; if nothing has changed, this is the answer
   */
  static async read(
    size: number,
    pieces: Pieces,
    earlier: JournalBytes = JournalBytes.nothing(),
  ): Promise<JournalBytes> {
    const slice = new TimeSlice();
    const hash = createHash('sha1');
    for await (const piece of pieces(0, Math.min(earlier.size, size))) {
      hash.update(piece);
      await slice.pauseIfDue();
    }
    if (!hash.copy().digest().equals(earlier.hash.copy().digest())) return JournalBytes.read(size, pieces);
    let { wholeLines } = earlier;
    let whole = earlier.size;
    let line: Buffer[] = [];
    for await (const piece of pieces(earlier.size, size)) {
      const end = piece.lastIndexOf('\n') + 1;
      if (end > 0) {
        const lines = Buffer.concat([...line, piece.subarray(0, end)]);
        hash.update(lines);
        wholeLines = wholeLines.with(decode(lines));
        whole += lines.length;
        line = [];
      }
      if (end < piece.length) line.push(piece.subarray(end));
      await slice.pauseIfDue();
    }
    if (size === earlier.size && earlier.isWhole) return earlier;
    const reading = line.length === 0 ? wholeLines : wholeLines.with(decode(Buffer.concat(line)));
    return new JournalBytes(whole, hash, wholeLines, reading);
  }

  /** The journal after whole lines were appended to it; undefined if its last line has no end. */
  appended(lines: Buffer): JournalBytes | undefined {
    if (!this.isWhole) return undefined;
    const reading = this.reading.with(decode(lines));
    return new JournalBytes(this.size + lines.length, this.hash.copy().update(lines), reading, reading);
  }

  private get isWhole(): boolean {
    return this.reading === this.wholeLines;
  }
}

function decode(bytes: Buffer): JournalReading {
  const reading = readJournal(bytes.toString());
  if (isUtf8(bytes)) return reading;
  const problems: JournalProblem[] = [];
  const lines = bytes.toString('latin1').split(/\r\n?|\n/);
  lines.forEach((line, index) => {
    if (!isUtf8(Buffer.from(line, 'latin1'))) {
      problems.push({ line: index + 1, message: 'the line has bytes that are no UTF-8' });
    }
  });
  return { ...reading, problems: [...reading.problems, ...problems].sort((a, b) => a.line - b.line) };
}
