import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DateOrder } from '../../../src/dump/day';
import { ambiguousDay, dayOfIso, isoDate, noDay, noSuchDay, readDay } from '../../../src/dump/day';

const months = {
  January: ['Jan', 'Jan.', 'JAN.'],
  February: ['Feb', 'Feb.', 'FEBRUARY'],
  March: ['Mar', 'Mar.'],
  April: ['Apr', 'Apr.'],
  May: ['MAY'],
  June: ['Jun', 'Jun.'],
  July: ['Jul', 'Jul.'],
  August: ['Aug', 'Aug.'],
  September: ['Sep', 'Sep.', 'Sept', 'Sept.'],
  October: ['Oct', 'Oct.'],
  November: ['Nov', 'Nov.'],
  December: ['Dec', 'Dec.'],
};

describe('A day', () => {
  const styles = {
    'April 29, 2025': 20250429,
    '29 April 2025': 20250429,
    '29 Apr 2025': 20250429,
    '2025-04-29': 20250429,
    '2025.04.29': 20250429,
    '2025.04.29.': 20250429,
    '2025. 4. 29.': 20250429,
    '2025년 4월 29일': 20250429,
    '29/04/2025': 20250429,
    '04/29/2025': 20250429,
    'April 29, 2025 07:14': 20250429,
    '07:14 Jul. 29, 2025': 20250729,
    'May 1, 202507:14': 20250501,
    '07:142025-05-01': 20250501,
    '07:14:09 2025-07-29': 20250729,
    'Tue, September 26, 2023 | 07:25': 20230926,
    'Wednesday, May 5th, 2010': 20100505,
    'Monday, March 3rd, 2025': 20250303,
    'Sunday, Dec. 31, 2023, 11:59 p.m.': 20231231,
    'Feb. 29, 2024': 20240229,
    'Feb. 29, 2000': 20000229,
  };
  for (const [written, day] of Object.entries(styles)) {
    it(`is read from ${written}`, () => {
      assert.equal(readDay(written, undefined), day);
    });
  }

  it('is read from every spelling of a month', () => {
    Object.entries(months).forEach(([month, others], i) => {
      for (const spelling of [month, ...others]) {
        assert.equal(readDay(`${spelling} 9, 2031`, undefined), 20310009 + (i + 1) * 100, spelling);
        assert.equal(readDay(`9 ${spelling} 2031`, undefined), 20310009 + (i + 1) * 100, spelling);
      }
    });
  });

  it('that the calendar does not have is none', () => {
    for (const written of [
      'Feb. 30, 2025',
      'Feb. 29, 2025',
      'Feb. 29, 1900',
      'April 31, 2025',
      'May 0, 2025',
      'May 32, 2025',
      '2025-13-01',
      '2025-00-10',
      '32/01/2025',
      '13/13/2025',
      '00/00/2025',
    ]) {
      assert.equal(readDay(written, undefined), noSuchDay, written);
    }
  });

  it('with day and month in doubt is read as the setting says, and never guessed', () => {
    const readings: [string, Record<DateOrder | 'unset', number>][] = [
      ['04/05/2025', { unset: ambiguousDay, dmy: 20250504, mdy: 20250405 }],
      ['4.5.2025', { unset: ambiguousDay, dmy: 20250504, mdy: 20250405 }],
      ['12-11-2025', { unset: ambiguousDay, dmy: 20251112, mdy: 20251211 }],
      ['04/04/2025', { unset: 20250404, dmy: 20250404, mdy: 20250404 }],
      ['29/04/2025', { unset: 20250429, dmy: 20250429, mdy: noSuchDay }],
      ['04/29/2025', { unset: 20250429, dmy: noSuchDay, mdy: 20250429 }],
      ['31/11/2025', { unset: noSuchDay, dmy: noSuchDay, mdy: noSuchDay }],
      // No order is in doubt where the year comes first or the month has a name.
      ['2025-04-05', { unset: 20250405, dmy: 20250405, mdy: 20250405 }],
      ['4 May 2025', { unset: 20250504, dmy: 20250504, mdy: 20250504 }],
    ];
    for (const [written, { unset, dmy, mdy }] of readings) {
      assert.deepEqual(
        [readDay(written, undefined), readDay(written, 'dmy'), readDay(written, 'mdy')],
        [unset, dmy, mdy],
        written,
      );
    }
  });

  it('is written as yyyy-MM-dd and read back', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        assert.equal(isoDate(dayOfIso(iso)), iso);
      }),
    );
    for (const unknown of [noDay, noSuchDay, ambiguousDay]) assert.equal(isoDate(unknown), null);
    for (const other of ['2025-02-30', '2025-4-29', '20250429', '2025-04-29T00:00:00Z', '']) {
      assert.equal(dayOfIso(other), noSuchDay, other);
    }
  });
});
