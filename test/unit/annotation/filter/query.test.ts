import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseQuery, printQuery, type QueryProblem } from '../../../../src/annotation/filter/query';
import type { Choice, Condition, Filter, TagChoice } from '../../../../src/annotation/filter/terms';
import { foldText } from '../../../../src/annotation/reference';
import { anyText } from '../arbitraries';

const keys = 'tag field by status after before on date section dump colour'
  .split(' ')
  .map((key) => `${key}:`);
const signs = [
  '-',
  ' ',
  ' ',
  ',',
  '"',
  '\\',
  '/*',
  '=',
  '>=',
  '<',
  'any',
  'none',
  'done',
  '2025',
  '-04',
  '-31',
];

const value = fc
  .oneof(anyText, fc.constantFrom('a', 'any', 'none', 'b/*', '-c', 'd e', 'f,g', 'h=1', 'i"j', 'k\\', 'l:m'))
  .filter((text) => foldText(text) !== '');
const presence = fc.constantFrom('any' as const, 'none' as const);
const is = value.map((text) => ({ is: text }));
const choice: fc.Arbitrary<Choice> = fc.oneof(is, presence);
const tagChoice: fc.Arbitrary<TagChoice> = fc.oneof(
  choice,
  value.map((below) => ({ below })),
);
const status = fc
  .constantFrom('done' as const, 'skipped' as const, 'flagged' as const, 'excluded' as const)
  .map((value) => ({ is: value }));
const period = fc.constantFrom('2025', '2025-04', '2024-02-29', '0999-12-31');
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(arbitrary, { minLength: 1, maxLength: 3 });
const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: value }),
  fc.record({ kind: fc.constant('tag' as const), oneOf: some(tagChoice) }),
  fc.record({ kind: fc.constant('status' as const), oneOf: some(fc.oneof(status, presence)) }),
  fc.record({ kind: fc.constantFrom('by' as const, 'section' as const), oneOf: some(choice) }),
  fc.record({ kind: fc.constant('dump' as const), oneOf: some(is) }),
  fc.record({
    kind: fc.constant('date' as const),
    oneOf: some(
      fc.oneof(
        period.map((is) => ({ is })),
        presence,
      ),
    ),
  }),
  fc.record({ kind: fc.constantFrom('after' as const, 'before' as const), period }),
  fc.record({ kind: fc.constant('field' as const), field: value, is: fc.constant('any' as const) }),
  fc.record({
    kind: fc.constant('field' as const),
    field: value,
    is: fc.constant('=' as const),
    oneOf: some(value),
  }),
  fc.record({
    kind: fc.constant('field' as const),
    field: value,
    is: fc.constantFrom('>=' as const, '<=' as const, '>' as const, '<' as const),
    value: fc.constantFrom('0', '-3.5', '+2', '2025-04-29'),
  }),
);
const anyFilter: fc.Arbitrary<Filter> = fc.array(
  fc.tuple(fc.boolean(), anyCondition).map(([not, condition]) => ({ not, ...condition })),
  { maxLength: 4 },
);

const one = (query: string): unknown => {
  const { filter, problems } = parseQuery(query);
  assert.deepEqual([problems, filter.length], [[], 1]);
  return filter[0];
};
const printedAs = (query: string): string => printQuery(parseQuery(query).filter);

