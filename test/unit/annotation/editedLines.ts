import fc from 'fast-check';
import type { DumpPosition } from '../../../src/annotation/articleInDump';
import type { TextEdit } from '../../../src/annotation/followEdit';
import { textEdit } from '../../../src/annotation/followEdit';

/** An edit by offsets. */
export interface OffsetEdit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** An edit of the first thirty units of a text. */
export const anyEdit: fc.Arbitrary<OffsetEdit> = fc.record({
  offset: fc.nat(20),
  removed: fc.nat(10),
  inserted: fc.oneof(
    fc.string({ maxLength: 5 }).filter((text) => !text.includes('\r')),
    fc.constantFrom('', '\n', 'x\n', '\nx', 'x\n\nyz'),
  ),
});

export function positionAt(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
}

export function offsetAt(text: string, { line, column }: DumpPosition): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column;
}

/** An edit by lines and columns, and the text behind it. */
export function editOf(
  text: string,
  { offset, removed, inserted }: OffsetEdit,
): { readonly edit: TextEdit; readonly after: string } {
  return {
    edit: textEdit(positionAt(text, offset), positionAt(text, offset + removed), inserted),
    after: text.slice(0, offset) + inserted + text.slice(offset + removed),
  };
}
