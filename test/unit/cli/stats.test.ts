import assert from 'node:assert/strict';
import Papa from 'papaparse';
import type { ProjectStatistics } from '../../../src/cli/statisticsTables';
import { Folder, journal, newsdump, page, tram, yard } from './newsdump';

describe('newsdump stats', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  /** A project with two articles, coded by two coders, and a tag on an article that is nowhere. */
  function writeProject(): void {
    folder.write('pages/one.txt', page);
    folder.write('two.txt', page);
    const mark = { tag: 'ships', start: 0, end: 6, quote: { exact: 'Second', prefix: '', suffix: '' } };
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'tag', article: yard, tag: 'port', by: 'lee' },
        { op: 'mark', article: yard, ...mark },
        { op: 'set', article: yard, field: 'jobs', value: 120 },
        { op: 'set', article: tram, field: 'place', value: ['north', 'harbour'] },
        { op: 'status', article: yard, value: 'done', by: 'lee' },
        { op: 'tag', article: { date: null, headline: 'Gone' }, tag: 'port' },
        { op: 'tag', article: tram, tag: 'city', layer: 'pilot' },
      ),
    );
  }

  const counted = async (...options: string[]): Promise<ProjectStatistics> => {
    const { exitCode, output, errors } = await newsdump(['stats', folder.path, '--json', ...options]);
    assert.deepEqual([exitCode, errors], [0, '']);
    return JSON.parse(output) as ProjectStatistics;
  };

  it('counts a project for people', async () => {
    writeProject();
    const { exitCode, output, errors } = await newsdump(['stats', folder.path]);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.equal(
      output,
      `articles  annotated  first       last        without a date  unplaced
2         2          2025-04-28  2025-04-29  0               1

month    articles
2025-04  2

tag    articles  marks  by coder
port   1         0      kim 1, lee 1
ships  0         1

field  value                 count  articles
jobs   120 to 120, mean 120  1
place  harbour               1      1
place  north                 1      1

coder  articles  tags  marks  fields  statuses  notes
kim    2         2     1      2       0         0
lee    1         1     0      0       1         0

layer  articles  tags  marks  fields  statuses  notes
main   2         2     1      2       1         0
pilot  1         1     0      0       0         0

status  articles  by coder
done    1         lee 1
`,
    );
  });

  it('counts it for machines, with keys that stay', async () => {
    writeProject();
    const { tags, ...statistics } = await counted();
    assert.deepEqual(Object.keys(statistics), [
      'articles',
      'annotated',
      'dates',
      'fields',
      'coders',
      'layers',
      'statuses',
      'unplaced',
      'complete',
    ]);
    assert.deepEqual(statistics.dates, {
      first: '2025-04-28',
      last: '2025-04-29',
      undated: 0,
      months: [{ month: '2025-04', articles: 2 }],
    });
    assert.deepEqual(tags, [
      {
        tag: 'port',
        articles: 1,
        marks: 0,
        coders: [
          { coder: 'kim', articles: 1 },
          { coder: 'lee', articles: 1 },
        ],
        months: [{ month: '2025-04', articles: 1 }],
      },
      { tag: 'ships', articles: 0, marks: 1, coders: [], months: [] },
    ]);
    assert.deepEqual([statistics.unplaced, statistics.complete], [1, true]);
  });

  it('counts what the columns of a CSV add up to, by tag, coder and layer', async () => {
    writeProject();
    for (const layer of ['main', 'pilot']) {
      const { tags } = await counted('--layer', layer);
      const { output } = await newsdump(['export', folder.path, '--format', 'csv']);
      const { data } = Papa.parse<Record<string, string>>(output, { header: true, skipEmptyLines: true });
      const sums = new Map<string, number>();
      for (const row of data.filter((one) => one['layer'] === layer))
        for (const [column, cell] of Object.entries(row))
          if (column.startsWith('tag_') && cell === '1') {
            const key = `${column.slice('tag_'.length)} ${row['coder'] ?? ''}`;
            sums.set(key, (sums.get(key) ?? 0) + 1);
          }
      const told = tags.flatMap(({ tag, coders }) =>
        coders.map(({ coder, articles }): [string, number] => [`${tag} ${coder}`, articles]),
      );
      assert.ok(told.length > 0);
      assert.deepEqual([...sums].sort(), told.sort());
    }
  });

  it('counts what the options say', async () => {
    writeProject();
    const tagsIn = async (...options: string[]): Promise<unknown[]> => {
      const { articles, tags } = await counted(...options);
      return [articles, ...tags.map(({ tag }) => tag)];
    };
    assert.deepEqual(await tagsIn('--layer', 'pilot'), [2, 'city']);
    assert.deepEqual(await tagsIn('--coder', 'lee'), [2, 'port']);
    assert.deepEqual(await tagsIn('--tag', 'p*'), [1, 'port', 'ships']);
    assert.deepEqual(await tagsIn('--tagged', '--coder', 'lee'), [1, 'port']);
    assert.deepEqual(await tagsIn('--to', '2025-04-28'), [1]);
    assert.deepEqual(await tagsIn('--from', '2025-05-01'), [0]);
    const wrong = await newsdump(['stats', folder.path, '--from', '2025-05-01', '--to', '2025-04-01']);
    assert.deepEqual(wrong, { exitCode: 2, output: '', errors: '--to is before --from\n' });
  });

  it('says that events were not understood, and that a dump has no articles', async () => {
    folder.write('page.txt', page);
    folder.write('annotations/kim.jsonl', journal({ op: 'link', article: yard }));
    const { output } = await newsdump(['stats', folder.path]);
    assert.match(output, /^the journals hold events that were not understood; they are not counted$/m);
    assert.equal((await counted()).complete, false);
    const prose = folder.write('prose.txt', 'This is no dump.\n');
    const { exitCode, errors } = await newsdump(['stats', prose]);
    assert.deepEqual([exitCode, errors], [1, `${prose}: no articles found\n`]);
  });

  it('reads standard input, which has no annotations', async () => {
    const { output } = await newsdump(['stats', '-', '--json'], { input: page });
    const { articles, annotated } = JSON.parse(output) as ProjectStatistics;
    assert.deepEqual([articles, annotated], [2, 0]);
  });

  it('shows the values of a field that are most often, cuts long names and obeys nothing in them', async () => {
    folder.write('page.txt', page);
    const names = Array.from({ length: 12 }, (_, i) => `value ${String.fromCharCode(97 + i)}`);
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'set', article: yard, field: 'many', value: names },
        { op: 'set', article: tram, field: 'many', value: 'value l' },
        { op: 'tag', article: tram, tag: `\u001b[31m${'long '.repeat(30)}` },
      ),
    );
    const { output } = await newsdump(['stats', folder.path], { columns: 80 });
    const lines = output.split('\n');
    const values = lines.filter((line) => line.startsWith('many')).map((line) => line.split(/ {2,}/));
    assert.deepEqual(values[0], ['many', 'value l', '2', '2']);
    assert.deepEqual(
      values.slice(1, -1).map(([, value]) => value),
      names.slice(0, 9),
    );
    assert.deepEqual(values.at(-1), ['many', 'and 2 more']);
    assert.ok(!output.includes('\u001b'));
    assert.ok(Math.max(...lines.map(({ length }) => length)) <= 80);
  });

  it('stops when it is told to', async () => {
    const file = folder.write('page.txt', page);
    const { exitCode, output } = await newsdump(['stats', file], { signal: AbortSignal.abort() });
    assert.deepEqual([exitCode, output], [130, '']);
  });
});
