import assert from 'node:assert/strict';
import { partitioned } from '../../../src/exchange/partitions';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, type MadeUpArticle } from './madeUp';

const articles: readonly MadeUpArticle[] = ['2031-05-01', '2031-04-30', null, '2031-05-02'].map(
  (date, i) => ({
    headline: `Article ${i}`,
    paragraphs: [],
    date,
  }),
);
const dump = dumpNamed('page.txt', dumpText(articles));

const filesOf = (...args: Parameters<typeof contentsOf>): [string, string[]][] =>
  [...partitioned.files(contentsOf(...args))].map(({ path, pieces }) => [
    path,
    [...pieces].map((line) => {
      const { headline, orphan } = JSON.parse(String(line)) as { headline?: string; orphan?: boolean };
      return headline ?? (orphan ? 'an orphan' : 'nothing');
    }),
  ]);

describe('A partitioned export', () => {
  it('has a folder a month, each article once, and what has no date where tools look for no value', () => {
    assert.deepEqual(filesOf([dump], []), [
      ['month=2031-04/part-0.jsonl', ['Article 1']],
      ['month=2031-05/part-0.jsonl', ['Article 0', 'Article 3']],
      ['month=__HIVE_DEFAULT_PARTITION__/part-0.jsonl', ['Article 2']],
    ]);
  });

  it('has what found no place beside them', () => {
    const events = eventsOf({ op: 'tag', article: { date: null, headline: 'Gone' }, tag: 'port' });
    assert.deepEqual(filesOf([dump], events).at(-1), ['_orphans.jsonl', ['an orphan']]);
  });

  it('remembers no month that is large', () => {
    const fog = { headline: 'Fog', paragraphs: [], date: '2031-05-01' };
    const contents = contentsOf([dumpNamed('large.txt', dumpText([fog]))], []);
    const [article] = contents.articles;
    assert.ok(article);
    let taken = 0;
    const large = {
      *[Symbol.iterator]() {
        for (taken = 0; taken < 250_000; taken++) yield article;
      },
    };
    let files = 0;
    for (const { pieces } of partitioned.files({ ...contents, articles: large })) {
      files++;
      const [first] = pieces;
      assert.match(String(first), /"Fog"/);
      assert.ok(taken <= 100_000, `${taken} articles were taken for the first line`);
    }
    assert.equal(files, 1);
  });
});
