import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import type { Dump } from './dump';

/** The text of a dump as it was listed. Once the dump is edited, it is not known any more: all its lines are then empty. */
export class ListedText {
  readonly source: TextSource;
  /** As it was when the dump was listed. */
  readonly index: DumpIndex;
  readonly #version: number;

  constructor(readonly dump: Dump) {
    this.index = dump.index;
    this.#version = dump.version;
    this.source = {
      lineCount: this.index.lineCount,
      line: (i) => (this.isCurrent ? dump.source.line(i) : ''),
    };
  }

  /** Whether the dump's text is as it was listed. */
  get isCurrent(): boolean {
    return this.dump.version === this.#version;
  }

  /** Whether its index is, too: it also depends on settings. */
  get isIndexCurrent(): boolean {
    return this.isCurrent && this.dump.index === this.index;
  }
}
