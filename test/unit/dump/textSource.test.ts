import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StringText } from '../../../src/dump/textSource';
import { anyText } from './arbitraries';
import { numbers } from './reading';

const linesOf = (text: string): string[] => {
  const source = new StringText(text);
  return numbers(source.lineCount).map((i) => source.line(i));
};

describe('The lines of a text', () => {
  it('end in LF, CRLF or CR, and there is always one', () => {
    assert.deepEqual(linesOf(''), ['']);
    assert.deepEqual(linesOf('a'), ['a']);
    assert.deepEqual(linesOf('a\n'), ['a', '']);
    assert.deepEqual(linesOf('a\r\nb\rc\n\rd\r\r\n'), ['a', 'b', 'c', '', 'd', '', '']);
    assert.deepEqual(linesOf('a\u2028b\u0085c\vd'), ['a\u2028b\u0085c\vd']);
  });

  it('are those that splitting gives, at their offsets', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = new StringText(text);
        const lines = text.split(/\r\n|\r|\n/);
        assert.deepEqual(linesOf(text), lines);
        for (const [i, line] of lines.entries()) assert.ok(text.startsWith(line, source.offsetOf(i)));
        assert.equal(source.offsetOf(lines.length), text.length);
        const visited: string[] = [];
        source.forEachLine((all, start, end) => visited.push(all.slice(start, end)));
        assert.deepEqual(visited, lines);
      }),
    );
  });
});
