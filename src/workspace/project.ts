import { posix } from 'node:path';
import type { FileSystemWatcher } from 'vscode';
import { EventEmitter, RelativePattern, Uri, window, workspace } from 'vscode';
import { emptyCodebook, type Codebook } from '../annotation/codebook/codebook';
import type { CodebookReading } from '../annotation/codebook/readCodebook';
import { eventsOf, type EventBody } from '../annotation/eventBody';
import type { AnnotationEvent } from '../annotation/events';
import type { Annotations } from '../annotation/fold';
import { FoldedEvents } from '../annotation/foldedEvents';
import type { FiltersReading } from '../annotation/filter/namedFilters';
import { newEventIds } from '../annotation/ids';
import { finish } from '../dump/steps';
import { addedEvents } from './addedEvents';
import { annotationsFolder } from './annotationsFolder';
import { gathered } from './debounced';
import { journalFileName } from './journalFileName';
import type { JournalFile, JournalStore } from './journalStore';
import { LocalJournalStore } from './localJournal';
import { log, reasonOf } from './log';
import { Owner } from './owner';
import { SharedFile } from './sharedFile';
import { TimeSlice } from './timeSlice';
import { VirtualJournalStore } from './virtualJournal';

/** `saved` is said when the events are on the disk, whole. */
export type SavingState = 'saving' | 'saved' | 'failed';

/** A folder with dumps and their annotations. Its annotations are what its journals say, and follow the files. */
export class Project extends Owner {
  readonly #store: JournalStore;
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #readSoon = this.own(gathered(100, () => void this.#inTurn(() => this.#read())));
  #watcher: FileSystemWatcher | undefined;
  #journals: readonly JournalFile[] = [];
  #folded = finish(FoldedEvents.of([]));
  /** Reads and writes of the journals, one after the other. */
  #work: Promise<void>;

  readonly #saving = this.own(new EventEmitter<SavingState>());

  /** `annotations/codebook.json`: the tags and fields, with what they mean. */
  readonly codebookFile: SharedFile<CodebookReading>;
  /** `annotations/filters.json`: named filters and samples. */
  readonly filtersFile: SharedFile<FiltersReading>;

  /** What becomes of a command's events on their way to the disk. */
  readonly onDidChangeSaving = this.#saving.event;
  /** The annotations, the codebook or the named filters changed, by a command here or in the files. */
  readonly onDidChange = this.#changed.event;

  constructor(readonly folder: Uri) {
    super();
    const annotations = Uri.joinPath(folder, annotationsFolder);
    this.#store =
      folder.scheme === 'file'
        ? new LocalJournalStore(annotations.fsPath)
        : new VirtualJournalStore(annotations);
    this.codebookFile = this.own(
      new SharedFile(
        Uri.joinPath(annotations, 'codebook.json'),
        { codebook: emptyCodebook, ...nothingWrong },
        async (text) => (await import('../annotation/sharedTexts')).readCodebook(text),
      ),
    );
    this.filtersFile = this.own(
      new SharedFile(
        Uri.joinPath(annotations, 'filters.json'),
        { filters: [], ...nothingWrong },
        async (text) => (await import('../annotation/sharedTexts')).readFilters(text),
      ),
    );
    for (const file of [this.codebookFile, this.filtersFile])
      this.own(file.onDidChange(() => this.#changed.fire()));
    this.#follow();
    // Not every file system tells of every change: what happened elsewhere is read at the latest when the user comes back.
    this.own(
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#readSoon();
      }),
    );
    this.#work = this.#read();
  }

  override dispose(): void {
    this.#watcher?.dispose();
    super.dispose();
  }

