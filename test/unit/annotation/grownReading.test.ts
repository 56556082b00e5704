import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GrownReading } from '../../../src/annotation/grownReading';
import { JOURNAL_HEADER, readJournal, type JournalReading } from '../../../src/annotation/journal';
import { anyEvents } from './arbitraries';

function said({ events, unknown, problems, newerVersion, newest, lineEnds }: JournalReading): object {
  return { events, unknown, problems, newerVersion, newest, lineEnds };
}

/** Lines of a journal, in portions. */
const anyPortions = fc
  .array(
    fc.tuple(
      anyEvents,
      fc.subarray([
        JOURNAL_HEADER,
        '{"op":"vote"}',
        '{torn',
        '',
        '{"format":"newsdump-journal","version":2}',
      ]),
    ),
    { maxLength: 4 },
  )
  .map((portions) =>
    portions.map(([events, others]) =>
      [...events.map((event) => JSON.stringify(event)), ...others].map((line) => `${line}\n`).join(''),
    ),
  );

describe('The reading of a journal that grows', () => {
  it('is that of all of it, and those of before stay', () => {
    fc.assert(
      fc.property(anyPortions, (portions) => {
        const readings = [GrownReading.empty()];
        for (const portion of portions)
          readings.push((readings.at(-1) ?? GrownReading.empty()).with(readJournal(portion)));
        const expected = readings.map((_, i) => readJournal(portions.slice(0, i).join('')));
        assert.deepEqual(readings.map(said), expected.map(said));
      }),
    );
  });

  it('tells by which events it has grown', () => {
    fc.assert(
      fc.property(anyPortions, fc.nat(), (portions, from) => {
        const readings = [GrownReading.empty()];
        for (const portion of portions)
          readings.push((readings.at(-1) ?? GrownReading.empty()).with(readJournal(portion)));
        const earlier = readings[from % readings.length];
        assert.ok(earlier);
        const last = readings.at(-1);
        assert.deepEqual(last?.since(earlier), last?.events.slice(earlier.events.length));
        assert.deepEqual(earlier.since(earlier), []);
      }),
    );
  });

  it('may go on in two ways', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((target) =>
      readJournal(`{"id":"${target}","at":"2025-05-02T09:14:07Z","by":"kim","op":"remove","target":"0"}\n`),
    );
    assert.ok(a && b && c);
    const first = GrownReading.empty().with(a);
    const [one, other] = [first.with(b), first.with(c)];
    assert.deepEqual(
      [first, one, other].map(({ events }) => events.map(({ id }) => id)),
      [['a'], ['a', 'b'], ['a', 'c']],
    );
    assert.deepEqual(
      one.since(first)?.map(({ id }) => id),
      ['b'],
    );
    assert.equal(other.since(first), undefined);
    assert.equal(first.since(one), undefined);
    assert.equal(one.since(a), undefined);
  });
});
