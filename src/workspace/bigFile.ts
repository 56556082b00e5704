import { l10n, RelativePattern, Uri, window, workspace } from 'vscode';
import { BigDump } from './bigDump';
import { gathered } from './debounced';
import { log, reasonOf } from './log';
import { Owner } from './owner';
import { plainLabel } from './plainLabel';
import { readBigFile } from './readBigFile';
import type { StoredText } from './storedText';

/** A file that has changed is read when two looks at it, so many milliseconds apart, have found the same. */
const settled = 500;

/** A big file that is read as a dump, and again whenever it has changed and settled. */
export class BigFile extends Owner {
  #dump: BigDump | undefined;
  #reading: Promise<void> = Promise.resolve();
  /** What a look at the file found when it was read last, and at the last look. */
  #asRead: string | undefined;
  #lastLook: string | undefined;
  /** Whether the last reading was cancelled, or failed: it is done again only when somebody asks. */
  #isLeft = false;
  readonly #abort = new AbortController();
  readonly #lookSoon = this.own(
    gathered(settled, () => {
      void this.#look();
    }),
  );

  /** @param changed is called when the dump is there, has changed, or is gone */
  constructor(
    readonly uri: Uri,
    readonly changed: () => void,
  ) {
    super();
    this.#reading = this.#readNow();
    const folder = new RelativePattern(Uri.joinPath(uri, '..'), '*');
    const watcher = this.own(workspace.createFileSystemWatcher(folder));
    for (const happened of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.own(happened((other) => this.#lookIf(other.toString() === uri.toString())));
    // Not everything that happens to a file is told, on a network drive for one.
    this.own(window.onDidChangeWindowState(({ focused }) => this.#lookIf(focused)));
  }

  override dispose(): void {
    this.#abort.abort();
    this.#dump?.dispose();
    super.dispose();
  }

  /** Undefined as long as the file has not been read. */
  get dump(): BigDump | undefined {
    return this.#dump;
  }

  /** Resolves when the reading that is going on has ended, however it did. */
  get ready(): Promise<void> {
    return this.#reading;
  }

  /** The same, but if the last reading was cancelled or failed, it is done again first. */
  read(): Promise<void> {
    return this.#isLeft ? this.#readNext(this.#dump?.text) : this.#reading;
  }

  /** Reads the file anew, when a setting that its index depends on has changed. */
  readAgain(): void {
    void this.#readNext(undefined);
  }

  #readNext(before: StoredText | undefined): Promise<void> {
    this.#isLeft = false;
    this.#reading = this.#reading.then(() => this.#readNow(before));
    return this.#reading;
  }

  /** @param before what was read of it, if it may only have grown since */
  async #readNow(before?: StoredText): Promise<void> {
    try {
      // What happens from now on is found by the next look.
      this.#lastLook = this.#asRead = await this.#lookAtFile();
      const text = await readBigFile(this.uri, before, this.#abort.signal);
      if (this.#abort.signal.aborted) text?.bytes.close();
      else if (text) this.#take(text);
      else this.#isLeft = true;
    } catch (error) {
      this.#isLeft = true;
      log.error(`${this.uri.toString(true)}: ${reasonOf(error)}`);
      const what = l10n.t('The dump {0} could not be read.', workspace.asRelativePath(this.uri));
      void window.showErrorMessage(plainLabel(`${what} ${reasonOf(error)}`));
    }
  }

  #take(text: StoredText): void {
    if (this.#dump) this.#dump.replace(text);
    else this.#dump = new BigDump(this.uri, text);
    this.changed();
  }

  #lookIf(isWorthIt: boolean): void {
    if (isWorthIt && !this.#isLeft) this.#lookSoon();
  }

  /** Looks whether the file has changed; if it is not what the last look found, looks again later. */
  async #look(): Promise<void> {
    await this.#reading;
    const now = await this.#lookAtFile();
    const hasSettled = now === this.#lastLook;
    this.#lastLook = now;
    if (now === this.#asRead || this.#abort.signal.aborted) return;
    if (!hasSettled) this.#lookSoon();
    else if (now === undefined) this.#isGone();
    else await this.#readNext(this.#dump?.text);
  }

  #isGone(): void {
    this.#asRead = undefined;
    this.#dump?.dispose();
    this.#dump = undefined;
    this.changed();
  }

  /** When the file was changed and how long it is; undefined if it is not there. */
  async #lookAtFile(): Promise<string | undefined> {
    try {
      const { mtime, size } = await workspace.fs.stat(this.uri);
      return `${mtime} ${size}`;
    } catch {
      return undefined;
    }
  }
}
