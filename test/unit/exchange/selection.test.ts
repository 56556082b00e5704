import assert from 'node:assert/strict';
import { articleRecord } from '../../../src/exchange/annotatedArticle';
import { selected, type Selection } from '../../../src/exchange/selection';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

const fog: MadeUpArticle = { headline: 'Fog', paragraphs: [], date: '2031-04-30' };
const rain: MadeUpArticle = { headline: 'Rain', paragraphs: [], date: '2031-04-28' };
const hail: MadeUpArticle = { headline: 'Hail', paragraphs: [], date: null };
const events = eventsOf(
  { op: 'tag', article: referenceOf(fog), tag: 'weather/fog' },
  { op: 'tag', article: referenceOf(fog), tag: 'port', by: 'lee', layer: 'pilot' },
  {
    op: 'mark',
    article: referenceOf(hail),
    tag: 'ice',
    start: 0,
    end: 4,
    quote: { exact: 'Hail', prefix: '', suffix: '' },
  },
  { op: 'status', article: referenceOf(rain), value: 'done' },
);
const { articles } = contentsOf([dumpNamed('page.txt', dumpText([fog, rain, hail]))], events);

/** What a selection takes: headlines, and who said something of them. */
function taken(selection: Selection): [string, string[]][] {
  return [...selected(articles, selection)].map((article) => {
    const { headline, coding, marks, status } = articleRecord(article);
    return [headline, [...coding, ...marks, ...status].map(({ by }) => by)];
  });
}

describe('A selection of articles', () => {
  it('takes all without a condition, as often as it is walked', () => {
    const all = selected(articles, {});
    assert.equal([...all].length, 3);
    assert.equal([...all].length, 3);
  });

  it('takes the days from and to, both included, and no article without a date', () => {
    assert.deepEqual(
      taken({ from: '2031-04-30' }).map(([headline]) => headline),
      ['Fog'],
    );
    assert.deepEqual(
      taken({ from: '2031-04-28', to: '2031-04-29' }).map(([headline]) => headline),
      ['Rain'],
    );
    assert.deepEqual(
      taken({ to: '2031-04-30' }).map(([headline]) => headline),
      ['Fog', 'Rain'],
    );
  });

  it('takes what has such a tag or mark', () => {
    assert.deepEqual(
      taken({ isTag: (tag) => tag.startsWith('weather') }).map(([headline]) => headline),
      ['Fog'],
    );
    assert.deepEqual(
      taken({ isTag: () => true }).map(([headline]) => headline),
      ['Fog', 'Hail'],
    );
  });

  it('leaves out what others have said, and what was said in other layers', () => {
    assert.deepEqual(taken({ coders: ['lee'] }), [
      ['Fog', ['lee']],
      ['Rain', []],
      ['Hail', []],
    ]);
    assert.deepEqual(taken({ layers: ['pilot'], isTag: () => true }), [['Fog', ['lee']]]);
    assert.deepEqual(taken({ coders: ['kim'], isTag: (tag) => tag === 'port' }), []);
  });
});
