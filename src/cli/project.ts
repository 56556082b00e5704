import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { emptyCodebook, type Codebook } from '../annotation/codebook/codebook';
import type { CodebookProblem } from '../annotation/codebook/codebookProblem';
import { readCodebook } from '../annotation/codebook/readCodebook';
import { eventsOf, type EventBody } from '../annotation/eventBody';
import type { AnnotationEvent } from '../annotation/events';
import { fold, type Annotations } from '../annotation/fold';
import { newEventIds } from '../annotation/ids';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { journalFileName } from '../workspace/journalFileName';
import type { JournalFile } from '../workspace/journalStore';
import { LocalJournalStore } from '../workspace/localJournal';
import { cannotBeRead, Failure } from './failure';
import { complain, fromHere, plain, type Terminal } from './terminal';

/** What the journals and the codebook of a project say. */
export interface Project {
  /** Absolute; the folder above `annotations/`. */
  readonly folder: string;
  readonly store: LocalJournalStore;
  readonly journals: readonly JournalFile[];
  readonly events: readonly AnnotationEvent[];
  readonly annotations: Annotations;
  /** Empty if the project has none. */
  readonly codebook: Codebook;
  /** The greatest ULID of all events, those that were not understood too. */
  readonly newest: string | undefined;
  /** Whether every event was understood. */
  readonly complete: boolean;
}

/** The project of a file: the nearest folder upwards with an annotations folder; undefined if there is none. `path` is absolute. */
export async function projectFolderOf(path: string): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (await isFolder(join(folder, annotationsFolder))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Whether there is such a folder, as far as we may look. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // What may not be looked at is not our project either.
    return false;
  }
}

/**
 * Reads the journals and the codebook of a project; none if it has none yet. What is wrong with them is said as `file:line: message`.
 * Throws a `Failure` if they cannot be read.
 */
export async function readProject(folder: string, terminal: Terminal): Promise<Project> {
  const path = join(folder, annotationsFolder);
  const store = new LocalJournalStore(path);
  const journals = await store.readAll().catch((error: unknown) => {
    throw new Failure(cannotBeRead(fromHere(path), error), 2);
  });
  for (const { file, reading } of journals) {
    const name = fromHere(join(path, file));
    for (const { line, message } of reading.problems)
      complain(`${name}:${line}: ${plain(message)}`, terminal);
  }
  const events = journals.flatMap(({ reading }) => reading.events);
  const annotations = fold(events);
  for (const warning of annotations.warnings) complain(`${fromHere(path)}: ${plain(warning)}`, terminal);
  return {
    folder,
    store,
    journals,
    events,
    annotations,
    codebook: await readCodebookIn(path, terminal),
    newest: journals
      .flatMap(({ reading }) => reading.newest ?? [])
      .sort()
      .at(-1),
    complete: journals.every(({ reading }) => reading.unknown === 0 && reading.problems.length === 0),
  };
}

/** Appends what a coder's command says to the coder's journal. It is on the disk when this resolves. */
export async function writeEvents(
  { store, newest }: Project,
  bodies: readonly EventBody[],
  coder: string,
): Promise<void> {
  const events = eventsOf(bodies, coder, newEventIds(newest, Date.now()), 'cli');
  await store.append(journalFileName(coder), events);
}

async function readCodebookIn(path: string, terminal: Terminal): Promise<Codebook> {
  const file = join(path, 'codebook.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Failure(cannotBeRead(fromHere(file), error), 2);
  });
  if (text === undefined) return emptyCodebook;
  const { codebook, problems } = readCodebook(text);
  for (const { offset, problem } of problems) {
    const line = text.slice(0, offset).split(/\r\n?|\n/).length;
    complain(`${fromHere(file)}:${line}: mistake in the codebook: ${plain(named(problem))}`, terminal);
  }
  return codebook;
}

/** A problem by its name, with what it is about: `repeatedId (of: tag, id: navy)`. VS Code says it in a sentence. */
function named({ kind, ...details }: CodebookProblem['problem']): string {
  const about = Object.entries(details).map(([key, value]) => `${key}: ${String(value)}`);
  return about.length > 0 ? `${kind} (${about.join(', ')})` : kind;
}
