import assert from 'node:assert/strict';
import { parseDump } from '../../../src/dump/parseDump';
import { partsOf } from '../../../src/dump/parts';
import { StringText } from '../../../src/dump/textSource';

/** The parts of a text as `line:start-end kind`, all 0-based. */
function partsIn(text: string): string[] {
  const source = new StringText(text);
  return [...partsOf(source, parseDump(source))].map((p) => `${p.line}:${p.start}-${p.end} ${p.kind}`);
}

describe('The parts of a dump', () => {
  it('are those of its lines, white space around a headline or an excerpt being a part of it', () => {
    assert.deepEqual(partsIn('News\n -\nFog \n\n  Everywhere.\nArts\u00A0May 2, 2031 - \n \nRain'), [
      ...[
        '0:0-4 front matter',
        '1:0-1 blank',
        '1:1-2 bullet',
        '2:0-4 headline',
        '3:0-0 blank',
        '4:0-13 excerpt',
      ],
      ...['5:0-4 section', '5:4-5 blank', '5:5-16 date', '5:16-17 blank', '5:17-18 bullet', '5:18-19 blank'],
      ...['6:0-1 blank', '7:0-4 headline'],
    ]);
  });

  it('have the byte order mark in a blank of its own', () => {
    assert.deepEqual(partsIn('\uFEFFFog\nMay 2, 2031'), ['0:0-1 blank', '0:1-4 headline', '1:0-11 date']);
    assert.deepEqual(partsIn('\uFEFF-\nFog'), ['0:0-1 blank', '0:1-2 bullet', '1:0-3 front matter']);
    assert.deepEqual(partsIn('\uFEFFi@b.example-'), ['0:0-1 blank', '0:1-12 front matter', '0:12-13 bullet']);
    assert.deepEqual(partsIn('\uFEFF'), ['0:0-1 blank']);
    assert.deepEqual(partsIn('-\n\uFEFFFog\nMay 2, 2031').slice(1, 2), ['1:0-4 headline']);
  });

  it('are one empty part where there is no text', () => {
    assert.deepEqual(partsIn(''), ['0:0-0 blank']);
  });
});
