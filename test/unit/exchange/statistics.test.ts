import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/dump/steps';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';
import { articleRecord } from '../../../src/exchange/annotatedArticle';
import { selected, type Selection } from '../../../src/exchange/selection';
import { statisticsOf, type Statistics } from '../../../src/exchange/statistics';
import { contentsOf } from './exporting';
import {
  dumpNamed,
  dumpText,
  eventsOf,
  madeUpArticles,
  madeUpEvents,
  referenceOf,
  type MadeUpArticle,
} from './madeUp';

const fog: MadeUpArticle = { headline: 'Fog', paragraphs: [], date: '2031-04-30' };
const rain: MadeUpArticle = { headline: 'Rain', paragraphs: [], date: '2031-04-01' };
const hail: MadeUpArticle = { headline: 'Hail', paragraphs: [], date: null };
const frost: MadeUpArticle = { headline: 'Frost', paragraphs: [], date: '2030-12-24' };
const dump = dumpNamed('page.txt', dumpText([fog, rain, hail, frost]));

function counted(bodies: readonly Record<string, unknown>[], selection: Selection = {}): Statistics {
  const { articles } = contentsOf([dump], eventsOf(...bodies));
  return finish(statisticsOf(selected(articles, selection), selection.layers));
}

const tag = (article: MadeUpArticle, tag: string, said: object = {}): Record<string, unknown> => ({
  op: 'tag',
  article: referenceOf(article),
  tag,
  ...said,
});
const set = (article: MadeUpArticle, field: string, value: unknown, said: object = {}): object => ({
  op: 'set',
  article: referenceOf(article),
  field,
  value,
  ...said,
});
const status = (article: MadeUpArticle, value: string, said: object = {}): Record<string, unknown> => ({
  op: 'status',
  article: referenceOf(article),
  value,
  ...said,
});
const mark = (article: MadeUpArticle, tag: string, said: object = {}): Record<string, unknown> => ({
  op: 'mark',
  article: referenceOf(article),
  tag,
  start: 0,
  end: 3,
  quote: { exact: article.headline.slice(0, 3), prefix: '', suffix: '' },
  ...said,
});

