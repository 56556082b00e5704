import assert from 'node:assert/strict';
import { Captures, type DumpBytes } from '../../../src/annotation/captures';
import { eventsOf } from '../../../src/annotation/eventBody';
import type { CaptureEvent } from '../../../src/annotation/events';
import { newEventIds } from '../../../src/annotation/ids';
import { undoTargets } from '../../../src/annotation/undo';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const c = 'c'.repeat(64);

const dump = (path: string, sha256: string): DumpBytes => ({ dump: path, sha256, bytes: 7 });

/** Captures in this order. */
function captures(...all: readonly (DumpBytes & Partial<CaptureEvent>)[]): Captures {
  return new Captures(
    all.map((one, i): CaptureEvent => ({
      id: `0${i}`,
      at: '2025-05-02T09:14:07.120Z',
      by: 'kim',
      op: 'capture',
      ...one,
    })),
  );
}

describe('Captures', () => {
  const needed = (known: Captures, now: DumpBytes): boolean => known.needed(now).length > 0;

  it('are needed for a dump that has none', () => {
    assert.deepEqual(captures().needed(dump('page.txt', a)), [
      { op: 'capture', dump: 'page.txt', sha256: a, bytes: 7 },
    ]);
    assert.ok(needed(captures(dump('other.txt', b)), dump('page.txt', a)));
  });

  it('are not needed for bytes that are known, wherever they stand', () => {
    const known = captures(dump('page.txt', a), dump('other.txt', b));
    assert.ok(!needed(known, dump('page.txt', a)));
    assert.ok(!needed(known, dump('april/renamed.txt', a)));
    // The two have each other's name.
    assert.ok(!needed(known, dump('page.txt', b)));
  });

  it('are needed for bytes that changed, also back to what they were before', () => {
    const known = captures(dump('page.txt', a), dump('page.txt', b));
    assert.ok(!needed(known, dump('page.txt', b)));
    assert.ok(needed(known, dump('page.txt', c)));
    assert.ok(needed(known, dump('page.txt', a)));
    assert.ok(
      !needed(captures(dump('page.txt', a), dump('page.txt', b), dump('page.txt', a)), dump('page.txt', a)),
    );
  });

  it('find the last one of a dump by its bytes, else by its path', () => {
    const known = captures(dump('page.txt', a), dump('other.txt', b), dump('page.txt', c));
    const idOf = (path: string, sha256: string): string | undefined =>
      known.lastOf({ dump: path, sha256 })?.id;
    assert.equal(idOf('page.txt', c), '02');
    assert.equal(idOf('renamed.txt', c), '02');
    assert.equal(idOf('copy.txt', a), '00');
    assert.equal(idOf('page.txt', b), '01');
    assert.equal(idOf('page.txt', a), '02');
    assert.equal(idOf('page.txt', 'd'.repeat(64)), '02');
    assert.equal(idOf('new.txt', 'd'.repeat(64)), undefined);
  });

  it('describe the same bytes anew, and say nothing of changed ones', () => {
    const known = captures({
      ...dump('page.txt', a),
      url: 'https://news.example',
      publisher: 'Example News',
    });
    const capture = { op: 'capture', bytes: 7 };
    assert.deepEqual(
      known.described(dump('renamed.txt', a), { publisher: 'Inselbote', capturedAt: '2025-05-01' }),
      {
        ...capture,
        dump: 'renamed.txt',
        sha256: a,
        url: 'https://news.example',
        publisher: 'Inselbote',
        capturedAt: '2025-05-01',
      },
    );
    assert.deepEqual(known.described(dump('page.txt', b), { publisher: 'Inselbote' }), {
      ...capture,
      dump: 'page.txt',
      sha256: b,
      publisher: 'Inselbote',
    });
    assert.deepEqual(known.needed(dump('page.txt', b)), [{ ...capture, dump: 'page.txt', sha256: b }]);
  });

  it('are in no batch, and undo leaves them', () => {
    const article = { date: '2025-04-29', headline: 'Fog again', lead: '' };
    const events = eventsOf(
      [
        ...captures().needed(dump('page.txt', a)),
        { op: 'tag', article, tag: 'weather' },
        { op: 'tag', article, tag: 'harbour' },
      ],
      'kim',
      newEventIds(undefined, 0),
      'cli',
    );
    const [capture, first, second] = events;
    assert.ok(capture && first && second);
    assert.equal(capture.op, 'capture');
    assert.ok(!('batch' in capture));
    assert.deepEqual([capture.via, first.batch, second.batch], ['cli', first.id, first.id]);
    assert.deepEqual(undoTargets(events, 'kim'), [first.id, second.id]);
  });
});
