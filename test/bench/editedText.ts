import type { LineEdit } from '../../src/dump/editDump';
import type { TextSource } from '../../src/dump/textSource';

/** A text that is edited, as a document of an editor is. */
export class EditedText implements TextSource {
  readonly #lines: string[];

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  line(i: number): string {
    const line = this.#lines[i];
    if (line === undefined) throw new RangeError(`no line ${i}`);
    return line;
  }

  /** Types into a line. */
  type(line: number, typed: string): LineEdit {
    this.#lines[line] = this.line(line) + typed;
    return { line, removedLines: 0, addedLines: 0 };
  }

  /** Puts lines before a line. */
  insert(line: number, lines: readonly string[]): LineEdit {
    this.#lines.splice(line, 0, ...lines);
    return { line, removedLines: 0, addedLines: lines.length };
  }

  /** Takes lines away; gives them too. */
  remove(line: number, count: number): { readonly edit: LineEdit; readonly removed: readonly string[] } {
    return {
      removed: this.#lines.splice(line, count),
      edit: { line, removedLines: count, addedLines: 0 },
    };
  }
}
