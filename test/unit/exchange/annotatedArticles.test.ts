import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, type Annotations } from '../../../src/annotation/fold';
import { keysIn } from '../../../src/annotation/articlePlace';
import { exported, joined, type ReadExport } from './exporting';
import {
  dumpNamed,
  dumpText,
  eventsOf,
  madeUpArticles,
  madeUpEvents,
  referenceOf,
  type MadeUpArticle,
} from './madeUp';

const yard: MadeUpArticle = {
  headline: 'Second shipyard opens',
  paragraphs: ['In the harbour.'],
  date: '2025-04-29',
};
const tram: MadeUpArticle = {
  headline: 'Tram line to close',
  paragraphs: ['On Sunday.'],
  date: '2025-04-28',
};
const fog: MadeUpArticle = { headline: 'Fog again', paragraphs: [], date: '2025-04-27' };

const namesOf = ({ articles }: ReadExport): string[] => articles.map(({ headline }) => headline);
const idsIn = (record: object): string[] =>
  [...JSON.stringify(record).matchAll(/"id":"(01\d{4})"/g)].map(([, id]) => id ?? '');

describe('Dumps and annotations joined', () => {
  it('have each article once, in the order of its first occurrence, with all its places', () => {
    const today = dumpNamed('today.txt', dumpText([fog, yard, fog]));
    const tomorrow = dumpNamed('tomorrow.txt', dumpText([tram, yard]));
    const whole = exported(
      [today, tomorrow],
      eventsOf({ op: 'tag', article: referenceOf(yard), tag: 'port' }),
    );
    assert.deepEqual(namesOf(whole), [fog.headline, yard.headline, tram.headline]);
    assert.deepEqual(
      whole.articles.map(({ occurrences }) =>
        occurrences.map(({ source, lines }) => `${source}:${lines.start}-${lines.end}`),
      ),
      [['today.txt:2-3', 'today.txt:9-10'], ['today.txt:5-7', 'tomorrow.txt:6-8'], ['tomorrow.txt:2-4']],
    );
    assert.deepEqual(
      whole.articles.map(({ tags }) => tags),
      [[], ['port'], []],
    );
  });

  it('have orphans that say what they were on', () => {
    const quote = { exact: 'harbour', prefix: 'In the ', suffix: '.' };
    const { articles, orphans } = exported(
      [dumpNamed('page.txt', dumpText([fog]))],
      eventsOf(
        { op: 'tag', article: referenceOf(yard), tag: 'port', layer: 'consensus' },
        { op: 'mark', article: { ...referenceOf(yard), more: 1 }, tag: 'place', quote, start: 29, end: 36 },
        { op: 'note', target: '010001', text: 'which?' },
        { op: 'set', target: 'nowhere', field: 'actor', value: 'PRK' },
        { op: 'status', article: { date: null, headline: 'x' }, value: 'flagged' },
      ),
    );
    const article = { date: '2025-04-29', headline: 'Second shipyard opens', lead: 'In the harbour.' };
    const made = { by: 'kim', at: '2025-05-02T09:14:07.120Z' };
    assert.deepEqual(idsIn(articles), []);
    assert.deepEqual(
      [...orphans].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1)),
      [
        { kind: 'tag', article, annotation: { id: '010000', tag: 'port', ...made, layer: 'consensus' } },
        {
          kind: 'mark',
          article,
          annotation: {
            id: '010001',
            tag: 'place',
            ...made,
            start: 29,
            end: 36,
            text: 'harbour',
            prefix: 'In the ',
            suffix: '.',
          },
        },
        { kind: 'note', article, annotation: { id: '010002', ...made, text: 'which?', mark: '010001' } },
        {
          kind: 'field',
          annotation: { id: '010003', field: 'actor', value: 'PRK', ...made, mark: 'nowhere' },
        },
        {
          kind: 'status',
          article: { date: null, headline: 'x' },
          annotation: { id: '010004', value: 'flagged', ...made },
        },
      ],
    );
  });

  it('leave alone what is on an article of another dump, however near one of these is to it', () => {
    const page = dumpNamed('page.txt', dumpText([{ ...yard, headline: 'Second ship yard opens' }]));
    const events = eventsOf({ op: 'tag', article: referenceOf(yard), tag: 'port' });
    assert.deepEqual(exported([page], events).articles[0]?.tags, ['port']);
    const { articles, orphans } = exported([page], events, [dumpNamed('other.txt', dumpText([tram, yard]))]);
    assert.deepEqual(articles[0]?.tags, []);
    assert.deepEqual(orphans, []);
  });

  it('have the places in the dumps that are asked for only, and no articles of others', () => {
    const page = dumpNamed('page.txt', dumpText([yard]));
    const other = dumpNamed('other.txt', dumpText([tram, yard]));
    const whole = joined(
      [page],
      eventsOf(
        { op: 'tag', article: referenceOf(tram), tag: 'rail' },
        { op: 'tag', article: referenceOf(yard), tag: 'port' },
      ),
      [other],
    );
    assert.equal(whole.count, 1);
    assert.deepEqual(
      [...whole.articles].map(({ occurrences }) => occurrences.map(({ dump }) => dump.name)),
      [['page.txt']],
    );
    assert.deepEqual([...whole.annotated], [...whole.articles]);
    assert.deepEqual(whole.orphans, []);
  });

  it('have those again that are annotated, in their order', () => {
    const events = eventsOf(
      { op: 'tag', article: referenceOf(fog), tag: 'weather' },
      { op: 'tag', article: referenceOf(yard), tag: 'port' },
    );
    const { articles, annotated, count } = joined(
      [dumpNamed('page.txt', dumpText([yard, tram, fog]))],
      events,
    );
    const all = [...articles];
    assert.equal(count, 3);
    assert.deepEqual([...articles], all);
    assert.deepEqual([...annotated], [all[0], all[2]]);
  });

  it('have on one article what several references to it hold, in the order of the ids', () => {
    const short = { date: yard.date, headline: yard.headline };
    const { articles } = exported(
      [dumpNamed('page.txt', dumpText([yard, tram]))],
      eventsOf(
        { op: 'tag', article: short, tag: 'a' },
        { op: 'tag', article: referenceOf(yard), tag: 'b' },
        { op: 'tag', article: short, tag: 'b', by: 'lee' },
      ),
    );
    assert.deepEqual(articles[0]?.tags, ['a', 'b']);
    assert.deepEqual(
      articles[0].coding.map(({ id }) => id),
      ['010000', '010001', '010002'],
    );
  });

  it('have a mark where its passage stands, if that is sure; else it is an orphan, with what is on it', () => {
    const article = referenceOf(yard);
    const quote = (exact: string, prefix = '', suffix = ''): object => ({ exact, prefix, suffix });
    const { articles, orphans } = exported(
      [dumpNamed('page.txt', dumpText([yard]))],
      eventsOf(
        { op: 'mark', article, tag: 'moved', quote: quote('harbour', 'In the ', '.'), start: 3, end: 10 },
        { op: 'mark', article, tag: 'vague', quote: quote('n', 'the old tow', ' hall'), start: 0, end: 1 },
        { op: 'set', target: '010001', field: 'actor', value: 'PRK' },
        { op: 'set', target: '010000', field: 'actor', value: 'RUS' },
        { op: 'note', article, text: 'stays' },
        {
          op: 'mark',
          article,
          tag: 'like',
          quote: quote('Second shipjard', '', ' opens'),
          start: 2,
          end: 17,
        },
      ),
    );
    assert.deepEqual(
      articles[0]?.marks.map(({ tag, start, end, text }) => [tag, start, end, text]),
      [
        ['moved', 29, 36, 'harbour'],
        ['like', 0, 15, 'Second shipyard'],
      ],
    );
    assert.deepEqual(idsIn(articles), ['010003', '010000', '010005', '010004']);
    assert.deepEqual(idsIn(orphans), ['010002', '010001']);
  });

  it('lose no annotation and have none twice', () => {
    const project = fc
      .tuple(madeUpArticles, madeUpArticles)
      .chain(([one, two]) => fc.tuple(fc.constant(one), fc.constant(two), madeUpEvents([...one, ...two])));
    fc.assert(
      fc.property(project, ([one, two, events]) => {
        const dumps = [dumpNamed('one.txt', dumpText(one)), dumpNamed('two.txt', dumpText(two))];
        const { articles, orphans } = exported(dumps, events);
        assert.deepEqual([...idsIn(articles), ...idsIn(orphans)].sort(), idsOfAnnotations(fold(events)));
        assert.equal(
          articles.flatMap(({ occurrences }) => occurrences).length,
          dumps.flatMap((dump) => [...keysIn(dump)]).length,
        );
        for (const { headline, excerpt, marks } of articles) {
          const text = excerpt === undefined ? headline : `${headline}\n${excerpt}`;
          for (const mark of marks) assert.equal(text.slice(mark.start, mark.end), mark.text);
        }
      }),
    );
  });
});

function idsOfAnnotations({ articles, astray }: Annotations): string[] {
  return [
    ...[...articles.values()].flatMap(({ tags, statuses, fields, notes, marks }) => [
      tags,
      statuses,
      fields,
      notes,
      marks,
    ]),
    astray.fields,
    astray.notes,
  ]
    .flat()
    .map(({ id }) => id)
    .sort();
}
