import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { joinReadings, readJournal, type JournalProblem, type JournalReading } from '../annotation/journal';

/** A journal as read from its bytes. Journals grow, and then only what was appended has to be parsed. */
export class JournalBytes {
  private static readonly none = new JournalBytes(
    0,
    hashOf(Buffer.alloc(0)),
    readJournal(''),
    readJournal(''),
  );

  private constructor(
    /** How many bytes the whole lines are, and their hash. */
    private readonly size: number,
    private readonly hash: string,
    private readonly wholeLines: JournalReading,
    readonly reading: JournalReading,
  ) {}

  /**
   * Reads the bytes of a journal. A line with bytes that are no UTF-8 is read as far as it can be, and reported.
   * @param earlier what was read from the same file before
   */
  static read(bytes: Buffer, earlier: JournalBytes = JournalBytes.none): JournalBytes {
    const known = hashOf(bytes.subarray(0, earlier.size)) === earlier.hash ? earlier : JournalBytes.none;
    const size = bytes.lastIndexOf('\n') + 1;
    const wholeLines = joinReadings(known.wholeLines, decode(bytes.subarray(known.size, size)));
    const reading =
      size === bytes.length ? wholeLines : joinReadings(wholeLines, decode(bytes.subarray(size)));
    return new JournalBytes(size, hashOf(bytes.subarray(0, size)), wholeLines, reading);
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
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
