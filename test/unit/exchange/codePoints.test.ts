import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePoints } from '../../../src/exchange/codePoints';

describe('Offsets in code points', () => {
  it('are those that a walk over the characters counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '👩‍🚀', '𝔘', '항', 'e\u0301', '\ud800', '\udc00', '\n')),
        (parts) => {
          const text = parts.join('');
          const points = new CodePoints(text);
          const characters = Array.from(text);
          assert.equal(points.length, characters.length);
          let units = 0;
          characters.forEach((character, i) => {
            assert.equal(points.fromUnits(units), i);
            assert.equal(points.toUnits(i), units);
            units += character.length;
          });
          assert.equal(points.fromUnits(units), characters.length);
          assert.equal(points.toUnits(characters.length), units);
        },
      ),
    );
  });

  it('within a pair are those behind it', () => {
    assert.equal(new CodePoints('a𝔘b').fromUnits(2), 2);
  });
});
