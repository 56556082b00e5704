import type { TextDocument } from 'vscode';
import { EventEmitter, l10n, RelativePattern, Uri, window, workspace } from 'vscode';
import { gathered } from './debounced';
import { log, reasonOf } from './log';
import { Owner } from './owner';

/** What a change of a file makes of its text; undefined leaves the file as it is. */
export type TextChange = (text: string | undefined) => string | undefined;

/** A text before and after a change. Undefined stands for a file that is not there. */
interface Change {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * A text file of a project that people edit and share, as the codebook: what is read of it follows the file. A change is made to the text as
 * it is on the disk at that moment, is written whole, and can be taken back as long as nobody has changed the file since.
 */
export class SharedFile<T> extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #readSoon = this.own(gathered(100, () => void this.#inTurn(() => this.#read())));
  #text: string | undefined;
  #value: T;
  readonly #done: Change[] = [];
  readonly #undone: Change[] = [];
  #work: Promise<void>;

  /** The file's text has changed, here or elsewhere. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param none what it says as long as there is no file
   * @param read what a text says. Never fails
   */
  constructor(
    readonly uri: Uri,
    readonly none: T,
    readonly read: (text: string) => Promise<T>,
  ) {
    super();
    this.#value = none;
    this.follow();
    // Not every file system tells of every change: what happened elsewhere is read at the latest when the user comes back.
    this.own(
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#readSoon();
      }),
    );
    this.#work = this.#read();
  }

  /** Resolves when the file has been read, and all that was to be written is written. */
  get ready(): Promise<void> {
    return this.#work;
  }

  /** What the file says. */
  get value(): T {
    return this.#value;
  }

  /** The file's text, undefined if there is no file. */
  get text(): string | undefined {
    return this.#text;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Follows the file. Its folder must be there for that, so this is called again when it was made. */
  follow(): void {
    const folder = Uri.joinPath(this.uri, '..');
    const name = this.uri.path.slice(folder.path.length + 1);
    const watcher = this.own(workspace.createFileSystemWatcher(new RelativePattern(folder, name)));
    for (const happened of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.own(happened(this.#readSoon));
  }

  /** Changes the file. Fails, and changes nothing, if the change does, or if the file cannot be read or written. */
  change(change: TextChange): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustBeSaved();
      const before = await this.#textOnDisk();
      const after = change(before);
      if (after === undefined || after === before) return;
      await this.#write(after);
      this.#done.push({ before, after });
      this.#undone.length = 0;
    });
  }

  /** Takes the last change back. Whether it did: it does not if the file has changed since, or nothing was changed. */
  undo(): Promise<boolean> {
    return this.#step(this.#done, this.#undone, ({ before, after }) => ({ from: after, to: before }));
  }

  /** Makes the change again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#step(this.#undone, this.#done, ({ before, after }) => ({ from: before, to: after }));
  }

  async #step(
    from: Change[],
    to: Change[],
    texts: (change: Change) => { from: string | undefined; to: string | undefined },
  ): Promise<boolean> {
    let isDone = false;
    await this.#inTurn(async () => {
      const last = from.at(-1);
      if (!last) return;
      this.#mustBeSaved();
      const { from: expected, to: wanted } = texts(last);
      if ((await this.#textOnDisk()) !== expected) return;
      await this.#write(wanted);
      from.pop();
      to.push(last);
      isDone = true;
    });
    return isDone;
  }

  /** What is typed in an editor and not saved would be lost, or would undo the change when it is saved. */
  #mustBeSaved(): void {
    const isOpen = ({ uri }: TextDocument): boolean => uri.toString() === this.uri.toString();
    if (workspace.textDocuments.some((document) => document.isDirty && isOpen(document)))
      throw new Error(l10n.t('{0} has unsaved changes. Save it first.', workspace.asRelativePath(this.uri)));
  }

  async #write(text: string | undefined): Promise<void> {
    if (text === undefined) {
      await workspace.fs.delete(this.uri);
    } else {
      await workspace.fs.createDirectory(Uri.joinPath(this.uri, '..'));
      const { writeFileWhole } = await import('./writeFileWhole');
      await writeFileWhole(this.uri, [text]);
    }
    if (this.#text === undefined) this.follow();
    await this.#take(text);
  }

  async #read(): Promise<void> {
    try {
      await this.#take(await this.#textOnDisk());
    } catch (error) {
      // What was read last stays: a file that cannot be read now says nothing new.
      log.error(`${this.uri.toString(true)} could not be read: ${reasonOf(error)}`);
    }
  }

  async #take(text: string | undefined): Promise<void> {
    if (text === this.#text) return;
    this.#value = text === undefined ? this.none : await this.read(text);
    this.#text = text;
    this.#changed.fire();
  }

  /** The text of the file now; undefined if there is none. Fails if there is one that cannot be read. */
  async #textOnDisk(): Promise<string | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await workspace.fs.readFile(this.uri);
    } catch (error) {
      if (isFileNotFound(error)) return undefined;
      throw error;
    }
    // Malformed bytes must not come back as something else.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#work.then(act);
    this.#work = turn.catch(() => undefined);
    return turn;
  }
}

const isFileNotFound = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['FileNotFound', 'ENOENT'].includes(String(error.code));
