import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText } from '../../../src/dump/textSource';
import { anyLines } from './arbitraries';

describe('The index of a dump', () => {
  it('finds the first article that ends behind a line, wherever the blocks begin', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 9 }), (lines, linesInBlock) => {
        const index = parseDump(new StringText(lines.join('\n')), { linesInBlock });
        let article = 0;
        for (let line = -1; line <= index.lineCount; line++) {
          while (article < index.articleCount && index.lines(article).end <= line) article++;
          assert.equal(index.articleFrom(line), article);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
