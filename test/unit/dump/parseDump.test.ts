import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDump, type ParseOptions } from '../../../src/dump/parseDump';
import type { TextSource } from '../../../src/dump/textSource';
import { StringText } from '../../../src/dump/textSource';
import { anyText, dumpLines } from './arbitraries';
import { fixture, fixtureNames, realDump, samples } from './fixtures';
import { nastyLines } from './nasty';
import { usedMemory } from './memory';
import { foundIn, parseSlowly } from './parseSlowly';

/** The lines of a text, as a document of an editor gives them. */
function document(text: string): TextSource {
  const lines = text.split(/\r\n|\r|\n/);
  return { lineCount: lines.length, line: (i) => lines[i] ?? '' };
}

/** Reads a text in both ways, in blocks of different sizes, and compares with what the format says. */
function check(text: string, sizes: readonly number[], dateOrder?: ParseOptions['dateOrder']): void {
  const expected = parseSlowly(text, dateOrder);
  for (const linesInBlock of sizes) {
    for (const source of [new StringText(text), document(text)])
      assert.deepEqual(foundIn(parseDump(source, { dateOrder, linesInBlock })), expected);
  }
  for (const source of [new StringText(text), document(text)])
    assert.deepEqual(foundIn(parseDump(source, { dateOrder })), expected);
}

const size = fc.integer({ min: 1, max: 7 });

describe('A dump is read as the format says, from a string and line by line, wherever blocks end', () => {
  it('whatever the text', () => {
    fc.assert(
      fc.property(
        anyText,
        size,
        fc.constantFrom(undefined, 'dmy', 'mdy'),
        (text, linesInBlock, dateOrder) => {
          check(text, [linesInBlock], dateOrder);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('if it is well formed', () => {
    fc.assert(
      fc.property(dumpLines, size, fc.constantFrom('\n', '\r\n', '\r'), (lines, linesInBlock, lineEnd) => {
        check(lines.join(lineEnd), [linesInBlock]);
      }),
      { numRuns: 500 },
    );
  });

  for (const name of fixtureNames) {
    it(`in the fixture ${name}`, () => {
      check(fixture(name), [1, 2, 3, 5]);
    });
  }

  it('in the samples', () => {
    for (const text of samples().values()) check(text, [1, 2, 3, 5]);
  });

  const real = realDump();
  if (real === undefined) it.skip('in the real dump (../shared/dumps/korea-herald-2025-04.txt is absent)');
  else {
    it('in the real dump', () => {
      check(real, [1, 2, 3, 5]);
    });
  }

  for (const [what, nasty] of Object.entries(nastyLines)) {
    it(`with nasty lines: ${what}`, () => {
      check(`-\n${nasty(200)}\n${nasty(700)}\nMay 1, 2031\n${nasty(230)}\n-\n${nasty(20)}`, [1, 2]);
    });
  }

  it('in a long text of many blocks', () => {
    const pages = fixtureNames.filter((name) => name !== 'no-dump').map(fixture);
    check(Array.from({ length: 60 }, (_, i) => pages[i % pages.length]).join('\n'), [100]);
  });
});

describe('An index', () => {
  it('takes at most 40 bytes an article', () => {
    const source = new StringText('A headline\nAn excerpt\nMay 1, 2031 -\n'.repeat(200_000));
    // A repeated text takes its memory when it is first looked at.
    assert.equal(source.text.indexOf('\r'), -1);
    const before = usedMemory();
    const index = parseDump(source);
    const bytes = usedMemory() - before;
    assert.equal(index.articleCount, 200_000);
    assert.ok(bytes <= 40 * index.articleCount, `${bytes / index.articleCount} bytes`);
  });
});
