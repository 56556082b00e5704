import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asciiName, textOfAsciiName } from '../../../src/exchange/asciiName';

describe('An ASCII name', () => {
  it('is readable where the text is', () => {
    assert.equal(asciiName('military/navy'), 'military_u2f_navy');
    assert.equal(asciiName('Außen-1_a'), 'Au_udf_en-1_u5f_a');
    assert.equal(asciiName('🏷️'), '_u1f3f7__ufe0f_');
  });

  it('leads back to any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('_', '_u2f_', '\ud800')) }),
        (text) => {
          const name = asciiName(text);
          assert.match(name, /^[A-Za-z0-9_-]*$/);
          assert.equal(textOfAsciiName(name), text);
        },
      ),
    );
  });

  it('of another tool is itself', () => {
    for (const name of ['Person_Name', 'a_u2F_b', '_uffffff_', '_u41_', '__'])
      assert.equal(textOfAsciiName(name), name);
  });
});
