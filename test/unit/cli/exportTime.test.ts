import assert from 'node:assert/strict';
import { exportTime } from '../../../src/workspace/exportTime';

describe('The time of an export', () => {
  const now = new Date('2025-05-02T09:14:07.120Z');

  it('is now, unless SOURCE_DATE_EPOCH says another', () => {
    assert.equal(exportTime({}, now), '2025-05-02T09:14:07.120Z');
    assert.equal(exportTime({ SOURCE_DATE_EPOCH: '' }, now), '2025-05-02T09:14:07.120Z');
    assert.equal(exportTime({ SOURCE_DATE_EPOCH: '0' }, now), '1970-01-01T00:00:00.000Z');
    assert.equal(exportTime({ SOURCE_DATE_EPOCH: '1746177247' }, now), '2025-05-02T09:14:07.000Z');
  });

  it('is never guessed', () => {
    for (const wrong of ['-1', '1.5', '1e9', ' 1', '2025-05-02', '9'.repeat(12)])
      assert.throws(() => exportTime({ SOURCE_DATE_EPOCH: wrong }, now), /SOURCE_DATE_EPOCH/);
  });
});
