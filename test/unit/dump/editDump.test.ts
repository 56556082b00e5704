import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArticle } from '../../../src/dump/article';
import {
  type DocumentChange,
  editDump,
  lineEdit,
  lineEdits,
  type LineEdit,
} from '../../../src/dump/editDump';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { parseDump } from '../../../src/dump/parseDump';
import type { TextSource } from '../../../src/dump/textSource';
import { anyLines, anyText, dumpLines } from './arbitraries';
import { foundIn } from './parseSlowly';

/** A text as an editor has it. */
class Document implements TextSource {
  /** The lines that were asked for. */
  readonly asked = new Set<number>();

  constructor(readonly lines: readonly string[]) {}

  get lineCount(): number {
    return this.lines.length;
  }

  line(i: number): string {
    const line = this.lines[i];
    if (line === undefined) throw new RangeError(`no line ${i}`);
    this.asked.add(i);
    return line;
  }

  /** The text with what stands between two places replaced, and the edit that says so. */
  replace(
    start: Place,
    end: Place,
    inserted: string,
  ): { readonly document: Document; readonly edit: LineEdit } {
    const before = this.line(start.line).slice(0, start.column);
    const after = this.line(end.line).slice(end.column);
    const lines = (before + inserted + after).split(/\r\n|\r|\n/);
    return {
      document: new Document([
        ...this.lines.slice(0, start.line),
        ...lines,
        ...this.lines.slice(end.line + 1),
      ]),
      edit: lineEdit(start.line, end.line, inserted),
    };
  }

  /** The place that far in the text. */
  placeAt(share: number): Place {
    const line = Math.floor(share * this.lineCount);
    const column = Math.floor((share * this.lineCount - line) * (this.line(line).length + 1));
    return { line, column };
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Places as shares of the text, and what is put in the place of what stands between them. */
interface Change {
  readonly places: readonly [number, number];
  readonly inserted: string;
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const inserted = fc.oneof(
  fc.constantFrom('', '', '\n', '\r\n', '-', 'x', ' ', '\n-\n', 'May 1, 2031 -\n', '\nMay 1, 2031', '7'),
  anyText,
  dumpLines.map((lines) => lines.join('\n')),
);
/** Most changes are small. */
const change: fc.Arbitrary<Change> = fc
  .tuple(share, fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.1, noNaN: true }), share), inserted)
  .map(([start, length, text]) => ({ places: [start, Math.min(start + length, 1 - 1e-9)], inserted: text }));
const text = fc.oneof(
  anyLines.map((lines) => [...lines, '']),
  fc.array(dumpLines, { minLength: 1, maxLength: 4 }).map((pages) => pages.flat()),
);
const size = fc.integer({ min: 1, max: 9 });

function checkIndex(index: DumpIndex, document: Document): void {
  const { linesInBlock } = index.options;
  assert.deepEqual(foundIn(index), foundIn(parseDump(document)));
  for (const { lineCount } of index.blocks) assert.ok(lineCount <= 2 * linesInBlock);
}

