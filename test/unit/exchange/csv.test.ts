import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { csv } from '../../../src/exchange/csv';
import { unguarded } from '../../../src/exchange/csvCells';
import { recordsOf, type Export, type WriteOptions } from '../../../src/exchange/export';
import { itemText } from '../../../src/exchange/itemText';
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
import { writtenText } from './writtenPieces';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens its second shipyard',
  paragraphs: ['The yard was “ready”, they said.', 'Its cranes were'],
  date: '2025-04-29',
};
const tram: MadeUpArticle = { headline: '=Tram line "9" to close', paragraphs: [], date: '2025-04-28' };
const bare: MadeUpArticle = { headline: 'A bridge is built', paragraphs: ['For 👩‍🚀.'], date: null };
const dump = dumpNamed('page.txt', dumpText([yard, tram, bare]));
const onYard = { article: referenceOf(yard) };
const onTram = { article: referenceOf(tram) };
const events = eventsOf(
  { op: 'tag', ...onYard, tag: 'military/navy' },
  { op: 'tag', ...onYard, tag: 'text' },
  { op: 'status', ...onYard, value: 'done' },
  { op: 'set', ...onYard, field: 'intensity', value: -7.5 },
  { op: 'set', ...onYard, field: 'text', value: ['NA', '-3'] },
  { op: 'tag', ...onYard, tag: 'military/navy', by: 'lee' },
  { op: 'set', ...onYard, field: 'text', value: 'NA', by: 'lee' },
  { op: 'tag', ...onYard, tag: 'military.navy', by: 'lee', layer: 'consensus' },
  { op: 'status', ...onTram, value: 'done' },
  { op: 'set', ...onTram, field: 'text', value: true },
);

const tableOf = async (contents: Export, options?: WriteOptions): Promise<Record<string, string>[]> =>
  Papa.parse<Record<string, string>>(await writtenText(csv, contents, options), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('The format csv', () => {
  it('has a row an article, coder and layer', async () => {
    const golden = readFileSync(join(__dirname, 'golden', 'articles.csv'), 'utf8');
    // The golden file has the line ends of the repository.
    assert.equal((await writtenText(csv, contentsOf([dump], events))).replaceAll('\r\n', '\n'), golden);
  });

  it('ends its rows with CRLF and has no byte order mark, if none is asked for', async () => {
    const contents = contentsOf([dump], events);
    const text = await writtenText(csv, contents);
    assert.ok(text.startsWith('doc_id,') && text.endsWith('\r\n'));
    assert.equal(await writtenText(csv, contents, { byteOrderMark: true }), `\ufeff${text}`);
  });

  it('leaves what a spreadsheet would run if that is asked for', async () => {
    const contents = contentsOf([dump], events);
    const headlines = async (options?: WriteOptions): Promise<Set<string | undefined>> =>
      new Set((await tableOf(contents, options)).map(({ headline }) => headline));
    assert.ok((await headlines()).has(`'${tram.headline}`));
    assert.ok((await headlines({ unguarded: true })).has(tram.headline));
  });

  it('says 0 only where the coder is done, and nothing of what is on marks', async () => {
    const mark = { quote: { exact: 'Harbour', prefix: '', suffix: ' town' }, start: 0, end: 7 };
    const [row] = await tableOf(
      contentsOf(
        [dump],
        eventsOf(
          { op: 'tag', ...onYard, tag: 'b' },
          { op: 'mark', ...onYard, tag: 'a', ...mark },
          { op: 'set', target: '010001', field: 'actor', value: 'PRK' },
          { op: 'status', ...onYard, value: 'flagged' },
        ),
      ),
    );
    assert.deepEqual(
      [row?.['status'], row?.['tag_a'], row?.['tag_b'], row?.['field_actor']],
      ['flagged', '', '1', ''],
    );
  });

  const project = madeUpArticles.chain((articles) =>
    fc.tuple(fc.constant(dumpText(articles)), madeUpEvents(articles)),
  );

  it('has every article, and every tag and value of every coder', async () => {
    await fc.assert(
      fc.asyncProperty(project, async ([text, events]) => {
        const contents = contentsOf([dumpNamed('page.txt', text)], events);
        const rows = await tableOf(contents);
        const records = [...recordsOf(contents)];
        const isNext = (row: Record<string, string>, i: number): boolean =>
          row['text'] !== rows[i - 1]?.['text'] || row['doc_id'] !== rows[i - 1]?.['doc_id'];
        assert.deepEqual(
          rows.filter(isNext).map((row) => [row['doc_id'], unguarded(row['text'] ?? '')]),
          records.map((record) => [record.id, itemText(record)]),
        );
        const told = rows.flatMap((row) =>
          Object.entries(row)
            .filter(([column, cell]) => column.startsWith('tag_') && cell === '1')
            .map(([column]) => [row['doc_id'], row['coder'], row['layer'], column.slice(4)].join('\n')),
        );
        const said = records.flatMap(({ id, coding }) =>
          coding.map(({ by, layer = 'main', tag }) => [id, by, layer, tag].join('\n')),
        );
        assert.deepEqual(told.sort(), said.sort());
        const values = rows.flatMap((row) =>
          Object.entries(row).filter(([column, cell]) => column.startsWith('field_') && cell !== ''),
        );
        // Of a field that a coder has given twice, under two references to one article, the last counts.
        const fields = records.flatMap(({ fields, fieldCoding }, i) =>
          [...fields, ...(fieldCoding ?? [])]
            .filter(({ mark }) => mark === undefined)
            .map(({ by, layer, field }) => JSON.stringify([i, by, layer, field])),
        );
        assert.equal(values.length, new Set(fields).size);
      }),
    );
  });

  it('has a column for each tag and field, none twice', async () => {
    const ids = ['text', 'tag_text', 'a/b', 'a.b', 'A/b', 'doc_id', '"', ',', '👩‍🚀'];
    const contents = contentsOf(
      [dump],
      eventsOf(
        ...ids.map((tag) => ({ op: 'tag', ...onYard, tag })),
        ...ids.map((field) => ({ op: 'set', ...onYard, field, value: 1 })),
      ),
    );
    const [header = []] = Papa.parse<string[]>(await writtenText(csv, contents)).data;
    assert.equal(new Set(header).size, 9 + 2 * ids.length);
    for (const id of ids) assert.ok(header.includes(`tag_${id}`) && header.includes(`field_${id}`));
  });
});
