import assert from 'node:assert/strict';
import { freeIdFrom, idFrom } from '../../../src/commands/codebookIds';

describe('An id of the codebook', () => {
  it('is made of the letters and digits of the label', () => {
    assert.equal(idFrom('Anti-ship Missile (new)'), 'anti-ship-missile-new');
    assert.equal(idFrom('  Ölpreis 2031 '), 'ölpreis-2031');
    assert.equal(idFrom('한국 Navy'), '한국-navy');
    assert.equal(idFrom('!?'), '');
  });

  it('keeps the levels that a label has', () => {
    assert.equal(idFrom('Military/Navy'), 'military/navy');
    assert.equal(idFrom('/Navy/'), 'navy');
  });

  it('is the same for both forms of a letter', () => {
    assert.equal(idFrom('e\u0301tat'), idFrom('\u00e9tat'));
  });

  it('has a number if it is taken', () => {
    const taken = new Set(['navy', 'navy-2']);
    assert.equal(
      freeIdFrom('Navy', (id) => taken.has(id)),
      'navy-3',
    );
    assert.equal(
      freeIdFrom('Army', (id) => taken.has(id)),
      'army',
    );
    assert.equal(
      freeIdFrom('…', () => true),
      '',
    );
  });
});
