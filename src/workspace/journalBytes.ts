import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { joinReadings, readJournal, type JournalProblem, type JournalReading } from '../annotation/journal';

/** A journal as read from its bytes. Journals grow, and then only what was appended has to be parsed. */
export class JournalBytes {
  private static readonly none = new JournalBytes(
    0,
    createHash('sha1').digest('hex'),
    readJournal(''),
    readJournal(''),
  );

  private constructor(
    /** How many bytes the whole lines are, and their hash: it tells whether they are still the same, and need not be safe. */
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
    const hash = createHash('sha1').update(bytes.subarray(0, earlier.size));
    if (hash.copy().digest('hex') !== earlier.hash) return JournalBytes.read(bytes);
    const size = bytes.lastIndexOf('\n') + 1;
    const wholeLines = joinReadings(earlier.wholeLines, decode(bytes.subarray(earlier.size, size)));
    const reading =
      size === bytes.length ? wholeLines : joinReadings(wholeLines, decode(bytes.subarray(size)));
    return new JournalBytes(
      size,
      hash.update(bytes.subarray(earlier.size, size)).digest('hex'),
      wholeLines,
      reading,
    );
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
