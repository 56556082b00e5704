import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDay } from '../../../src/dump/day';
import { writtenDate } from '../../../src/dump/lineShape';
import { usualDay } from '../../../src/dump/usualDate';
import { anyLine } from './arbitraries';

/** Mostly one of the first, now and then one of the others. */
const mostly = (usual: readonly string[], unusual: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...unusual) },
  );

/** Lines that are of the usual form, or nearly. */
const nearlyUsual = fc
  .tuple(
    mostly(
      ['', '', 'Editorial', 'K-pop', 'Arts & Life ', 'Sun ', 'A B C '],
      ['A B C D', 'A  B', 'a', '& A', 'É', 'Tue, ', '7'],
    ),
    mostly([''], ['May', 'X'.repeat(25), 'X'.repeat(30), 'X'.repeat(31), ' ']),
    mostly(
      ['January', 'Jan.', 'Sept', 'Sep.', 'June.', 'Feb.', 'May'],
      ['Sepp', 'MAY', 'Marc', 'Octember', 'D', 'may'],
    ),
    mostly([' '], ['', '  ', '\u00A0']),
    mostly(['1', '28', '29', '30', '31', '0', '99', '05'], ['123', '1st']),
    mostly([', '], [',', ' ', ' , ']),
    mostly(['2031', '2032', '1999', '1000', '2999'], ['3000', '0999', '203', '20311']),
    mostly(
      ['', '', ' 07:14', ' | 7:14', '07:14', '|07:14'],
      [', 07:14', ' 7:1', ' 107:14', ' 07:14:15', ' 7:14 PM'],
    ),
    mostly(['', ' -', '-'], ['  -', ' –', ' --', '.']),
  )
  .map((parts) => parts.join(''));

/** What the pattern says of a line, 0 if it is no date line. */
function dayByPattern(line: string): number {
  const date = writtenDate(line);
  return date === undefined ? 0 : readDay(date, undefined);
}

describe('A date line of the usual form', () => {
  it('is read as the pattern reads it', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: nearlyUsual }, anyLine), (any) => {
        const line = any.trim();
        const day = usualDay(`x\n${line}\ny`, 2, 2 + line.length);
        if (day !== 0) assert.equal(day, dayByPattern(line), line);
      }),
      { numRuns: 20_000 },
    );
  });

  for (const [line, day] of [
    ['April 29, 2025 -', 20250429],
    ['Sept. 8, 2023', 20230908],
    ['EditorialNov. 17, 2022', 20221117],
    ['Social Affairs Dec. 22, 2019-', 20191222],
    ['K-popMarch 2, 2021', 20210302],
    ['Arts & LifeMay 31, 2021', 20210531],
    ['September 26, 2023 | 07:25 -', 20230926],
    ['April 29, 2025 7:14', 20250429],
    ['Feb. 29, 2024', 20240229],
    ['Feb. 29, 2023', -1],
    ['Feb. 0, 2023', -1],
  ] as const) {
    it(`is ${line}`, () => {
      assert.equal(usualDay(line, 0, line.length), day);
    });
  }

  for (const line of [
    '2031',
    ', 2031',
    '1, 2031',
    ' 1, 2031',
    'May 1, 2031: fog',
    '2031-05-01',
    'x May 1, 2031',
  ]) {
    it(`is not ${line}`, () => {
      assert.equal(usualDay(`May\n${line}`, 4, 4 + line.length), 0);
    });
  }
});
