import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProjectStatistics } from '../../../src/cli/statisticsTables';
import { dumpText, referenceOf, type MadeUpArticle } from '../exchange/madeUp';
import { Folder, journal, newsdump } from './newsdump';

const scale = readFileSync(path.resolve(__dirname, '../../../docs/scale.md'), 'utf8');

/** The SQL that docs/scale.md has for DuckDB, on the exports in a folder. */
function documentedSql(folder: string): string[] {
  const [, chapter = ''] = scale.split('\n## DuckDB\n');
  const [ofDuckDb = ''] = chapter.split('\n## ');
  return [...ofDuckDb.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) =>
    sql.replace(/'(?=parts\/|all\.jsonl)/, `'${folder.replaceAll("'", "''")}/`),
  );
}

const dates = ['2030-12-31', '2031-01-01', '2031-01-31', null];
const articles: readonly MadeUpArticle[] = Array.from({ length: 60 }, (_, i) => ({
  headline: `Article ${i} “항구” 👩‍🚀`,
  paragraphs: i % 3 === 0 ? [`The "yard" of ${i}\\`, 'opens'] : [],
  date: dates[i % dates.length] ?? null,
}));

/** Events on every third article: so most files have keys that are missing in others. */
const events = articles.flatMap((article, i): Record<string, unknown>[] => {
  if (i % 3 > 0) return [];
  const on = { article: referenceOf(article), by: i % 2 ? 'kim' : 'lee' };
  const mark = { start: 0, end: 7, quote: { exact: 'Article', prefix: '', suffix: '' } };
  return [
    { op: 'tag', ...on, tag: 'port/“yard”' },
    { op: 'tag', ...on, tag: i % 4 ? "it's 🏷️" : 'city', by: 'kim' },
    ...(i % 5 ? [] : [{ op: 'tag', ...on, tag: 'city', layer: 'consensus' }]),
    { op: 'tag', ...on, tag: 'pilot only', layer: 'pilot' },
    { op: 'mark', ...on, ...mark, tag: 'port/“yard”' },
    { op: 'set', ...on, field: 'actor', value: i % 2 ? 'PRK' : ['PRK', 'RUS', 'it\'s "x"'] },
    { op: 'set', ...on, field: 'near', value: i % 2 === 0 },
    { op: 'set', ...on, field: 'size', value: i / 4 },
    { op: 'status', ...on, value: 'done' },
  ];
});

describe('DuckDB reads what docs/scale.md says', () => {
  let folder: Folder;
  let instance: DuckDBInstance;
  let duckDb: DuckDBConnection;
  let statistics: ProjectStatistics;

  const rowsOf = async (sql: string | undefined): Promise<Record<string, unknown>[]> =>
    (await duckDb.runAndReadAll(sql ?? '')).getRowObjectsJson();

  before(async () => {
    folder = new Folder();
    instance = await DuckDBInstance.create(':memory:');
    duckDb = await instance.connect();
    folder.write('project/one.txt', dumpText(articles.slice(0, 40)));
    folder.write('project/two.txt', dumpText(articles.slice(30)));
    const orphan = { op: 'tag', article: { date: '2031-01-01', headline: 'Gone' }, tag: 'city' };
    folder.write('project/annotations/kim.jsonl', journal(...events.map(numbered), orphan));
    const jsonl = ['export', folder.at('project'), '--format', 'jsonl', '--output'];
    const inParts = [...jsonl, folder.at('parts'), '--partition-by', 'month'];
    assert.equal((await newsdump(inParts)).exitCode, 0);
    assert.equal((await newsdump([...jsonl, folder.at('all.jsonl')])).exitCode, 0);
    const counted = await newsdump(['stats', folder.at('project'), '--json']);
    statistics = JSON.parse(counted.output) as ProjectStatistics;
    const { tags, fields, unplaced } = statistics;
    assert.deepEqual([tags.length, fields.length, unplaced], [3, 3, 1]);
  });
  after(() => {
    duckDb.closeSync();
    instance.closeSync();
    folder.remove();
  });

  /** Ids in the order of the events, of one length. */
  function numbered(event: Record<string, unknown>, i: number): Record<string, unknown> {
    return { ...event, id: `01${String(i).padStart(4, '0')}` };
  }

  it('and counts tags by month, marks and values as newsdump stats does', async () => {
    const [view, tagsByMonth, marksByTag, values, ...others] = documentedSql(folder.path);
    assert.equal(others.length, 1);
    await rowsOf(view);
    assert.deepEqual(sorted(await rowsOf(tagsByMonth)), sorted(statistics.tags.flatMap(monthsOf)));
    assert.deepEqual(
      await rowsOf(marksByTag),
      statistics.tags.filter(({ marks }) => marks > 0).map(({ tag, marks }) => ({ tag, marks })),
    );
    const counted = await rowsOf(values);
    const ofField = (id: string): Record<string, unknown>[] => counted.filter(({ field }) => field === id);
    const [actor, near, size] = statistics.fields;
    assert.deepEqual(
      sorted([...ofField('actor'), ...ofField('near')]),
      sorted([actor, near].flatMap(valuesOf)),
    );
    const numbers = ofField('size').map(({ value }) => Number(value));
    const sum = numbers.reduce((all, number) => all + number, 0);
    assert.deepEqual(size?.numbers, {
      count: numbers.length,
      min: Math.min(...numbers),
      max: Math.max(...numbers),
      mean: sum / numbers.length,
    });
  });

  it('and finds all articles and their months, those without a date under no month', async () => {
    await rowsOf(documentedSql(folder.path)[0]?.replace('CREATE VIEW', 'CREATE OR REPLACE VIEW'));
    const months = await rowsOf(
      'SELECT month, count(*)::INTEGER AS articles FROM articles GROUP BY month ORDER BY month NULLS LAST',
    );
    assert.deepEqual(months, [
      ...statistics.dates.months,
      { month: null, articles: statistics.dates.undated },
    ]);
    const [headlines] = await rowsOf('SELECT list(headline ORDER BY headline) AS headlines FROM articles');
    assert.deepEqual(headlines?.['headlines'], articles.map(({ headline }) => headline).sort());
  });

  it('and one file without a hint', async () => {
    assert.deepEqual(await rowsOf(documentedSql(folder.path).at(-1)), [{ articles: statistics.articles }]);
  });
});

type Row = Record<string, unknown>;

function monthsOf({ tag, articles, months }: ProjectStatistics['tags'][number]): Row[] {
  const dated = months.reduce((sum, month) => sum + month.articles, 0);
  return [
    ...months.map((month) => ({ tag, month: month.month, articles: month.articles })),
    ...(articles > dated ? [{ tag, month: null, articles: articles - dated }] : []),
  ];
}

function valuesOf(statistics: ProjectStatistics['fields'][number] | undefined): Row[] {
  return (statistics?.values ?? []).map(({ value, count, articles }) => ({
    field: statistics?.field,
    value: String(value),
    times: count,
    articles,
  }));
}

function sorted(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
