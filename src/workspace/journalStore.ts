import type { AnnotationEvent } from '../annotation/events';
import type { JournalReading } from '../annotation/journal';

/** A journal in an `annotations/` folder. */
export interface JournalFile {
  /** The file's name in that folder, such as `kim.jsonl`. */
  readonly file: string;
  readonly reading: JournalReading;
}

/** The journals of one project, wherever they are kept. */
export interface JournalStore {
  /**
   * Reads every journal, sorted by name; none where there is no folder yet. What is wrong with one of them is a problem in its
   * reading, also that it cannot be read at all.
   */
  readAll(): Promise<readonly JournalFile[]>;

  /**
   * Appends the events of one command to a journal, and makes the journal and the folder where they are missing. When it resolves
   * the events stand whole in the file. Rejects with a {@link JournalError}; then some of the events may stand there all the same.
   * @param fileName a name in the folder, ending in `.jsonl`
   */
  append(fileName: string, events: readonly AnnotationEvent[]): Promise<void>;
}

/** A journal could not be written. The message names the file and the reason. */
export class JournalError extends Error {
  override readonly name = 'JournalError';

  /**
   * @param file the path or URI of the file
   * @param code the reason for a program, such as `ENOSPC`; undefined where there is none
   */
  constructor(
    readonly file: string,
    readonly reason: string,
    readonly code?: string,
    options?: ErrorOptions,
  ) {
    super(`${file} could not be written: ${reason}`, options);
  }
}
