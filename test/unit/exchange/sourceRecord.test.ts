import assert from 'node:assert/strict';
import { Captures } from '../../../src/annotation/captures';
import type { CaptureEvent } from '../../../src/annotation/events';
import { sourceRecord } from '../../../src/exchange/sourceRecord';
import { schemaErrors } from './schemas';

const now = { dump: 'page.txt', sha256: 'b'.repeat(64), bytes: 7 };
const at = '2025-05-02T09:14:07.120Z';

function recordAfter(...captures: readonly Partial<CaptureEvent>[]): object {
  const known = captures.map((capture, i): CaptureEvent => ({
    id: `0${i}`,
    at,
    by: 'kim',
    op: 'capture',
    ...now,
    ...capture,
  }));
  const record = sourceRecord('page', now, new Captures(known));
  assert.deepEqual(schemaErrors('urn:newsdump:export:1', record, '#/$defs/source'), []);
  return record;
}

describe('A source of an export', () => {
  const plain = { name: 'page', sha256: now.sha256, bytes: 7 };

  it('says of what was never recorded nothing but its bytes', () => {
    assert.deepEqual(recordAfter(), plain);
    assert.deepEqual(recordAfter({ dump: 'other.txt', sha256: 'a'.repeat(64) }), plain);
    assert.deepEqual(sourceRecord('page', now, undefined), plain);
  });

  it('says who recorded its bytes when, and where they come from', () => {
    const recorded = { recordedAt: at, recordedBy: 'kim' };
    assert.deepEqual(recordAfter({}), { ...plain, ...recorded });
    const description = { url: 'https://news.example', publisher: 'Example News', capturedAt: '2025-05-01' };
    const later = { at: '2025-05-03T00:00:00Z', by: 'lee' };
    assert.deepEqual(recordAfter({}, { ...description, ...later }), {
      ...plain,
      ...description,
      ...recorded,
    });
    assert.deepEqual(recordAfter({ dump: 'old name.txt', url: '', by: 'lee' }), {
      ...plain,
      url: '',
      recordedAt: at,
      recordedBy: 'lee',
    });
  });

  it('says of changed bytes what they were', () => {
    const before = { sha256: 'a'.repeat(64), bytes: 5, url: 'https://news.example' };
    assert.deepEqual(recordAfter(before), {
      ...plain,
      changedFrom: { ...before, recordedAt: at, recordedBy: 'kim' },
    });
  });

  describe('is refused by the schema', () => {
    const recorded = { ...plain, recordedAt: at, recordedBy: 'kim' };
    const wrong: Record<string, object> = {
      'with a key that it does not know': { ...plain, md5: '' },
      'with an origin that nobody recorded': { ...plain, url: 'https://news.example' },
      'recorded and changed': { ...recorded, changedFrom: recorded },
      'changed from what nobody recorded': { ...plain, changedFrom: { sha256: plain.sha256, bytes: 7 } },
      'with a name of what it was': { ...plain, changedFrom: recorded },
    };
    for (const [what, record] of Object.entries(wrong))
      it(what, () => {
        assert.notDeepEqual(schemaErrors('urn:newsdump:export:1', record, '#/$defs/source'), []);
      });
  });
});
