import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import type { Export } from '../../../src/exchange/export';
import { sheetXml } from '../../../src/exchange/sheetXml';
import type { Row } from '../../../src/exchange/tableCells';
import { xlsx } from '../../../src/exchange/xlsx';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';
import { writtenBytes } from './writtenPieces';

const yard: MadeUpArticle = {
  headline: '=SUM(A1) & <b>yard</b>',
  paragraphs: ['👩‍🚀 was there.', '_x0041_ too'],
  date: '2025-04-29',
};
const old: MadeUpArticle = { headline: 'An old one', paragraphs: [], date: '1899-04-28' };
const bare: MadeUpArticle = { headline: 'One without a date', paragraphs: [], date: null };
const dump = dumpNamed('page.txt', dumpText([yard, old, bare]));
const onYard = { article: referenceOf(yard) };
const events = eventsOf(
  { op: 'tag', ...onYard, tag: 'navy' },
  { op: 'set', ...onYard, field: 'intensity', value: -7.5 },
  { op: 'set', ...onYard, field: 'sure', value: true },
  { op: 'note', ...onYard, text: '+1\u0001\r\n' },
);

/** The rows of a sheet by their columns, as another library reads them. */
async function sheetOf(contents: Export, sheet: string): Promise<Record<string, unknown>[]> {
  const sheets = await readWorkbook(await writtenBytes(xlsx, contents));
  const [header = [], ...rows] = sheets.find(({ sheet: name }) => name === sheet)?.data ?? [];
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [String(column), row[i]])));
}

describe('The format xlsx', () => {
  it('has text as text, numbers as numbers and dates as dates', async () => {
    const [first, second, third] = await sheetOf(contentsOf([dump], events), 'articles');
    assert.equal(first?.['headline'], yard.headline);
    assert.deepEqual(first['date'], new Date('2025-04-29T00:00:00Z'));
    assert.equal(first['field_intensity'], -7.5);
    assert.equal(first['field_sure'], true);
    assert.equal(first['tag_navy'], 1);
    assert.equal(first['coder'], 'kim');
    // Excel has no days before 1900.
    assert.equal(second?.['date'], '1899-04-28');
    assert.equal(second['coder'], null);
    assert.equal(third?.['date'], null);
  });

  it('has the annotations and the codebook', async () => {
    const contents = contentsOf([dump], events);
    assert.deepEqual(
      (await sheetOf(contents, 'annotations')).map(({ kind, value }) => [kind, value]),
      [
        ['tag', null],
        ['field', -7.5],
        ['field', true],
        ['note', null],
      ],
    );
    assert.deepEqual(
      (await sheetOf(contents, 'codebook')).map(({ kind, id, column }) => [kind, id, column]),
      [
        ['tag', 'navy', 'tag_navy'],
        ['field', 'intensity', 'field_intensity'],
        ['field', 'sure', 'field_sure'],
      ],
    );
  });

  it('has no formula, and what XML cannot hold as Excel writes it', async () => {
    const parts = unzipSync(await writtenBytes(xlsx, contentsOf([dump], events)));
    const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/'));
    assert.equal(sheets.length, 3);
    const all = sheets.map((path) => strFromU8(parts[path] ?? new Uint8Array())).join('');
    assert.ok(!/<f[ >]/.test(all));
    assert.ok(all.includes('+1_x0001__x000D_\n'));
    assert.ok(all.includes('_x005F_x0041_ too'));
    assert.ok(all.includes('=SUM(A1) &#38; &#60;b&#62;yard'));
  });

  it('is the same every time', async () => {
    const contents = contentsOf([dump], events);
    assert.deepEqual(await writtenBytes(xlsx, contents), await writtenBytes(xlsx, contents));
  });
});

describe('A sheet', () => {
  const xmlOf = (rows: Iterable<Row>): string => [...sheetXml(rows)].join('');

  it('names its columns as Excel does', () => {
    const xml = xmlOf([Array.from({ length: 703 }, () => 1)]);
    for (const at of ['A1', 'Z1', 'AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1'])
      assert.ok(xml.includes(`<c r="${at}">`));
  });

  it('says where a text is cut off, never within a character', () => {
    const long = 'x'.repeat(32_767);
    assert.ok(xmlOf([[long]]).includes(`>${long}<`));
    for (const lead of ['', 'x']) {
      const xml = xmlOf([[lead + '👩'.repeat(20_000)]]);
      const [, text = ''] = /preserve">([^<]*)</.exec(xml) ?? [];
      assert.ok(text.length <= 32_767 && text.length >= 32_766, `${text.length}`);
      assert.match(text, /^x?(?:👩)+ … \[cut off: Excel holds 32,767 characters a cell\]$/u);
    }
  });

  it('is an error if it has more rows or columns than Excel opens', () => {
    function* rows(count: number): Generator<Row> {
      for (let i = 0; i < count; i++) yield [1];
    }
    const written = (count: number): void => {
      for (const piece of sheetXml(rows(count))) assert.ok(piece);
    };
    written(1_048_576);
    assert.throws(() => written(1_048_577), /no more than 1,048,576 rows; write CSV/);
    assert.throws(() => xmlOf([Array.from({ length: 16_385 }, () => 1)]), /no more than 16,384 columns/);
  });
});