describe('An edited dump has the index that reading all of it gives', () => {
  it('after each of many edits', () => {
    fc.assert(
      fc.property(
        text,
        size,
        fc.array(change, { maxLength: 12, size: 'max' }),
        (lines, linesInBlock, changes) => {
          let document = new Document(lines);
          let index = parseDump(document, { linesInBlock });
          for (const { places, inserted: by } of changes) {
            const replaced = document.replace(document.placeAt(places[0]), document.placeAt(places[1]), by);
            document = replaced.document;
            index = editDump(index, document, [replaced.edit]);
            checkIndex(index, document);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('after several edits in one go, each of the text that those before it left', () => {
    fc.assert(
      fc.property(text, size, fc.array(change, { maxLength: 6 }), (lines, linesInBlock, changes) => {
        let document = new Document(lines);
        const index = parseDump(document, { linesInBlock });
        const edits: LineEdit[] = [];
        for (const { places, inserted: by } of changes) {
          const replaced = document.replace(document.placeAt(places[0]), document.placeAt(places[1]), by);
          document = replaced.document;
          edits.push(replaced.edit);
        }
        checkIndex(editDump(index, document, edits), document);
      }),
      { numRuns: 1000 },
    );
  });

  it('after events of an editor, with any number of changes each', () => {
    const cursors = fc.array(share, { minLength: 2, maxLength: 8 }).map((all) => all.sort((a, b) => b - a));
    const events = fc.array(fc.tuple(cursors, fc.array(inserted, { minLength: 4, maxLength: 4 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, size, events, (lines, linesInBlock, all) => {
        let document = new Document(lines);
        let index = parseDump(document, { linesInBlock });
        for (const [places, texts] of all) {
          // As VS Code does: all ranges are of the text before the event, and it begins with the last.
          const before = document;
          const changes: DocumentChange[] = [];
          for (let i = 0; i + 1 < places.length; i += 2) {
            const [end, start] = [before.placeAt(places[i] ?? 0), before.placeAt(places[i + 1] ?? 0)];
            const by = texts[i / 2] ?? '';
            changes.push({ range: { start, end }, text: by });
            document = document.replace(start, end, by).document;
          }
          index = editDump(index, document, lineEdits(changes));
          checkIndex(index, document);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('also if the edits do not lead to the text', () => {
    const before = new Document(['-', 'Fog', 'May 2, 2031']);
    const after = new Document(['-', 'Fog', 'May 2, 2031 -', 'Rain', 'May 1, 2031']);
    const index = parseDump(before);
    const tooFew = [{ line: 1, removedLines: 0, addedLines: 1 }];
    const outside = [{ line: 3, removedLines: 0, addedLines: 2 }];
    const overTheEnd = [{ line: 2, removedLines: 1, addedLines: 3 }];
    for (const edits of [[], tooFew, outside, overTheEnd]) checkIndex(editDump(index, after, edits), after);
  });

  it('with the date order of before', () => {
    const index = parseDump(new Document(['Fog', '04/05/2031']), { dateOrder: 'dmy' });
    const after = new Document(['Fog', '03/05/2031']);
    assert.equal(editDump(index, after, [{ line: 1, removedLines: 0, addedLines: 0 }]).day(0), 20310503);
  });

  it('and the index of before stays as it was', () => {
    const before = new Document(['Fog', 'May 2, 2031', 'Rain', 'May 1, 2031']);
    const index = parseDump(before, { linesInBlock: 1 });
    const found = foundIn(index);
    const { document, edit } = before.replace({ line: 0, column: 0 }, { line: 2, column: 1 }, '');
    assert.equal(editDump(index, document, [edit]).articleCount, 1);
    assert.deepEqual(foundIn(index), found);
  });
});

describe('Articles that an edit left alone', () => {
  it('are those of before', () => {
    fc.assert(
      fc.property(text, size, change, (lines, linesInBlock, { places, inserted: by }) => {
        const before = new Document(lines);
        const index = parseDump(before, { linesInBlock });
        const { document, edit } = before.replace(before.placeAt(places[0]), before.placeAt(places[1]), by);
        const after = editDump(index, document, [edit]);
        let next = 0;
        for (const { article, was, count } of after.keptFrom(index)) {
          assert.ok(article >= next && count > 0);
          next = article + count;
          for (let i = 0; i < count; i++)
            assert.deepEqual(readArticle(document, after, article + i), readArticle(before, index, was + i));
        }
        assert.ok(next <= after.articleCount);
      }),
      { numRuns: 500 },
    );
  });
});

describe('An edit in a long dump', () => {
  const article = (i: number): string[] => [`Headline ${i}`, 'Excerpt', `May ${(i % 28) + 1}, 2031 -`];
  const lines = Array.from({ length: 4000 }, (_, i) => article(i)).flat();

  it('asks only for lines near it, however often it is done', () => {
    let document = new Document(lines);
    let index = parseDump(document);
    for (let i = 0; i < 500; i++) {
      const at = { line: 6000 + i, column: 0 };
      const { document: after, edit } = document.replace(at, at, i % 2 === 0 ? 'x' : '\n');
      document = after;
      const indexBefore = index;
      index = editDump(indexBefore, document, [edit]);
      const kept = [...index.keptFrom(indexBefore)].reduce((sum, { count }) => sum + count, 0);
      assert.ok(kept > index.articleCount - 500, `${kept} articles`);
      assert.ok(document.asked.size <= 1200, `${document.asked.size} lines`);
      for (const line of document.asked) assert.ok(Math.abs(line - at.line) <= 1200);
    }
    assert.deepEqual(foundIn(index), foundIn(parseDump(document)));
  });

  it('does not make blocks many or large', () => {
    let document = new Document(lines);
    let index = parseDump(document);
    const blocksBefore = index.blocks.length;
    const edit = (start: number, end: number, inserted_: string): void => {
      const replaced = document.replace({ line: start, column: 0 }, { line: end, column: 0 }, inserted_);
      document = replaced.document;
      index = editDump(index, document, [replaced.edit]);
    };
    const page = lines.slice(0, 1500).join('\n');
    for (let i = 0; i < 20; i++) edit(100 * i, 100 * i, `${page}\n`);
    const grown = index.blocks.length;
    assert.ok(grown <= blocksBefore + (20 * 1500) / 512 + 20, `${grown} blocks`);
    for (let i = 0; i < 250; i++) edit(i, i + 150, '');
    assert.ok(index.blocks.length <= 2 + (2 * document.lineCount) / 256, `${index.blocks.length} blocks`);
    assert.deepEqual(foundIn(index), foundIn(parseDump(document)));
  });
});
