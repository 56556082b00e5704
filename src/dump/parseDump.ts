import type { DateOrder, Day } from './day';
import { readDay } from './day';
import type { DumpIndex } from './dumpIndex';
import { DumpIndexBuilder } from './dumpIndex';
import { partsOfDateLine, shapeOfLine } from './lineShape';
import type { TextSource } from './textSource';

export interface ParseOptions {
  /** How 04/05/2025 is read. Without it such a date is unknown. */
  readonly dateOrder?: DateOrder | undefined;
}

/**
 * Finds the articles of a text, as *Reading it* in docs/format.md says: the text is cut at bullets and after date lines, and each
 * piece is an article, an undated article or front matter. Reads every line once; any text has an answer.
 */
export function parseDump(source: TextSource, options: ParseOptions = {}): DumpIndex {
  const builder = new DumpIndexBuilder();
  const days = new DayReader(options.dateOrder);
  const lineCount = source.lineCount;

  /** The piece being read: its first and last line with text (-1 if none yet), how many it has, and whether it began after a bullet. */
  let first = -1;
  let last = -1;
  let texts = 0;
  let afterBullet = false;

  const endWithoutDate = (): void => {
    const isRankedEntry = texts === 2 && /^\s*\d+\s*$/.test(source.line(first));
    if (afterBullet && first >= 0 && !isRankedEntry) builder.addUndated(first, last + 1);
  };
  const beginPiece = (isAfterBullet: boolean): void => {
    first = last = -1;
    texts = 0;
    afterBullet = isAfterBullet;
  };

  for (let i = 0; i < lineCount; i++) {
    const line = source.line(i);
    switch (shapeOfLine(line)) {
      case 'blank':
        break;
      case 'text':
        if (first < 0) first = i;
        last = i;
        texts++;
        break;
      case 'bullet':
      case 'address':
        endWithoutDate();
        beginPiece(true);
        break;
      case 'date': {
        const { day, hasBullet } = days.read(line);
        if (first < 0) builder.addStrayDate(i);
        else builder.addDated(first, last + 1, i, day);
        beginPiece(hasBullet);
        break;
      }
    }
  }
  endWithoutDate();
  return builder.build(lineCount);
}

interface DateReading {
  readonly day: Day;
  readonly hasBullet: boolean;
}

/** Reads each distinct date line once. */
class DayReader {
  readonly #known = new Map<string, DateReading>();

  constructor(readonly order: DateOrder | undefined) {}

  read(line: string): DateReading {
    let reading = this.#known.get(line);
    if (!reading) {
      const { date, bullet } = partsOfDateLine(line);
      reading = {
        day: readDay(line.slice(date.start, date.end), this.order),
        hasBullet: bullet !== undefined,
      };
      this.#known.set(line, reading);
    }
    return reading;
  }
}
