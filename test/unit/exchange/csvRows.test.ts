import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { csvRows } from '../../../src/exchange/csvRows';
import { ImportError } from '../../../src/exchange/imported';

const cellsOf = (text: string): (readonly string[])[] => [...csvRows(text)].map(({ cells }) => cells);

describe('The rows of a CSV file', () => {
  it('are those that were written, whatever stands in them', () => {
    const piece = fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '\r', ' ', '항', '👩‍🚀');
    const cell = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const row = fc.tuple(cell, cell, fc.constant('end'));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom('\r\n', '\n'), (rows, newline) => {
        const text = Papa.unparse([['x', 'y', 'z'], ...rows], { newline });
        assert.deepEqual(cellsOf(text), [['x', 'y', 'z'], ...rows]);
      }),
    );
  });

  it('have the line that they begin in, in a file of many windows', () => {
    const cell = `${'word, '.repeat(9)}\n"quoted"\r\n`;
    const row = Papa.unparse([[cell, 'b']]);
    const count = 20_000;
    const text = `a,b\r\n${`${row}\r\n`.repeat(count)}`;
    assert.ok(text.length > 1_000_000);
    let number = 0;
    for (const { line, cells } of csvRows(text)) {
      if (number > 0) assert.deepEqual({ line, cells }, { line: 3 * number - 1, cells: [cell, 'b'] });
      number++;
    }
    assert.equal(number, count + 1);
  });

  it('may be longer than a window', () => {
    const long = 'x\n'.repeat(500_000);
    assert.deepEqual(cellsOf(`a,b\n"${long}",1\n2,3\n`), [
      ['a', 'b'],
      [long, '1'],
      ['2', '3'],
    ]);
  });

  it('may be parted as some spreadsheets do it', () => {
    assert.deepEqual(cellsOf('a;b\r1,5;"x;y"\r'), [
      ['a', 'b'],
      ['1,5', 'x;y'],
    ]);
    assert.deepEqual(cellsOf('a\tb\n1\t2'), [
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('leave blank lines out, but count them', () => {
    assert.deepEqual(
      [...csvRows('a,b\n\n1,2\n  \n')],
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['1', '2'] },
      ],
    );
    assert.deepEqual(cellsOf(''), []);
  });

  it('end with an error where a quote is not closed, with the line of its cell', () => {
    const seen: number[] = [];
    assert.throws(
      () => {
        for (const { line } of csvRows('a,b\n"1\n",2\n3,"half a\nfile, 4\n')) seen.push(line);
      },
      (error) =>
        error instanceof ImportError && error.place === 'line 4' && error.message.includes('cut off'),
    );
    assert.deepEqual(seen, [1, 2]);
  });

  it('end with an error where text stands behind a closing quote', () => {
    assert.throws(() => cellsOf('a,b\n1,2\n"x"y,3\n4,5\n'), {
      name: 'ImportError',
      message: 'line 3: text stands behind the closing quote of a cell',
    });
  });
});
