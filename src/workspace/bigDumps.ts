import type { Uri } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import type { BigDump } from './bigDump';
import type { BigFile } from './bigFile';
import { filesInTabs, mayBeBigDump, onTabs } from './bigTabs';
import { log, reasonOf } from './log';
import { Owner } from './owner';

/** What reads big files: in a bundle of its own, which is loaded when there is one. */
export interface BigFileReader {
  /** @param changed is called when the dump is there, has changed, or is gone */
  follow(uri: Uri, changed: () => void): BigFile;
  /** Whether a file begins like a dump. Fails with the error of the file system. */
  beginsLikeDump(uri: Uri): Promise<boolean>;
}

/**
 * The dumps in files that are too large for VS Code to give them to extensions: those of the workspace, and those that a tab shows, or an
 * article of which one shows.
 */
export class BigDumps extends Owner {
  readonly #files = new Map<string, BigFile>();
  readonly #changed = this.own(new EventEmitter<void>());
  #inWorkspace: ReadonlySet<string> = new Set();
  #inTabs: ReadonlyMap<string, Uri> = new Map();

  /** A dump was read, has changed, or is gone. */
  readonly onDidChange = this.#changed.event;

  constructor(readonly load: () => Promise<BigFileReader>) {
    super();
    this.own(onTabs(() => this.#lookAtTabs()));
  }

  override dispose(): void {
    for (const file of this.#files.values()) file.dispose();
    this.#files.clear();
    super.dispose();
  }

  /** Those that have been read. */
  get all(): BigDump[] {
    return [...this.#files.values()].flatMap(({ dump }) => dump ?? []);
  }

  /** Reads a file as a dump, unless that was done or cancelled. Resolves when no reading of it is going on any more. */
  async read(uri: Uri): Promise<void> {
    await (
      await this.#follow(uri)
    ).ready;
  }

  /** The same, because the user wants it: also if the reading was cancelled, or failed. */
  async readAnyway(uri: Uri): Promise<void> {
    await (await this.#follow(uri)).read();
  }

  /** Reads those files of the workspace that are too large for documents, and lets those go that are there no more. */
  async readInWorkspace(uris: readonly Uri[]): Promise<void> {
    this.#inWorkspace = new Set(uris.map(String));
    this.#letGo();
    for (const uri of uris) await this.read(uri);
  }

  /** Whether a file is a dump by its looks. */
  async beginsLikeDump(uri: Uri): Promise<boolean> {
    return this.#files.has(uri.toString()) || (await this.load()).beginsLikeDump(uri);
  }

  /** Reads every dump again, when a setting that they depend on has changed. */
  readAgain(): void {
    for (const file of this.#files.values()) file.readAgain();
  }

  async #follow(uri: Uri): Promise<BigFile> {
    const reader = await this.load();
    const key = uri.toString();
    let file = this.#files.get(key);
    if (!file) {
      file = reader.follow(uri, () => this.#changed.fire());
      this.#files.set(key, file);
    }
    return file;
  }

  #lookAtTabs(): void {
    const before = this.#inTabs;
    this.#inTabs = filesInTabs();
    this.#letGo();
    for (const [key, uri] of this.#inTabs) {
      if (before.has(key)) continue;
      this.#notice(uri).catch((error: unknown) => {
        log.warn(`${uri.toString(true)} is no dump: ${reasonOf(error)}`);
      });
    }
  }

  /** Reads a file that has come into a tab, if it is a big dump. */
  async #notice(uri: Uri): Promise<void> {
    if (!(await mayBeBigDump(uri))) return;
    const isNamedSo = uri.path.endsWith('.newsdump');
    const autoDetects = workspace.getConfiguration('newsdump', uri).get<boolean>('autoDetect', true);
    if (isNamedSo || (autoDetects && (await this.beginsLikeDump(uri)))) await this.readAnyway(uri);
  }

  #letGo(): void {
    for (const [key, file] of this.#files) {
      if (this.#inWorkspace.has(key) || this.#inTabs.has(key)) continue;
      this.#files.delete(key);
      file.dispose();
      if (file.dump) this.#changed.fire();
    }
  }
}
