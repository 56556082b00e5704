import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { drawSample } from '../../../../src/annotation/filter/sample';

const keys = Array.from(
  { length: 200 },
  (_, i) => `2025-04-${String((i % 30) + 1).padStart(2, '0')}\nArticle ${i}\nlead`,
);

describe('A sample', () => {
  it('has the keys with the smallest hashes of seed and key, in their order', () => {
    const lotOf = (key: string): string => createHash('sha256').update(`7\n${key}`).digest('hex');
    const byLot = keys.toSorted((a, b) => (lotOf(a) < lotOf(b) ? -1 : 1));
    assert.deepEqual(drawSample(keys, 50, 7), byLot.slice(0, 50).sort());
  });

  it('of many keys is the same, though most are left out on the way', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `\nArticle ${i % 4000}\n`);
    const lotOf = (key: string): string => createHash('sha256').update(`7\n${key}`).digest('hex');
    const byLot = [...new Set(many)].map((key) => ({ key, lot: lotOf(key) }));
    byLot.sort((a, b) => (a.lot < b.lot ? -1 : 1));
    const wanted = byLot.slice(0, 20).map(({ key }) => key);
    assert.deepEqual(drawSample(many, 20, 7), wanted.sort());
  });

  it('is what any tool draws: these lots are from sha256sum', () => {
    // Yard 9ee7, Tram 3440, Fog 1dab, Rain 1fec
    const few = ['2025-04-29\nYard\n', '2025-04-28\nTram\nx', '\nFog\n', '2025-04-27\nRain\n'];
    assert.deepEqual(drawSample(few, 2, 7), ['\nFog\n', '2025-04-27\nRain\n']);
  });

  it('is the same in whatever order the keys come, and how often', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(keys, { minLength: keys.length }),
        fc.subarray(keys),
        fc.nat(200),
        fc.nat(),
        (shuffled, again, n, seed) => {
          assert.deepEqual(drawSample([...shuffled, ...again], n, seed), drawSample(keys, n, seed));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has n keys, or all', () => {
    assert.equal(drawSample(keys, 1, 7).length, 1);
    assert.deepEqual(drawSample(keys, 200, 7), keys.toSorted());
    assert.deepEqual(drawSample(keys, 201, 7), keys.toSorted());
    assert.deepEqual(drawSample([], 3, 7), []);
  });

  it('only grows with n, and gives a new key at most one place', () => {
    fc.assert(
      fc.property(fc.nat(199), fc.nat(199), fc.nat(), (a, b, seed) => {
        const larger = new Set(drawSample(keys, Math.max(a, b), seed));
        assert.ok(drawSample(keys, Math.min(a, b), seed).every((key) => larger.has(key)));
        const before = new Set(drawSample(keys, a, seed));
        const after = drawSample([...keys, '2025-05-01\nNew\n'], a, seed);
        assert.ok(after.filter((key) => !before.has(key)).length <= 1);
      }),
      { numRuns: 50 },
    );
  });

  it('is another one with another seed, and favours none', () => {
    const drawn = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const key of drawSample(keys, 50, seed)) drawn.set(key, (drawn.get(key) ?? 0) + 1);
    // Each is expected 100 times, with a standard deviation of 8.7: five of these are not passed by chance.
    for (const key of keys)
      assert.ok(Math.abs((drawn.get(key) ?? 0) - 100) < 44, `${key} ${drawn.get(key) ?? 0}`);
  });

  it('tells keys apart that are the same in UTF-8', () => {
    const odd = ['2025-04-29\n\ud83d\n', '2025-04-29\n\ud83e\n'];
    assert.deepEqual(drawSample(odd, 1, 7), drawSample(odd.toReversed(), 1, 7));
  });
});
