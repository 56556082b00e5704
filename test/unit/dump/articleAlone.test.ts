import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleText } from '../../../src/annotation/articleText';
import { keysIn, referenceOf } from '../../../src/annotation/articlePlace';
import { referenceKey } from '../../../src/annotation/reference';
import { readArticle, textLines } from '../../../src/dump/article';
import { articleAlone, linesBeforeAlone } from '../../../src/dump/articleAlone';
import { parseDump, type ParseOptions } from '../../../src/dump/parseDump';
import { StringText } from '../../../src/dump/textSource';
import { anyText, dumpLines } from './arbitraries';
import { fixture, fixtureNames } from './fixtures';

/** Reads every article of a text alone, and compares it with what it is in the dump. Gives how many there are. */
function check(text: string, dateOrder?: ParseOptions['dateOrder']): number {
  const source = new StringText(text);
  const index = parseDump(source, { dateOrder });
  for (let article = 0; article < index.articleCount; article++) {
    const alone = new StringText(articleAlone(source, index, article));
    const part = parseDump(alone, { dateOrder, isPart: true });
    const place = { dump: { source, index }, article };
    assert.deepEqual([...keysIn({ source: alone, index: part })], [referenceKey(referenceOf(place))]);
    const { section, day } = readArticle(source, index, article);
    const read = readArticle(alone, part, 0);
    assert.deepEqual([read.section, read.day], [section, day]);
    // Offsets in its text, which marks count in, are the same; a byte order mark is none of the text at the beginning of a file.
    const [headline, ...paragraphs] = textLines(source, index, article).map((line) => line.text);
    assert.equal(articleText(read.headline, read.paragraphs), articleText(headline ?? '', paragraphs));
    const { headline: first, end } = index.lines(article);
    assert.equal(part.lines(0).headline, linesBeforeAlone);
    assert.equal(alone.lineCount, linesBeforeAlone + end - first);
    assert.equal(
      alone.line(alone.lineCount - 1),
      source.line(end - 1).replace(/^\uFEFF/, end === 1 ? '' : '$&'),
    );
  }
  return index.articleCount;
}

describe('An article alone is the article that it is in its dump', () => {
  it('whatever the dump', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          dumpLines.map((lines) => lines.join('\n')),
        ),
        fc.constantFrom(undefined, 'dmy', 'mdy'),
        (text, dateOrder) => {
          check(text, dateOrder);
        },
      ),
      { numRuns: 2000 },
    );
  });

  for (const name of fixtureNames) {
    it(`in the fixture ${name}`, () => {
      check(fixture(name));
    });
  }

  it('also without a date line', () => {
    assert.equal(check('-\nFerry late\nIt was the tide.\n-\nPier closed\nMay 5, 2031\n'), 2);
  });

  it('also at the beginning of a file with a byte order mark', () => {
    assert.equal(check('\uFEFFFerry late\nIt was the tide.\nMay 5, 2031\n'), 1);
  });

  it('and front matter is none', () => {
    const text = new StringText('This article is not here any more.');
    assert.equal(parseDump(text, { isPart: true }).articleCount, 0);
  });
});
