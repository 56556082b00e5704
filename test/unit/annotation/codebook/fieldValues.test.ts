import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookField, FieldType } from '../../../../src/annotation/codebook/codebook';
import { isValid, readValue, readValues, showValue } from '../../../../src/annotation/codebook/fieldValues';

const field = (type: FieldType, more: Partial<CodebookField> = {}): CodebookField => ({
  id: 'f',
  label: 'F',
  type,
  options: [],
  multiple: false,
  required: false,
  on: undefined,
  level: 'nominal',
  ...more,
});

const country = field('choice', {
  options: [
    { value: 'PRK', label: 'North Korea', aliases: ['NK', 'DPRK', 'Corée du Nord'] },
    { value: 'KOR', label: 'South Korea', aliases: ['SK'] },
    { value: 'NK', label: 'PRK', aliases: [] },
  ],
});
const countries: CodebookField = { ...country, multiple: true };
const date = field('date');

function valueOf(of: CodebookField, typed: string | number | boolean, order?: 'dmy' | 'mdy'): unknown {
  const read = readValue(of, typed, order);
  return 'value' in read ? read.value : read.problem.kind;
}

describe('The value of a field that is typed', () => {
  const cases: readonly [CodebookField, string | number | boolean, unknown][] = [
    [country, 'PRK', 'PRK'],
    [country, ' prk ', 'PRK'],
    [country, 'north korea', 'PRK'],
    [country, 'dprk', 'PRK'],
    [country, 'Core\u0301e du Nord', 'PRK'],
    [country, 'NK', 'NK'],
    [country, 'Korea', 'notAnOption'],
    [country, '', 'empty'],
    [field('number'), '12', 12],
    [field('number'), '-7.5', -7.5],
    [field('number'), '−7.5', -7.5],
    [field('number'), '+.5', 0.5],
    [field('number'), '1e3', 1000],
    [field('number'), '-0', 0],
    [field('number'), 3, 3],
    [field('number'), '7,5', 'numberWithComma'],
    [field('number'), '1,000', 'numberWithComma'],
    [field('number'), '1e999', 'notANumber'],
    [field('number'), '0x10', 'notANumber'],
    [field('number'), 'Infinity', 'notANumber'],
    [field('number'), 'a, b', 'notANumber'],
    [field('number'), true, 'notANumber'],
    [date, '2025-04-29', '2025-04-29'],
    [date, '2024-02-29', '2024-02-29'],
    [date, '2025-02-29', 'notADate'],
    [date, 'April 29, 2025', '2025-04-29'],
    [date, 'Tue, 29 April 2025', '2025-04-29'],
    [date, '29.04.2025', '2025-04-29'],
    [date, '2025년 4월 29일', '2025-04-29'],
    [date, '04/05/2025', 'ambiguousDate'],
    [date, 'World April 29, 2025', 'notADate'],
    [date, 'April 29, 2025 —', 'notADate'],
    [date, 'yesterday', 'notADate'],
    [field('boolean'), 'Yes', true],
    [field('boolean'), '0', false],
    [field('boolean'), true, true],
    [field('boolean'), 'maybe', 'notABoolean'],
    [field('text'), '  Cafe\u0301  x ', 'Café  x'],
    [field('text'), 12, '12'],
    [field('text'), '\u00a0', 'empty'],
  ];
  for (const [of, typed, value] of cases) {
    it(`${of.type}: ${JSON.stringify(typed)} is ${JSON.stringify(value)}`, () => {
      assert.deepEqual(valueOf(of, typed), value);
      if (value === valueOf(of, typed) && !('problem' in readValue(of, typed))) {
        assert.ok(isValid(of, value as string));
      }
    });
  }

  it('is a date in the order that is set', () => {
    assert.equal(valueOf(date, '04/05/2025', 'dmy'), '2025-05-04');
    assert.equal(valueOf(date, '04/05/2025', 'mdy'), '2025-04-05');
  });

  it('is a list, each value once, where several are allowed', () => {
    assert.deepEqual(readValues(countries, ['DPRK', 'KOR', 'prk']), { value: ['PRK', 'KOR'] });
    assert.deepEqual(readValues(countries, ['DPRK']), { value: ['PRK'] });
    assert.deepEqual(readValues(country, ['DPRK', 'prk']), { value: 'PRK' });
    assert.deepEqual(readValues(country, ['DPRK', 'KOR']), { problem: { kind: 'onlyOne' } });
    assert.deepEqual(readValues(countries, []), { problem: { kind: 'empty' } });
    assert.deepEqual(readValues(countries, ['DPRK', 'x']), { problem: { kind: 'notAnOption', typed: 'x' } });
  });

  it('is valid once read, and means itself, whatever was typed', () => {
    const types = fc.constantFrom(country, date, field('number'), field('boolean'), field('text'));
    const typed = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(types, typed, (of, some) => {
        const read = readValue(of, some);
        if ('problem' in read) return;
        assert.ok(isValid(of, read.value));
        assert.deepEqual(readValue(of, read.value), read);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A stored value of a field', () => {
  it('is valid if it is of the type, or an option', () => {
    assert.ok(isValid(country, 'PRK'));
    assert.ok(!isValid(country, 'DPRK'));
    assert.ok(!isValid(field('number'), '1'));
    assert.ok(!isValid(field('number'), NaN));
    assert.ok(!isValid(date, '2025-02-30'));
    assert.ok(!isValid(field('boolean'), 'true'));
    assert.ok(!isValid(field('text'), ' '));
    assert.ok(!isValid(field('text'), null));
  });

  it('is valid as a list only where several are allowed', () => {
    assert.ok(isValid(countries, ['PRK', 'KOR']));
    assert.ok(isValid(countries, 'PRK'));
    assert.ok(!isValid(countries, ['PRK', 'x']));
    assert.ok(!isValid(countries, []));
    assert.ok(!isValid(country, ['PRK']));
  });

  it('is shown with the labels of its options', () => {
    assert.equal(showValue(countries, ['PRK', 'x']), 'North Korea, x');
    assert.equal(showValue(undefined, true), 'true');
    assert.equal(showValue(field('number'), -7.5), '-7.5');
    assert.equal(showValue(country, null), '');
  });
});