describe('Statistics', () => {
  it('count articles by day and month; those without a date are in no month', () => {
    const { articles, annotated, dates } = counted([tag(fog, 'weather')]);
    assert.deepEqual([articles, annotated], [4, 1]);
    assert.deepEqual(dates, {
      first: '2030-12-24',
      last: '2031-04-30',
      undated: 1,
      months: [
        { month: '2030-12', articles: 1 },
        { month: '2031-04', articles: 2 },
      ],
    });
  });

  it('have no first and last day where no article has one', () => {
    const { dates, articles } = counted([tag(hail, 'ice')], { isTag: () => true });
    assert.deepEqual([articles, dates], [1, { first: null, last: null, undated: 1, months: [] }]);
  });

  it('count the articles and marks of a tag, by coder and by month', () => {
    const { tags } = counted([
      tag(fog, 'weather'),
      tag(fog, 'weather', { by: 'lee' }),
      tag(rain, 'weather', { by: 'lee' }),
      tag(hail, 'weather'),
      mark(fog, 'weather'),
      mark(rain, 'wet', { by: 'lee' }),
    ]);
    assert.deepEqual(tags, [
      {
        tag: 'weather',
        articles: 3,
        marks: 1,
        coders: [
          { coder: 'kim', articles: 2 },
          { coder: 'lee', articles: 2 },
        ],
        months: [{ month: '2031-04', articles: 2 }],
      },
      { tag: 'wet', articles: 0, marks: 1, coders: [], months: [] },
    ]);
  });

  it('take the tags of the consensus where there is one, and those of the layers that are selected', () => {
    const said = [
      tag(fog, 'weather'),
      tag(fog, 'port', { layer: 'consensus', by: 'lee' }),
      tag(rain, 'weather'),
      tag(rain, 'pier', { layer: 'pilot' }),
    ];
    const articlesBy = (selection: Selection): [string, number][] =>
      counted(said, selection).tags.map(({ tag, articles }) => [tag, articles]);
    assert.deepEqual(articlesBy({}), [
      ['port', 1],
      ['weather', 1],
    ]);
    assert.deepEqual(articlesBy({ layers: ['main'] }), [['weather', 2]]);
    assert.deepEqual(articlesBy({ layers: ['pilot', 'consensus'] }), [
      ['pier', 1],
      ['port', 1],
    ]);
    assert.deepEqual(articlesBy({ coders: ['lee'] }), [['port', 1]]);
  });

  it('count values by how often they were said and on how many articles, several in one each', () => {
    const { fields } = counted([
      set(fog, 'actor', ['PRK', 'RUS']),
      set(fog, 'actor', 'PRK', { by: 'lee' }),
      set(rain, 'actor', 'ROK'),
      set(rain, 'near', true),
      set(hail, 'near', 'true'),
    ] as Record<string, unknown>[]);
    assert.deepEqual(fields, [
      {
        field: 'actor',
        values: [
          { value: 'PRK', count: 2, articles: 1 },
          { value: 'ROK', count: 1, articles: 1 },
          { value: 'RUS', count: 1, articles: 1 },
        ],
      },
      {
        field: 'near',
        values: [
          { value: 'true', count: 1, articles: 1 },
          { value: true, count: 1, articles: 1 },
        ],
      },
    ]);
  });

  it('tell of numbers their range and mean, and of no mean where they are too large to add up', () => {
    const numbers = [-2, 0.5, 3].map((value, i) => set(fog, 'size', value, { by: `coder ${i}` }));
    const large = [1e308, 1e308].map((value, i) => set(fog, 'large', value, { by: `coder ${i}` }));
    const { fields } = counted([...large, ...numbers] as Record<string, unknown>[]);
    assert.deepEqual(fields, [
      { field: 'large', values: [], numbers: { count: 2, min: 1e308, max: 1e308, mean: null } },
      { field: 'size', values: [], numbers: { count: 3, min: -2, max: 3, mean: 0.5 } },
    ]);
  });

  it('count what each coder said, in each layer, and the statuses', () => {
    const { coders, layers, statuses, annotated } = counted([
      tag(fog, 'weather'),
      tag(fog, 'port'),
      mark(rain, 'weather'),
      { op: 'note', article: referenceOf(rain), text: 'wet' },
      set(rain, 'actor', 'ROK', { layer: 'pilot' }) as Record<string, unknown>,
      status(fog, 'done'),
      status(fog, 'done', { by: 'lee' }),
      status(rain, 'skipped', { by: 'lee' }),
    ]);
    assert.equal(annotated, 2);
    assert.deepEqual(coders, [
      { coder: 'kim', articles: 2, tags: 2, marks: 1, fields: 1, statuses: 1, notes: 1 },
      { coder: 'lee', articles: 2, tags: 0, marks: 0, fields: 0, statuses: 2, notes: 0 },
    ]);
    assert.deepEqual(layers, [
      { layer: 'main', articles: 2, tags: 2, marks: 1, fields: 0, statuses: 3, notes: 1 },
      { layer: 'pilot', articles: 1, tags: 0, marks: 0, fields: 1, statuses: 0, notes: 0 },
    ]);
    assert.deepEqual(statuses, [
      {
        status: 'done',
        articles: 1,
        coders: [
          { coder: 'kim', articles: 1 },
          { coder: 'lee', articles: 1 },
        ],
      },
      { status: 'skipped', articles: 1, coders: [{ coder: 'lee', articles: 1 }] },
    ]);
  });

  it('read no article', () => {
    const { articles } = contentsOf([dump], eventsOf(tag(fog, 'weather'), mark(rain, 'wet')));
    const unreadable = (named: NamedDump): NamedDump => ({
      ...named,
      source: {
        lineCount: named.source.lineCount,
        line: () => assert.fail('a line was read'),
      },
    });
    const unread = [...articles].map(({ occurrences: [{ dump, article }], annotations }) => ({
      occurrences: [{ dump: unreadable(dump), article }] as const,
      annotations,
    }));
    assert.equal(finish(statisticsOf(unread)).annotated, 2);
  });

  it('agree with what an export of the same articles has', () => {
    const project = madeUpArticles.chain((articles) =>
      fc.record({ articles: fc.constant(articles), events: madeUpEvents(articles) }),
    );
    fc.assert(
      fc.property(project, ({ articles: text, events }) => {
        const { articles } = contentsOf([dumpNamed('page.txt', dumpText(text))], events);
        const records = [...articles].map((article) => articleRecord(article));
        const statistics = finish(statisticsOf(articles));
        const count = (of: (record: (typeof records)[number]) => readonly unknown[]): number =>
          records.reduce((sum, record) => sum + of(record).length, 0);
        const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

        assert.equal(statistics.articles, records.length);
        assert.deepEqual(
          statistics.tags.filter(({ articles }) => articles > 0).map(({ tag, articles }) => [tag, articles]),
          [...new Set(records.flatMap(({ tags }) => tags))]
            .sort()
            .map((tag) => [tag, records.filter(({ tags }) => tags.includes(tag)).length]),
        );
        assert.equal(
          sum(statistics.tags.map(({ marks }) => marks)),
          count(({ marks }) => marks),
        );
        for (const said of [statistics.coders, statistics.layers]) {
          assert.equal(
            sum(said.map(({ tags }) => tags)),
            count(({ coding }) => coding),
          );
          assert.equal(
            sum(said.map(({ marks }) => marks)),
            count(({ marks }) => marks),
          );
          assert.equal(
            sum(said.map(({ fields }) => fields)),
            count(({ fields, fieldCoding }) => [...fields, ...(fieldCoding ?? [])]),
          );
          assert.equal(
            sum(said.map(({ statuses }) => statuses)),
            count(({ status }) => status),
          );
          assert.equal(
            sum(said.map(({ notes }) => notes)),
            count(({ notes }) => notes),
          );
        }
        const { first, last, undated } = statistics.dates;
        const days = records.flatMap(({ date }) => date ?? []).sort();
        assert.deepEqual([first, last, undated], [days[0], days.at(-1), records.length - days.length]);
      }),
    );
  });
});
