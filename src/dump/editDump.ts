import type { Block } from './block';
import { DumpIndex } from './dumpIndex';
import { parseDump } from './parseDump';
import { readLines } from './readBlocks';
import { StringText, type TextSource } from './textSource';

/** A change of a text: from line `line` (0-based) on, so many line ends gave way to so many others. Those lines' texts may have changed. */
export interface LineEdit {
  readonly line: number;
  readonly removedLines: number;
  readonly addedLines: number;
}

/** The edit that replaces what stands between a place in line `startLine` and one in line `endLine` (0-based) by the text `inserted`. */
export function lineEdit(startLine: number, endLine: number, inserted: string): LineEdit {
  let lines = 0;
  new StringText(inserted).forEachLine(() => lines++);
  return { line: startLine, removedLines: endLine - startLine, addedLines: lines - 1 };
}

/** A change of an editor's document, as VS Code tells of it: the text of a range (0-based lines) gave way to another. */
export interface DocumentChange {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/**
 * The edits that the changes of one event are. Their ranges are of the text before the event, and the last in the text comes first: so each is
 * also of the text that those before it left. VS Code applies them one by one too, to the document that extensions read.
 */
export function lineEdits(changes: readonly DocumentChange[]): LineEdit[] {
  return changes.map(({ range, text }) => lineEdit(range.start.line, range.end.line, text));
}

/**
 * The index of a text that was edited. It is what `parseDump` gives, but only lines near the edits are read. If the edits do not lead from
 * the text of `index` to `source`, all is read.
 * @param index of the text before the edits; it stays as it is
 * @param source the text behind the edits
 * @param edits in order, each of the text that those before it left
 */
export function editDump(index: DumpIndex, source: TextSource, edits: Iterable<LineEdit>): DumpIndex {
  const stretches: Stretch[] = [...index.blocks];
  let { lineCount } = index;
  for (const edit of edits) {
    if (edit.line + edit.removedLines >= lineCount) return parseDump(source, index.options);
    lineCount += edit.addedLines - edit.removedLines;
    applyEdit(stretches, edit);
  }
  return lineCount === source.lineCount
    ? new DumpIndex(reread(stretches, source, index), index.options)
    : parseDump(source, index.options);
}

/** A block that is still right, or the number of lines that must be read again. */
type Stretch = Block | number;

const linesIn = (stretch: Stretch | undefined): number =>
  typeof stretch === 'object' ? stretch.lineCount : (stretch ?? 0);

/** Puts one stretch to be read again in the place of those that an edit touches. */
function applyEdit(stretches: Stretch[], { line, removedLines, addedLines }: LineEdit): void {
  let from = 0;
  let firstLine = 0;
  while (firstLine + linesIn(stretches[from]) <= line) firstLine += linesIn(stretches[from++]);
  let to = from;
  let endLine = firstLine;
  while (endLine <= line + removedLines) endLine += linesIn(stretches[to++]);
  stretches.splice(from, to - from, endLine - firstLine - removedLines + addedLines);
}

/** Reads what must be read again. Blocks are kept from growing large, and from becoming small and many. */
function reread(stretches: readonly Stretch[], source: TextSource, { options }: DumpIndex): Block[] {
  const blocks: Block[] = [];
  let line = 0;
  for (let i = 0; i < stretches.length;) {
    const stretch = stretches[i++];
    if (typeof stretch === 'object') {
      blocks.push(stretch);
      line += stretch.lineCount;
      continue;
    }
    let count = stretch ?? 0;
    while (i < stretches.length && count < options.linesInBlock / 2) count += linesIn(stretches[i++]);
    const blocksToMake = Math.ceil(count / (2 * options.linesInBlock));
    const size = Math.ceil(count / blocksToMake);
    for (const block of readLines(source, line, line + count, { ...options, linesInBlock: size }))
      blocks.push(block);
    line += count;
  }
  return blocks;
}