describe('A query', () => {
  it('without anything is a filter without terms', () => {
    for (const query of ['', '  \t']) assert.deepEqual(parseQuery(query), { filter: [], problems: [] });
    assert.equal(printQuery([]), '');
  });

  it('has words and phrases', () => {
    assert.deepEqual(parseQuery('Harbour "quiet week" -tug -"x y" 10:30').filter, [
      { not: false, kind: 'words', text: 'Harbour' },
      { not: false, kind: 'words', text: 'quiet week' },
      { not: true, kind: 'words', text: 'tug' },
      { not: true, kind: 'words', text: 'x y' },
      { not: false, kind: 'words', text: '10:30' },
    ]);
    assert.deepEqual(one('"-tug"'), { not: false, kind: 'words', text: '-tug' });
    assert.deepEqual(one('--tug'), { not: true, kind: 'words', text: '-tug' });
    assert.deepEqual(one('"tag:navy"'), { not: false, kind: 'words', text: 'tag:navy' });
    assert.deepEqual(one(String.raw`"a \"b\" \\ \c"`), {
      not: false,
      kind: 'words',
      text: String.raw`a "b" \ \c`,
    });
  });

  it('has tags: one of some, those below one, any or none', () => {
    assert.deepEqual(one('-TAG:military'), { not: true, kind: 'tag', oneOf: [{ is: 'military' }] });
    assert.deepEqual(one('tag:a,"b, c",d/*,"e f"/*,any,none'), {
      not: false,
      kind: 'tag',
      oneOf: [{ is: 'a' }, { is: 'b, c' }, { below: 'd' }, { below: 'e f' }, 'any', 'none'],
    });
  });

  it('has in quotes what would mean something else', () => {
    assert.deepEqual(one('tag:"any","none","d/*",/*'), {
      not: false,
      kind: 'tag',
      oneOf: [{ is: 'any' }, { is: 'none' }, { is: 'd/*' }, { is: '/*' }],
    });
    assert.deepEqual(one('field:"a=b">=3'), {
      not: false,
      kind: 'field',
      field: 'a=b',
      is: '>=',
      value: '3',
    });
  });

  it('has fields: with any value, one of some, or compared', () => {
    assert.deepEqual(one('-field:actor'), { not: true, kind: 'field', field: 'actor', is: 'any' });
    assert.deepEqual(one('field:actor=PRK,"South Korea"'), {
      not: false,
      kind: 'field',
      field: 'actor',
      is: '=',
      oneOf: ['PRK', 'South Korea'],
    });
    for (const is of ['>=', '<=', '>', '<'])
      for (const value of ['3', '-1.5', '2025-04-29'])
        assert.deepEqual(one(`field:x${is}${value}`), { not: false, kind: 'field', field: 'x', is, value });
  });

  it('has coders, statuses, sections and dumps', () => {
    assert.deepEqual(one('by:kim,"Lee B"'), {
      not: false,
      kind: 'by',
      oneOf: [{ is: 'kim' }, { is: 'Lee B' }],
    });
    assert.deepEqual(one('-status:done,flagged,none'), {
      not: true,
      kind: 'status',
      oneOf: [{ is: 'done' }, { is: 'flagged' }, 'none'],
    });
    assert.deepEqual(one('section:World'), { not: false, kind: 'section', oneOf: [{ is: 'World' }] });
    assert.deepEqual(one('dump:2025-04-29.txt,any'), {
      not: false,
      kind: 'dump',
      oneOf: [{ is: '2025-04-29.txt' }, { is: 'any' }],
    });
  });

  it('has days, months and years', () => {
    assert.deepEqual(one('after:2025-04-01'), { not: false, kind: 'after', period: '2025-04-01' });
    assert.deepEqual(one('before:2025-04'), { not: false, kind: 'before', period: '2025-04' });
    assert.deepEqual(one('on:2024-02-29'), { not: false, kind: 'date', oneOf: [{ is: '2024-02-29' }] });
    assert.deepEqual(one('date:2025,2024-12,none'), {
      not: false,
      kind: 'date',
      oneOf: [{ is: '2025' }, { is: '2024-12' }, 'none'],
    });
  });

  const mistakes: readonly (readonly [string, QueryProblem['problem'], number, number])[] = [
    ['harbour colour:red', { kind: 'unknownKey', key: 'colour' }, 8, 6],
    ['-x:y', { kind: 'unknownKey', key: 'x' }, 1, 1],
    ['tag:', { kind: 'missingValue', key: 'tag' }, 4, 0],
    ['tag:a,,b', { kind: 'missingValue', key: 'tag' }, 6, 0],
    ['tag:a,"",b', { kind: 'missingValue', key: 'tag' }, 8, 0],
    ['by:" "', { kind: 'missingValue', key: 'by' }, 3, 3],
    ['field:', { kind: 'missingValue', key: 'field' }, 6, 0],
    ['field:=3', { kind: 'missingValue', key: 'field' }, 6, 0],
    ['field:actor=', { kind: 'missingValue', key: 'field' }, 12, 0],
    ['field:actor>=', { kind: 'missingValue', key: 'field' }, 13, 0],
    ['after:', { kind: 'missingValue', key: 'after' }, 6, 0],
    ['-', { kind: 'missingValue', key: undefined }, 1, 0],
    ['""', { kind: 'missingValue', key: undefined }, 0, 2],
    ['on:2025-02-29', { kind: 'impossibleDate', value: '2025-02-29' }, 3, 10],
    ['date:2025,"2025-13"', { kind: 'impossibleDate', value: '2025-13' }, 10, 9],
    ['after:any', { kind: 'impossibleDate', value: 'any' }, 6, 3],
    ['before:2025,2026', { kind: 'impossibleDate', value: '2025,2026' }, 7, 9],
    ['status:done,ready', { kind: 'unknownStatus', value: 'ready' }, 12, 5],
    ['field:x>=many', { kind: 'notComparable', value: 'many' }, 9, 4],
    ['field:x<2025-02-30', { kind: 'notComparable', value: '2025-02-30' }, 8, 10],
    ['a "b c', { kind: 'unclosedQuote' }, 2, 4],
  ];
  for (const [query, problem, offset, length] of mistakes)
    it(`says what is wrong with ${query}, and where`, () => {
      assert.deepEqual(parseQuery(query).problems, [{ offset, length, problem }]);
    });

  it('is read in spite of a mistake in a part of it', () => {
    const { filter, problems } = parseQuery('tag:a status:ready x "y');
    assert.equal(printQuery(filter), 'tag:a x');
    assert.equal(problems.length, 2);
  });

  it('is as the docs say: every example in their table is one', () => {
    const docs = readFileSync(path.resolve(__dirname, '../../../../docs/filters.md'), 'utf8');
    const rows = docs.split('\n').filter((line) => line.startsWith('| `') && !line.startsWith('| `--'));
    const examples = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, query]) => query ?? []),
    );
    assert.ok(examples.length > 20);
    for (const query of examples) assert.equal(parseQuery(query).problems.length, 0, query);
  });

  it('is printed in one way', () => {
    assert.equal(
      printedAs(
        '  "harbour"  -Tag:"a","b c",any on:2025-04-29 field:"actor"="PRK" status:"done" "10:30" "k:v" ',
      ),
      'harbour -tag:a,"b c",any date:2025-04-29 field:actor=PRK status:done 10:30 "k:v"',
    );
  });

  it('is what printing a filter and reading it again gives', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const query = printQuery(filter);
        assert.deepEqual(parseQuery(query), { filter, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('may be any text: each part is a term or a problem in its place, and what is printed is read alike', () => {
    const anyQuery = fc
      .array(fc.oneof(anyText, fc.constantFrom(...keys, ...signs)), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { filter, problems } = parseQuery(query);
        for (const { offset, length } of problems)
          assert.ok(offset >= 0 && length >= 0 && offset + length <= query.length);
        if (query.trim() !== '') assert.ok(filter.length + problems.length > 0);
        assert.deepEqual(parseQuery(printQuery(filter)).filter, filter);
      }),
      { numRuns: 2000 },
    );
  });
});
