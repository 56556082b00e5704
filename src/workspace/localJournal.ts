import { mkdir, open, readdir, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AnnotationEvent } from '../annotation/events';
import { JOURNAL_HEADER, journalLines, readJournal, type JournalReading } from '../annotation/journal';
import { appendLines, isCode, syncFolder } from './appendLines';
import { JournalBytes, PIECE, type Pieces } from './journalBytes';
import { JournalError, type JournalFile, type JournalStore } from './journalStore';

/** Reads all journals of a project on a local disk, sorted by name. `folder` is the project's, above `annotations/`. */
export function readProjectJournals(folder: string): Promise<readonly JournalFile[]> {
  return new LocalJournalStore(join(folder, 'annotations')).readAll();
}

/** Journals on a local disk. Other processes may read and write them at the same time. */
export class LocalJournalStore implements JournalStore {
  /** What was read from files, by name, with the state that they had then. */
  private readonly known = new Map<string, Known>();
  /** What was appended to files here since they were read. */
  private readonly appended = new Map<string, Buffer>();

  /** @param folder the path of the `annotations/` folder; it need not exist */
  constructor(private readonly folder: string) {}

  async readAll(): Promise<readonly JournalFile[]> {
    const files = (await this.fileNames()).filter((name) => name.endsWith('.jsonl')).sort();
    return Promise.all(files.map(async (file) => ({ file, reading: await this.readOrReport(file) })));
  }

  async append(fileName: string, events: readonly AnnotationEvent[]): Promise<void> {
    const path = join(this.folder, fileName);
    try {
      if (basename(fileName) !== fileName || !fileName.endsWith('.jsonl'))
        throw new Error('this is no name of a journal');
      const reading = await this.read(fileName);
      if (reading?.newerVersion === true)
        throw new Error('a newer version of the program has written it, and only that can go on');
      if (reading === undefined) await this.prepareFolder();
      const lines = journalLines(events);
      await appendLines(path, JOURNAL_HEADER, lines);
      this.appended.set(fileName, Buffer.from(lines));
    } catch (error) {
      throw error instanceof JournalError ? error : journalError(path, error);
    }
  }

  private async fileNames(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private async readOrReport(file: string): Promise<JournalReading> {
    try {
      return (await this.read(file)) ?? readJournal('');
    } catch (error) {
      return {
        ...readJournal(''),
        problems: [{ line: 1, message: `the file could not be read: ${reasonOf(error)}` }],
      };
    }
  }

  /** Reads a journal, if it is there and has changed since it was read last. */
  private async read(name: string): Promise<JournalReading | undefined> {
    let file;
    try {
      file = await open(join(this.folder, name), 'r');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined;
      throw error;
    }
    try {
      const stats = await file.stat({ bigint: true });
      // A folder has an error of its own. A link to a device could be read without end.
      if (stats.isDirectory()) await file.readFile();
      if (!stats.isFile()) throw new Error('it is no ordinary file');
      const { ino, mtimeNs } = stats;
      const size = Number(stats.size);
      const state = [ino, size, mtimeNs].join(' ');
      const known = this.known.get(name);
      const appended = this.appended.get(name);
      this.appended.delete(name);
      if (known?.state === state) return known.bytes.reading;
      const bytes =
        (known?.ino === ino && appended ? await goneOn(known.bytes, appended, file, size) : undefined) ??
        (await JournalBytes.read(size, piecesIn(file), known?.bytes));
      this.known.set(name, { state, ino, bytes });
      return bytes.reading;
    } finally {
      await file.close();
    }
  }

  /** Makes the folder, and tells git to merge journals line by line, unless somebody has told it something else. */
  private async prepareFolder(): Promise<void> {
    const made = await mkdir(this.folder, { recursive: true });
    if (made !== undefined) await syncFolder(dirname(made));
    const attributes = join(this.folder, '.gitattributes');
    try {
      await writeFile(attributes, '*.jsonl text eol=lf merge=union\n', { flag: 'wx' });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw journalError(attributes, error);
    }
  }
}

interface Known {
  /** Tells whether the file is still the same and unchanged. */
  readonly state: string;
  /** Tells it from a file that is put in its place. */
  readonly ino: bigint;
  readonly bytes: JournalBytes;
}

const piecesIn = (file: FileHandle): Pieces =>
  async function* (start, end) {
    for (let at = start; at < end;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(PIECE, end - at)), {
        position: at,
      });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  };

/**
 * The file after our own append, if nothing but that has happened to it: then what stood there before need not be read again.
 * What others do changes the size, or puts another file in its place, as git does.
 */
async function goneOn(
  before: JournalBytes,
  appended: Buffer,
  file: FileHandle,
  size: number,
): Promise<JournalBytes | undefined> {
  if (size !== before.size + appended.length) return undefined;
  const read: Buffer[] = [];
  for await (const piece of piecesIn(file)(before.size, size)) read.push(piece);
  return Buffer.concat(read).equals(appended) ? before.appended(appended) : undefined;
}

const reasons = new Map<unknown, string>([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your disk quota is used up'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EROFS', 'the disk is read-only'],
]);

function journalError(path: string, error: unknown): JournalError {
  const code = codeOf(error);
  return new JournalError(path, reasonOf(error), code, { cause: error });
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const reason = reasons.get(code);
  if (reason !== undefined) return `${reason} (${String(code)})`;
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
