import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keysIn, referenceOf } from '../../../src/annotation/articlePlace';
import { ArticleTable } from '../../../src/annotation/articleTable';
import { matchReferences, type Matching } from '../../../src/annotation/matching';
import { articleKey, partsOfKey, referenceKey } from '../../../src/annotation/reference';
import { isoDate, noDay } from '../../../src/dump/day';
import { finish } from '../../../src/dump/steps';
import { anyDump, oddDump, type OddDump } from './oddDumps';

const tableOf = (dumps: readonly OddDump[]): ArticleTable<OddDump> =>
  finish(ArticleTable.of(dumps.map((dump) => ({ dump, identities: dump.identities }))));

const numbersOf = ({ count }: ArticleTable<OddDump>): number[] => Array.from({ length: count }, (_, i) => i);

describe('A table of articles', () => {
  const anyDumps = fc.array(anyDump, { maxLength: 4 });

  it('has each key once, in the order of the first occurrences, with all places', () => {
    fc.assert(
      fc.property(anyDumps, (dumps) => {
        const places = new Map<string, { dump: OddDump; article: number }[]>();
        for (const dump of dumps)
          for (const [article, key] of [...keysIn(dump)].entries()) {
            const known = places.get(key);
            if (known) known.push({ dump, article });
            else places.set(key, [{ dump, article }]);
          }
        const table = tableOf(dumps);
        assert.equal(table.count, places.size);
        for (const [number, [key, expected]] of [...places].entries()) {
          const occurrences = table.occurrences(number);
          assert.deepEqual(
            occurrences.map(({ dump, article }) => [dumps.indexOf(dump), article]),
            expected.map(({ dump, article }) => [dumps.indexOf(dump), article]),
          );
          assert.equal(table.occurrenceCount(number), expected.length);
          assert.deepEqual(table.first(number), occurrences[0]);
          assert.equal(table.key(number), key);
          assert.deepEqual(table.reference(number), referenceOf(occurrences[0]));
          assert.equal(isoDate(table.day(number)) ?? '', partsOfKey(key).date);
          for (const { dump, article } of expected) assert.equal(table.numberOf(dump, article), number);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds an article by its key, and no other', () => {
    fc.assert(
      fc.property(anyDumps, anyDump, (dumps, other) => {
        const table = tableOf(dumps);
        const keys = numbersOf(table).map((number) => table.key(number));
        for (const [number, key] of keys.entries()) assert.equal(table.find(key), number);
        const others = [...keysIn(other)];
        for (const key of others) assert.equal(table.find(key), keys.indexOf(key));
        const known = new Map([...keys, ...others].map((key) => [key, keys.indexOf(key)] as const));
        const found = finish(table.findAll([...others, ...keys]));
        assert.deepEqual(
          [...known].filter(([, number]) => number >= 0),
          [...found].sort(([, a], [, b]) => a - b),
        );
      }),
    );
  });

  it('does not find what no article can be', () => {
    const table = tableOf([oddDump('Fog\nFeb. 30, 2031 -\nRain\nMay 1, 2031')]);
    assert.equal(table.count, 2);
    assert.equal(table.day(0), noDay);
    assert.equal(table.find(articleKey(null, 'Fog', '')), 0);
    assert.equal(table.find(articleKey('2031-02-30', 'Fog', '')), -1);
    assert.equal(table.find(referenceKey({ date: null, headline: 'Fog' })), -1);
    assert.equal(table.find(''), -1);
  });

  it('takes what has no known day for one day, as keys do', () => {
    const table = tableOf([oddDump('Fog\nFeb. 30, 2031 -\nFog\n-\nFog\n04/05/2031 -\nRain\nMay 1, 2031')]);
    assert.equal(table.count, 2);
    assert.equal(table.occurrenceCount(0), 3);
  });

  it('without dumps has no articles, and says so', () => {
    const table = tableOf([]);
    assert.equal(table.count, 0);
    assert.equal(table.find(articleKey(null, 'Fog', '')), -1);
    assert.throws(() => table.first(0), RangeError);
    assert.deepEqual(table.relevantKeys([{ key: articleKey(null, 'Fog', '') }]), []);
  });

  it('knows the numbers of its own articles only', () => {
    const dump = oddDump('Fog\nMay 1, 2031');
    const table = tableOf([dump]);
    assert.throws(() => table.numberOf(oddDump('Fog\nMay 1, 2031'), 0), RangeError);
    for (const article of [-1, 1, 0.5]) assert.throws(() => table.numberOf(dump, article), RangeError);
    for (const article of [-1, 1]) assert.throws(() => table.occurrences(article), RangeError);
  });
});

describe('The keys that are relevant for references', () => {
  const headlines = [
    'Harbour of Inselstadt closed for repairs',
    'Harbour of Inselstadt closed for repair',
    'Harbour of Inselstadt opens after repairs',
    'News in brief from the island',
    'Minister visits the north of the island',
  ];
  const leads = [
    'The harbour was closed on Monday, and ships wait outside the bay.',
    'The harbour was closed on Monday.',
    'The minister said on Monday that he would go.',
    'By Ines Marlow, Inselstadt',
    '',
  ];
  const dates = ['2031-05-01', '2031-05-02', '2031-05-03', null];
  const article = fc.record({
    date: fc.constantFrom(...dates),
    headline: fc.constantFrom(...headlines),
    lead: fc.constantFrom(...leads),
  });
  const reference = fc
    .tuple(article, fc.nat(4))
    .map(([{ lead, ...parts }, kind]) => ({ ...parts, ...(kind > 0 && { lead }) }));

  const dumpOf = (articles: readonly ReturnType<typeof named>[]): OddDump =>
    oddDump([...articles, ...[named(null, 'Fog', 'Of old.')], 'Rain\nMay 9, 2031'].join('\n'));
  const named = (date: string | null, headline: string, lead: string): string =>
    [headline, ...(lead === '' ? [] : [lead]), date === null ? '-' : `${date} -`].join('\n');

  const sorted = ({ placed, claims, orphans }: Matching): unknown => ({
    placed: [...placed].sort(([a], [b]) => (a < b ? -1 : 1)),
    claims: [...claims].map(([key, all]) => [key, [...all]]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    orphans: [...orphans].sort(),
  });

  it('give the matching that all keys give, also where articles are known by other keys', () => {
    let near = 0;
    let lost = 0;
    const renaming = fc.array(fc.tuple(fc.nat(30), reference), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(article, { maxLength: 25 }),
        fc.uniqueArray(reference, { maxLength: 6, selector: referenceKey }),
        renaming,
        (articles, references, changes) => {
          const table = tableOf([
            dumpOf(articles.map(({ date, headline, lead }) => named(date, headline, lead))),
          ]);
          const all = numbersOf(table).map((number) => table.key(number));
          const renamed = new Map(
            changes.flatMap(([number, { date, headline, lead }]) => {
              const now = all[number];
              return now === undefined || lead === undefined
                ? []
                : [[now, articleKey(date, headline, lead)] as const];
            }),
          );
          const match = (keys: readonly string[]): Matching =>
            matchReferences(
              references.map((each) => ({ key: referenceKey(each) })),
              keys.map((key) => ({ key: renamed.get(key) ?? key })),
            );
          const relevant = table.relevantKeys(
            references.map((each) => ({ key: referenceKey(each) })),
            renamed,
          );
          assert.equal(new Set(relevant).size, relevant.length);
          for (const key of relevant) assert.ok(all.includes(key));
          const matching = match(all);
          assert.deepEqual(sorted(match(relevant)), sorted(matching));
          lost += matching.orphans.length;
          near += [...matching.placed.values()].filter(({ how }) => how === 'near').length;
        },
      ),
      { numRuns: 700 },
    );
    assert.ok(near > 100 && lost > 100, `${near} near, ${lost} orphans`);
  });

  it('are more for a reference that only an article would meet which is known by another key', () => {
    const [headline = '', mended = '', , , another = ''] = headlines;
    const [lead = '', , otherLead = ''] = leads;
    const date = '2031-05-01';
    const table = tableOf([dumpOf([named(date, headline, lead), named(date, mended, lead)])]);
    const renamed = new Map([
      [articleKey(date, headline, lead), articleKey('2031-05-03', another, otherLead)],
    ]);
    for (const reference of [
      { date, headline, lead },
      { date, headline },
    ]) {
      const key = referenceKey(reference);
      const relevant = table.relevantKeys([{ key }], renamed);
      const { placed } = matchReferences(
        [{ key }],
        relevant.map((now) => ({ key: renamed.get(now) ?? now })),
      );
      assert.deepEqual(placed.get(key), { article: articleKey(date, mended, lead), how: 'near' });
    }
  });

  it('are those that are met, where all are met', () => {
    const table = tableOf([
      dumpOf([named('2031-05-01', 'Ferry late', 'By Ines'), named('2031-05-01', 'Tram late', '')]),
    ]);
    const key = articleKey('2031-05-01', 'Ferry late', 'By Ines');
    assert.deepEqual(table.relevantKeys([{ key }]), [key]);
    assert.deepEqual(
      table.relevantKeys([{ key: referenceKey({ date: '2031-05-01', headline: 'Ferry late' }) }]),
      [key],
    );
    assert.deepEqual(table.relevantKeys([]), []);
  });

  it('are few for one that is met by none', () => {
    const others = Array.from({ length: 28 }, (_, i) =>
      named(`2031-06-${String(i + 1).padStart(2, '0')}`, `Tram ${i}`, `Lead ${i}`),
    );
    const table = tableOf([dumpOf(others)]);
    const left = [{ key: articleKey('2031-06-03', 'Tram 4', 'Lead 5') }];
    assert.deepEqual(
      table.relevantKeys(left).map((key) => partsOfKey(key).headline),
      ['Tram 2', 'Tram 4', 'Tram 5'],
    );
  });
});