  /** Resolves when the journals, the codebook and the filters have been read, and all that was to be written is written. */
  get ready(): Promise<void> {
    return Promise.all([this.#work, this.codebookFile.ready, this.filtersFile.ready]).then(() => undefined);
  }

  /** The tags and fields that the project's people agreed on; empty if there is no codebook. */
  get codebook(): Codebook {
    return this.codebookFile.value.codebook;
  }

  get annotations(): Annotations {
    return this.#folded.annotations;
  }

  /** All events of the project's journals, by id, each once. To be read at once: when some are added, this grows. */
  get events(): readonly AnnotationEvent[] {
    return this.#folded.events;
  }

  get journals(): readonly JournalFile[] {
    return this.#journals;
  }

  /** Its folder's name, for people. */
  get name(): string {
    return posix.basename(this.folder.path);
  }

  /** Whether every event and every line of its journals was understood. */
  get isComplete(): boolean {
    return this.#journals.every(({ reading }) => reading.unknown === 0 && reading.problems.length === 0);
  }

  /** Where a journal file is. */
  uriOf({ file }: JournalFile): Uri {
    return Uri.joinPath(this.folder, annotationsFolder, file);
  }

  /**
   * Appends one command's events to the coder's journal. When it resolves they are on the disk and in `annotations`; when it fails,
   * nothing counts as annotated and the error names the file and the reason.
   * @param bodies a function, if they follow from the annotations as they are when all earlier commands are written
   */
  append(coder: string, bodies: readonly EventBody[] | (() => readonly EventBody[])): Promise<void> {
    return this.#write(journalFileName(coder), () =>
      eventsOf(typeof bodies === 'function' ? bodies() : bodies, coder, newEventIds(this.newest, Date.now())),
    );
  }

  /** Appends events that are numbered already to the journal of this name, in the same way. */
  appendTo(file: string, events: readonly AnnotationEvent[]): Promise<void> {
    return this.#write(file, () => events);
  }

  /** The greatest ULID of all events in its journals. */
  get newest(): string | undefined {
    let newest: string | undefined;
    for (const { reading } of this.#journals)
      if (reading.newest !== undefined && (newest === undefined || reading.newest > newest))
        newest = reading.newest;
    return newest;
  }

  #write(file: string, eventsNow: () => readonly AnnotationEvent[]): Promise<void> {
    return this.#inTurn(async () => {
      const events = eventsNow();
      if (events.length === 0) return;
      const isFirst = this.#journals.length === 0;
      this.#saving.fire('saving');
      try {
        await this.#store.append(file, events);
      } catch (error) {
        this.#saving.fire('failed');
        throw error;
      }
      this.#saving.fire('saved');
      if (isFirst) {
        this.#follow();
        for (const file of [this.codebookFile, this.filtersFile]) file.follow();
      }
      await this.#read();
    });
  }

  /** Follows the files of the annotations folder. A folder that is made only now has to be followed anew. */
  #follow(): void {
    this.#watcher?.dispose();
    const pattern = new RelativePattern(Uri.joinPath(this.folder, annotationsFolder), '*.jsonl');
    this.#watcher = workspace.createFileSystemWatcher(pattern);
    for (const happened of [this.#watcher.onDidCreate, this.#watcher.onDidChange, this.#watcher.onDidDelete])
      happened(this.#readSoon);
  }

  async #read(): Promise<void> {
    let journals: readonly JournalFile[];
    try {
      journals = await this.#store.readAll();
    } catch (error) {
      log.error(`The journals of ${this.folder.toString(true)} could not be read: ${reasonOf(error)}`);
      return;
    }
    // Our own appends are told by the file system too: nothing has to be made anew for what is known.
    if (areSame(journals, this.#journals)) return;
    const slice = new TimeSlice();
    const added = addedEvents(this.#journals, journals);
    if (!added || (await slice.run(this.#folded.add(added))) !== true) {
      const all = journals.flatMap(({ reading }) => reading.events);
      this.#folded = (await slice.run(FoldedEvents.of(all))) ?? this.#folded;
    }
    this.#journals = journals;
    this.#changed.fire();
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(act);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}

const nothingWrong = { problems: [], isReadable: true, isReadOnly: false };

/** Whether these are the same readings of the same files. A store gives a reading again as long as its file has not changed. */
function areSame(some: readonly JournalFile[], others: readonly JournalFile[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ file, reading }, i) => file === others[i]?.file && reading === others[i].reading)
  );
}
