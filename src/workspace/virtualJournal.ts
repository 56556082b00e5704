import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { AnnotationEvent } from '../annotation/events';
import type { JournalReading } from '../annotation/journal';
import { JOURNAL_HEADER, journalLines, readJournal } from '../annotation/journal';
import { JournalBytes, piecesOf } from './journalBytes';
import { JournalError, type JournalFile, type JournalStore } from './journalStore';
import { reasonOf } from './log';

/** Journals in a file system that is reached through VS Code alone. It can only write whole files, so that is what is done. */
export class VirtualJournalStore implements JournalStore {
  /** What was read from files, by name. */
  readonly #known = new Map<string, JournalBytes>();

  /** @param folder the `annotations/` folder; it need not exist */
  constructor(private readonly folder: Uri) {}

  async readAll(): Promise<readonly JournalFile[]> {
    const entries = await orIfMissing(workspace.fs.readDirectory(this.folder), []);
    const files = entries
      .filter(([name, type]) => (type & FileType.File) !== 0 && name.endsWith('.jsonl'))
      .map(([name]) => name);
    return Promise.all(files.sort().map(async (file) => ({ file, reading: await this.#readOrReport(file) })));
  }

  /** Writes the file with the events at its end, and reads it back: what stands there must be what was written. */
  async append(fileName: string, events: readonly AnnotationEvent[]): Promise<void> {
    const uri = Uri.joinPath(this.folder, fileName);
    try {
      const before = await orIfMissing(workspace.fs.readFile(uri), new Uint8Array());
      if ((await this.#readingOf(fileName, before)).newerVersion)
        throw new Error('a newer version of the program has written it, and only that can go on');
      const start = before.length === 0 ? `${JOURNAL_HEADER}\n` : before.at(-1) === 0x0a ? '' : '\n';
      const after = Buffer.concat([before, Buffer.from(start + journalLines(events))]);
      await workspace.fs.writeFile(uri, after);
      if (!after.equals(await workspace.fs.readFile(uri)))
        throw new Error('another program changed the file at the same time');
      if (before.length === 0) await this.#writeAttributes();
    } catch (error) {
      throw new JournalError(uri.toString(true), reasonOf(error), undefined, { cause: error });
    }
  }

  async #readOrReport(file: string): Promise<JournalReading> {
    try {
      return await this.#readingOf(file, await workspace.fs.readFile(Uri.joinPath(this.folder, file)));
    } catch (error) {
      const message = `the file could not be read: ${reasonOf(error)}`;
      return { ...readJournal(''), problems: [{ line: 1, message }] };
    }
  }

  async #readingOf(file: string, content: Uint8Array): Promise<JournalReading> {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
    const known = await JournalBytes.read(bytes.length, piecesOf(bytes), this.#known.get(file));
    this.#known.set(file, known);
    return known.reading;
  }

  /** Tells git to merge journals line by line, unless somebody has told it something else. */
  async #writeAttributes(): Promise<void> {
    const uri = Uri.joinPath(this.folder, '.gitattributes');
    const present = await orIfMissing(workspace.fs.readFile(uri), undefined);
    if (!present) await workspace.fs.writeFile(uri, Buffer.from('*.jsonl text eol=lf merge=union\n'));
  }
}

/** What a promise gives; `instead` if the file or folder is not there. */
async function orIfMissing<T, U>(promise: Thenable<T>, instead: U): Promise<T | U> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return instead;
    throw error;
  }
}
