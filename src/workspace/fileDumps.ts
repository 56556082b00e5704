import type { Uri } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { annotationsFolder } from './annotationsFolder';
import type { BigDumps } from './bigDumps';
import { longestDocument } from './bigTabs';
import { gathered } from './debounced';
import type { Dump } from './dump';
import { FileDump } from './dump';
import { findDumpFiles, readFileText } from './dumpFiles';
import { log, reasonOf } from './log';
import { Owner } from './owner';
import { TimeSlice } from './timeSlice';

/**
 * The dumps in the workspace's files, and those in other files that are too large to be documents. In the workspace nothing is looked for
 * before `read` was called; from then on the files are followed.
 */
export class FileDumps extends Owner {
  #dumps = new Map<string, FileDump>();
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #furtherProjects = new Map<string, Uri>();
  #reading = Promise.resolve();
  #isFollowing = false;
  /** Whether another reading begins when the present one ends. */
  #isAskedAgain = false;
  #isRead = false;
  /** Whether a setting has changed that what was read depends on. */
  #isOutdated = false;

  /** A dump was found, is gone or has changed on disk. */
  readonly onDidChange = this.#changed.event;

  /** @param bigDumps reads what is too large to be a document; without it that is left out */
  constructor(readonly bigDumps?: BigDumps) {
    super();
    if (bigDumps) this.own(bigDumps.onDidChange(() => this.#changed.fire()));
  }

  /** Whether all files have been read once. */
  get isRead(): boolean {
    return this.#isRead;
  }

  get all(): Dump[] {
    // A file that has become smaller, or is about to be read as a big one.
    const big = this.bigDumps?.all.filter(({ uri }) => !this.#dumps.has(uri.toString())) ?? [];
    return [...this.#dumps.values(), ...big];
  }

  /** Finds and reads the workspace's dumps; later calls wait until all that has changed since is read. */
  read(): Promise<void> {
    if (!this.#isFollowing) {
      this.#isFollowing = true;
      this.#follow();
      this.#readSoon();
    }
    return this.#reading;
  }

  /** Reads the dumps of a project too that is not in the workspace: what is annotated in it may be on articles of any of its dumps. */
  include(project: Uri): void {
    if (workspace.getWorkspaceFolder(project) || this.#furtherProjects.has(project.toString())) return;
    this.#furtherProjects.set(project.toString(), project);
    this.#readSoon();
  }

  /** Reads every file again, when a setting that they depend on has changed. */
  readAgain(): void {
    this.#isOutdated = true;
    this.bigDumps?.readAgain();
    this.#readSoon();
  }

  /** Looks at the files again when the reading that is going on has ended; once, however often this is asked meanwhile. */
  #readSoon(): void {
    if (!this.#isFollowing || this.#isAskedAgain) return;
    this.#isAskedAgain = true;
    this.#reading = this.#reading.then(async () => {
      this.#isAskedAgain = false;
      try {
        await this.#readFiles();
      } catch (error) {
        log.error(`The dumps of the workspace could not be read: ${reasonOf(error)}`);
      }
    });
  }

  #follow(): void {
    const look = this.own(
      gathered(300, () => {
        this.#readSoon();
      }),
    );
    const follow = (glob: string, ignoreChange: boolean): void => {
      const watcher = this.own(workspace.createFileSystemWatcher(glob, false, ignoreChange, false));
      for (const happened of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
        this.own(happened(look));
    };
    for (const glob of [
      '**/*.{newsdump,txt}',
      ...workspace.getConfiguration('newsdump').get<string[]>('include', []),
    ])
      follow(glob, false);
    follow(`**/${annotationsFolder}/*`, true);
    this.own(workspace.onDidChangeWorkspaceFolders(look));
  }

  /** Lists the files, reads those that are new or changed, and forgets those that are gone. */
  async #readFiles(): Promise<void> {
    const slice = new TimeSlice();
    const before = this.#isOutdated ? new Map<string, FileDump>() : this.#dumps;
    this.#isOutdated = false;
    const now = new Map<string, FileDump>();
    const big: Uri[] = [];
    const beginsLikeDump = async (uri: Uri): Promise<boolean> =>
      (await this.bigDumps?.beginsLikeDump(uri)) ?? false;
    for (const uri of await findDumpFiles(this.#furtherProjects.values(), beginsLikeDump)) {
      const dump = await readDump(uri, before.get(uri.toString()));
      if (dump === 'big') big.push(uri);
      else if (dump) now.set(uri.toString(), dump);
      await slice.pauseIfDue();
    }
    this.#dumps = now;
    // Those take their time.
    if (big.length > 0) this.#changed.fire();
    await this.bigDumps?.readInWorkspace(big);
    this.#isRead = true;
    this.#changed.fire();
  }
}

/** The dump in a file: the one known already, unless the file has changed since; undefined if it cannot be read, `big` if it is too large. */
async function readDump(uri: Uri, known: FileDump | undefined): Promise<FileDump | 'big' | undefined> {
  try {
    const { mtime, size } = await workspace.fs.stat(uri);
    if (known?.mtime === mtime && known.size === size) return known;
    if (size > longestDocument) return 'big';
    const text = await readFileText(uri);
    return new FileDump(uri, text, mtime, size);
  } catch (error) {
    log.warn(`${uri.toString(true)} is left out: ${reasonOf(error)}`);
    return undefined;
  }
}
