import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeTime } from 'ulid';
import { newerId, newestId, newEventIds } from '../../../src/annotation/ids';

const now = Date.UTC(2025, 4, 2);
const anyUlid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);

describe('new ids', () => {
  it('are ULIDs of the present', () => {
    const id = newEventIds(undefined, now)();
    assert.match(id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    assert.equal(decodeTime(id), now);
  });

  it('are later than the newest though the clock was set back', () => {
    const newest = newEventIds(undefined, now)();
    const id = newEventIds(newest, now - 1_000_000)();
    assert.equal(decodeTime(id), now + 1);
  });

  it('ascend, are above any newest id, and fit a reader', () => {
    fc.assert(
      fc.property(anyUlid, fc.integer({ min: 1, max: 2 ** 45 }), (newest, time) => {
        const nextId = newEventIds(newest, time);
        let last = newest;
        for (let i = 0; i < 20; i++) {
          const id = nextId();
          assert.ok(id > last);
          assert.ok(id.length <= 64);
          last = id;
        }
      }),
    );
  });

  it('are above the last ULID there can be', () => {
    const newest = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';
    const nextId = newEventIds(newest, now);
    const ids = [nextId(), nextId(), newEventIds(newest, now + 1)()];
    assert.deepEqual([...ids].sort(), ids);
    assert.ok(ids.every((id) => id > newest && id.length <= 64));
  });

  it('have fresh random bits, so that two processes do not meet', () => {
    const newest = newEventIds(undefined, now)();
    const first = newEventIds(newest, now);
    const second = newEventIds(newest, now);
    const ids = Array.from({ length: 1000 }, () => [first(), second()]).flat();
    assert.equal(new Set(ids).size, 2000);
  });

  it('do not mind a newest that is no ULID', () => {
    assert.equal(decodeTime(newEventIds('zzz', now)()), now);
  });
});

describe('the newest id', () => {
  it('is the greatest ULID', () => {
    const nextId = newEventIds(undefined, now);
    const ids = [nextId(), nextId(), nextId()];
    assert.equal(newestId([ids[1], ids[2], ids[0]].map((id) => ({ id: id ?? '' }))), ids[2]);
    assert.equal(newestId([]), undefined);
  });

  it('is none of the ids that are no ULIDs, lower-case ones among them', () => {
    const id = newEventIds(undefined, now)();
    assert.equal(newerId(id, 'zzz'), id);
    assert.equal(newerId(id, newEventIds(id, now)().toLowerCase()), id);
    assert.equal(newerId(undefined, '8ZZZZZZZZZZZZZZZZZZZZZZZZZ'), undefined);
  });
});
