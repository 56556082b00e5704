import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChangedMap } from '../../../src/annotation/changedMap';

interface Value {
  readonly value: number;
}

const key = fc.integer({ min: 0, max: 600 }).map(String);
const entries = fc.array(
  fc.tuple(
    key,
    fc.nat().map((value): Value => ({ value })),
  ),
);
const changes = fc.array(
  fc.tuple(
    key,
    fc.option(
      fc.nat().map((value): Value => ({ value })),
      { nil: undefined },
    ),
  ),
  {
    size: 'medium',
  },
);

/** What a map says in any way that it can be asked. */
function askedFor(map: ReadonlyMap<string, Value>): object {
  const eachOnce: [string, Value][] = [];
  map.forEach((value, key) => eachOnce.push([key, value]));
  const ways = {
    entries: [...map.entries()],
    keys: [...map.keys()],
    values: [...map.values()],
    each: [...map],
    eachOnce,
  };
  const sorted = Object.entries(ways).map(([way, found]) => [
    way,
    found.map((one) => JSON.stringify(one)).sort(),
  ]);
  const asked = Array.from({ length: 602 }, (_, i) => String(i));
  return [map.size, sorted, asked.map((key) => map.get(key)), asked.map((key) => map.has(key))];
}

describe('A changed map', () => {
  it('says what a map with these changes says, and the earlier ones go on saying what they said', () => {
    fc.assert(
      fc.property(entries, fc.array(fc.tuple(fc.nat(), changes), { maxLength: 6 }), (first, steps) => {
        const maps: ReadonlyMap<string, Value>[] = [new Map(first)];
        const plain = [new Map(first)];
        for (const [number, step] of steps) {
          // Mostly the last one is changed, but it may be any.
          const from = number % 3 === 0 ? number % maps.length : maps.length - 1;
          const next = new Map(plain[from]);
          for (const [key, value] of step) {
            if (value === undefined) next.delete(key);
            else next.set(key, value);
          }
          plain.push(next);
          maps.push(new ChangedMap(maps[from] ?? new Map<string, Value>(), step));
        }
        assert.deepEqual(maps.map(askedFor), plain.map(askedFor));
      }),
      { numRuns: 100 },
    );
  });

  it('tells under which keys it may differ from an earlier one', () => {
    const base = new Map([['a', { value: 1 }]]);
    const one = new ChangedMap(base, [['b', { value: 2 }]]);
    const two = new ChangedMap(one, [['c', { value: 3 }]]);
    assert.deepEqual(two.keysChangedSince(two), []);
    assert.deepEqual(two.keysChangedSince(base), ['b', 'c']);
    assert.ok(two.keysChangedSince(one)?.includes('c'));
    assert.equal(two.keysChangedSince(new Map(base)), undefined);
    assert.equal(two.keysChangedSince(new ChangedMap(new Map(base), [])), undefined);
  });
});
