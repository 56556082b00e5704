import type { AnnotationEvent } from './events';
import { newerId } from './ids';
import { readJournal, type JournalReading } from './journal';

type Rest = Omit<JournalReading, 'events'>;

/**
 * The reading of a journal that grows. It shares its events with the readings of before, which stay as they are: so going on takes the
 * time of what is new.
 */
export class GrownReading implements JournalReading {
  /** Its first events are this one's; then may come those of a reading that went on from this one. */
  readonly #log: AnnotationEvent[];
  readonly #count: number;
  readonly #rest: Rest;

  private constructor(log: AnnotationEvent[], rest: Rest) {
    this.#log = log;
    this.#count = log.length;
    this.#rest = rest;
  }

  /** The reading of a journal without anything. */
  static empty(): GrownReading {
    return new GrownReading([], readJournal(''));
  }

  /** A list of its own each time. */
  get events(): readonly AnnotationEvent[] {
    return this.#log.slice(0, this.#count);
  }

  get unknown(): number {
    return this.#rest.unknown;
  }

  get problems(): JournalReading['problems'] {
    return this.#rest.problems;
  }

  get newerVersion(): boolean {
    return this.#rest.newerVersion;
  }

  get newest(): string | undefined {
    return this.#rest.newest;
  }

  get lineEnds(): number {
    return this.#rest.lineEnds;
  }

  /** The reading of this journal, which must end in a line end, with what was read behind it. */
  with(added: JournalReading): GrownReading {
    const { unknown, problems, newerVersion, newest, lineEnds } = this.#rest;
    // Another reading may have gone on from this one already.
    const log = this.#log.length === this.#count ? this.#log : this.#log.slice(0, this.#count);
    for (const event of added.events) log.push(event);
    return new GrownReading(log, {
      unknown: unknown + added.unknown,
      problems:
        added.problems.length === 0
          ? problems
          : [...problems, ...added.problems.map(({ line, message }) => ({ line: line + lineEnds, message }))],
      newerVersion: newerVersion || added.newerVersion,
      newest: added.newest === undefined ? newest : newerId(newest, added.newest),
      lineEnds: lineEnds + added.lineEnds,
    });
  }

  /** The events by which it has grown since an earlier reading; undefined if it did not go on from that. */
  since(earlier: JournalReading): readonly AnnotationEvent[] | undefined {
    const hasGrown = earlier instanceof GrownReading && earlier.#log === this.#log;
    return hasGrown && earlier.#count <= this.#count
      ? this.#log.slice(earlier.#count, this.#count)
      : undefined;
  }
}
