import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/dump/steps';
import { sortedByDay, sortedByText, sortedPlaces } from '../../../src/sidebar/sorting';

describe('Sorting', () => {
  it('by day is what sorting arrays by day is, unknown days last', () => {
    const anyDay = fc.constantFrom(0, -1, -2, 20300101, 20310505, 20310506, 20310601);
    fc.assert(
      fc.property(fc.array(anyDay), fc.boolean(), (days, oldestFirst) => {
        // Articles need not be numbered from 0.
        const numbers = Int32Array.from(days, (_, i) => 3 * i);
        const dayOf = (number: number): number => days[number / 3] ?? 0;
        const rankOf = (number: number): number => {
          const day = dayOf(number);
          return day <= 0 ? Number.MAX_VALUE : oldestFirst ? day : -day;
        };
        const sorted = finish(sortedByDay(numbers, dayOf, oldestFirst));
        assert.deepEqual(
          [...sorted.numbers],
          [...numbers].sort((a, b) => rankOf(a) - rankOf(b)),
        );
        let end = 0;
        for (const run of sorted.runs) {
          assert.equal(run.start, end);
          ({ end } = run);
          assert.ok(run.start < end);
          for (const number of sorted.numbers.subarray(run.start, end))
            assert.equal(Math.max(0, dayOf(number)), run.day);
        }
        assert.equal(end, numbers.length);
        assert.equal(new Set(sorted.runs.map(({ day }) => day)).size, sorted.runs.length);
      }),
    );
  });

  it('by text disregards case and blanks around it, and keeps the order of the same text', () => {
    const texts = ['b', ' A', 'a', 'B ', '', 'ab'];
    const sorted = finish(sortedByText(Int32Array.of(5, 3, 2, 1, 0), (number) => texts[number] ?? ''));
    assert.deepEqual([...sorted], [2, 1, 5, 3, 0]);
  });

  it('in steps is what sorting arrays is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 1500 }), (values) => {
        const compare = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0);
        assert.deepEqual([...finish(sortedPlaces(values.length, compare))], [...values.keys()].sort(compare));
      }),
    );
  });
});
