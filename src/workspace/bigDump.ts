import type { Uri } from 'vscode';
import { workspace } from 'vscode';
import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import type { Dump } from './dump';
import type { StoredText } from './storedText';

/** The dump in a file that is too large for VS Code to give it to extensions. Its text stays on the disk. */
export class BigDump implements Dump {
  /** Each bundle has a class of its own of this name: this is what tells its objects. */
  readonly isBig = true;
  #text: StoredText;
  #version = 1;
  #isClosed = false;

  constructor(
    readonly uri: Uri,
    text: StoredText,
  ) {
    this.#text = text;
  }

  get name(): string {
    return workspace.asRelativePath(this.uri);
  }

  get source(): TextSource {
    return this.#isClosed ? noText : this.#text.source;
  }

  get index(): DumpIndex {
    return this.#text.index;
  }

  get version(): number {
    return this.#version;
  }

  /** What was read of the file. */
  get text(): StoredText {
    return this.#text;
  }

  /** Takes the file in as it is now, and closes it as it was. */
  replace(text: StoredText): void {
    this.#text.bytes.close();
    this.#text = text;
    this.#version++;
  }

  /** Closes the file. Whoever still lists the dump finds empty lines. */
  dispose(): void {
    this.#isClosed = true;
    this.#text.bytes.close();
  }
}

const noText: TextSource = { lineCount: 0, line: () => '' };

/** Whether a dump is in a file that VS Code gives no extension. */
export function isBigDump(dump: Dump): dump is BigDump {
  return 'isBig' in dump;
}
