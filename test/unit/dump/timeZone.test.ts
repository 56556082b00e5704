import assert from 'node:assert/strict';
import { readDay } from '../../../src/dump/day';

/** The last day of each month from 1840 to 2039, and the one behind it, which there is not. */
const monthEnds = Array.from({ length: 200 * 12 }, (_, i) => {
  const year = 1840 + Math.floor(i / 12);
  const month = (i % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { last: year * 10000 + month * 100 + last, year, month, days: last };
});

describe('No time zone', () => {
  const before = process.env['TZ'];
  after(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  // Zones that left out a whole day, at a month's end or within it, and zones where midnight does not exist on some days.
  for (const [zone, minutes] of Object.entries({
    'Pacific/Apia': 660,
    'Pacific/Kiritimati': 640,
    'Asia/Manila': -480,
    'America/Sao_Paulo': 180,
    'Asia/Seoul': -540,
    UTC: 0,
  })) {
    it(`moves a date or takes it away: ${zone}`, () => {
      process.env['TZ'] = zone;
      assert.equal(new Date(0).getTimezoneOffset(), minutes, 'the zone is in force');
      for (const { last, year, month, days } of monthEnds) {
        assert.equal(readDay(`${year}-${month}-${days}`, undefined), last);
        assert.equal(readDay(`${year}-${month}-${days + 1}`, undefined), -1);
      }
      assert.equal(readDay('Dec. 30, 2011', undefined), 20111230);
      assert.equal(readDay('Nov. 4, 2018', undefined), 20181104);
    });
  }
});
