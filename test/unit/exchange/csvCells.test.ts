import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guarded, unguarded } from '../../../src/exchange/csvCells';

describe('A guarded cell', () => {
  it('has an apostrophe before what a spreadsheet would run', () => {
    for (const text of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])
      assert.equal(guarded(text), `'${text}`);
  });

  it('has an apostrophe before what R or pandas take for a missing value', () => {
    for (const text of ['NA', 'null', 'None', '-nan', '#N/A']) assert.equal(guarded(text), `'${text}`);
  });

  it('is the text itself elsewhere, and a number always', () => {
    for (const text of ['', 'a=b', "'tis", "'", '-7.5', '+1', '-.5e-3', 'Nation', 'a\tb'])
      assert.equal(guarded(text), text);
  });

  it('comes back as it was, with every apostrophe that it had', () => {
    for (const text of ["'=1", "''=1", "'-7.5", '-7.5', "'NA", "'a", "''"])
      assert.equal(unguarded(guarded(text)), text);
    assert.equal(guarded("'-7.5"), "''-7.5");
  });

  it('comes back as it was, whatever it is, and never begins like a formula', () => {
    const piece = fc.constantFrom("'", '=', '-', '+', '@', '\t', '\r', '7', '.', 'e', 'NA', 'nan', ' ', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        const cell = guarded(text);
        assert.equal(unguarded(cell), text);
        assert.ok(!/^[=+\-@\t\r]/.test(cell) || Number.isFinite(Number(cell)));
      }),
    );
  });
});
