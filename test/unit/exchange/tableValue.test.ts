import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valueCell, valueTypeOf, type Value } from '../../../src/exchange/tableCells';
import { readValue } from '../../../src/exchange/tableValue';

describe('The cell of a value', () => {
  it('has several values with a bar between them', () => {
    assert.equal(valueCell(['PRK', 'RUS']), 'PRK|RUS');
    assert.equal(valueTypeOf(['PRK', 'RUS']), 'texts');
    assert.equal(valueCell([1, -2.5]), '1|-2.5');
    assert.equal(valueCell(['a|b', 1]), '["a|b",1]');
    assert.equal(valueTypeOf([]), 'json');
  });

  it('comes back as it was, with its type', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '|', '"', '7', '-', '항', '👩‍🚀') });
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0));
    const scalar = fc.oneof(text, number, fc.boolean());
    const value: fc.Arbitrary<Value> = fc.oneof(scalar, fc.array(scalar), fc.array(text), fc.array(number));
    fc.assert(
      fc.property(value, (value) => {
        assert.deepEqual(readValue(String(valueCell(value)), valueTypeOf(value)), { value });
      }),
    );
  });

  it('is read as what it looks like if nothing tells its type', () => {
    for (const [cell, value] of [
      ['-7.5', -7.5],
      ['TRUE', true],
      ['false', false],
      ['007', '007'],
      ['1,5', '1,5'],
      ['PRK', 'PRK'],
      ['a|b', ['a', 'b']],
      ['', ''],
    ] as const)
      assert.deepEqual(readValue(cell, ''), { value });
  });

  it('is refused if it is not of its type', () => {
    for (const [cell, type, problem] of [
      ['1,5', 'number', 'the value is no number'],
      ['', 'number', 'the value is no number'],
      ['1e999', 'number', 'the value is no number'],
      ['1|x', 'numbers', 'the value is no number'],
      ['yes', 'boolean', 'the value is no boolean'],
      ['{"a":1}', 'json', 'the value is no list as JSON'],
      ['[{}]', 'json', 'the value is no list as JSON'],
      ['[1', 'json', 'the value is no list as JSON'],
      [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'json', 'the value is no list as JSON'],
      ['x', 'colour', 'the value type "colour" is unknown'],
    ] as const)
      assert.deepEqual(readValue(cell, type), { problem });
  });
});
