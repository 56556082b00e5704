import assert from 'node:assert/strict';
import { finish } from '../../../src/dump/steps';
import { dateGroups, type DateGroup } from '../../../src/sidebar/dateGroups';
import { sortedByDay } from '../../../src/sidebar/sorting';

/** The days of the groups' articles. */
const grouped = (days: readonly number[], level?: DateGroup['kind']): unknown => {
  const numbers = Int32Array.from(days.keys());
  const oldestFirst = (days[0] ?? 0) < (days[1] ?? 0);
  const { runs } = finish(sortedByDay(numbers, (i) => days[i] ?? 0, oldestFirst));
  return dateGroups(runs, level)?.map(({ kind, day, runs }) => [
    kind,
    day,
    days.slice(runs[0].start, runs.at(-1)?.end),
  ]);
};

describe('Articles by date', () => {
  it('are grouped at the first level that tells them apart', () => {
    assert.deepEqual(grouped([20310601, 20310506, 20310505, 20310505, 20300101]), [
      ['year', 20310101, [20310601, 20310506, 20310505, 20310505]],
      ['year', 20300101, [20300101]],
    ]);
    assert.deepEqual(grouped([20310505, 20310506, 20310601]), [
      ['month', 20310501, [20310505, 20310506]],
      ['month', 20310601, [20310601]],
    ]);
    assert.deepEqual(grouped([20310506, 20310505]), [
      ['day', 20310506, [20310506]],
      ['day', 20310505, [20310505]],
    ]);
    assert.equal(grouped([20310505, 20310505]), undefined);
    assert.equal(grouped([]), undefined);
  });

  it('are grouped below the level of their group', () => {
    const days = [20310601, 20310506, 20310505];
    assert.deepEqual(grouped(days, 'year'), [
      ['month', 20310601, [20310601]],
      ['month', 20310501, [20310506, 20310505]],
    ]);
    assert.deepEqual(grouped(days.slice(1), 'month'), [
      ['day', 20310506, [20310506]],
      ['day', 20310505, [20310505]],
    ]);
    assert.equal(grouped(days.slice(0, 1), 'year'), undefined);
    assert.equal(grouped(days, 'day'), undefined);
  });

  it('have a last group of their own when the date is unknown, whatever the reason', () => {
    assert.deepEqual(grouped([20310506, 20310505, 0, -1, -2]), [
      ['day', 20310506, [20310506]],
      ['day', 20310505, [20310505]],
      ['undated', 0, [0, -1, -2]],
    ]);
    assert.deepEqual(grouped([20310505, 0]), [
      ['day', 20310505, [20310505]],
      ['undated', 0, [0]],
    ]);
    assert.equal(grouped([0, -1]), undefined);
    assert.equal(grouped([0, -1], 'undated'), undefined);
  });
});
