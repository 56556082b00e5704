import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleInDump } from '../../../src/annotation/articleInDump';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText } from '../../../src/dump/textSource';

const articleIn = (text: string, article = 0): ArticleInDump => {
  const source = new StringText(text);
  return new ArticleInDump(source, parseDump(source), article);
};

describe('An article text in its dump', () => {
  it('leaves out blank lines, bullets and dates', () => {
    const article = articleIn(
      '-\nFerry late\n \nIt was the tide.\n\nSo they said.\nMay 5, 2031 -\nNext\nMay 6, 2031',
    );
    assert.equal(article.text, 'Ferry late\nIt was the tide.\nSo they said.');
    assert.deepEqual(article.positionOf(0), { line: 1, column: 0 });
    assert.deepEqual(article.positionOf(10), { line: 1, column: 10 });
    assert.deepEqual(article.positionOf(11), { line: 3, column: 0 });
    assert.deepEqual(article.positionOf(article.text.length), { line: 5, column: 13 });
    assert.equal(article.offsetOf({ line: 2, column: 1 }), 11);
    assert.equal(article.offsetOf({ line: 6, column: 3 }), article.text.length);
    assert.equal(article.offsetOf({ line: 0, column: 0 }), 0);
  });

  it('begins behind a byte order mark', () => {
    const article = articleIn('\uFEFFFerry late\nMay 5, 2031');
    assert.equal(article.text, 'Ferry late');
    assert.deepEqual(article.positionOf(0), { line: 0, column: 1 });
    assert.equal(article.offsetOf({ line: 0, column: 0 }), 0);
  });

  it('has each offset where the dump has that unit, and back', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map((text) => `x${text.replace(/[\r\n]/g, '')}y`);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\n \n'),
        (lines, end) => {
          const text = ['-', ...lines, 'May 5, 2031'].join(end);
          const source = new StringText(text);
          const article = articleIn(text);
          for (let offset = 0; offset <= article.text.length; offset++) {
            const position = article.positionOf(offset);
            assert.equal(article.offsetOf(position), offset);
            const unit = article.text[offset];
            if (unit !== undefined && unit !== '\n')
              assert.equal(source.line(position.line)[position.column], unit);
          }
        },
      ),
    );
  });
});
