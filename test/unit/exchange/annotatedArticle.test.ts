import assert from 'node:assert/strict';
import type { ArticleRecord } from '../../../src/exchange/records';
import { exported } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens its second shipyard',
  paragraphs: ['The yard was “ready” 👩‍🚀 at last.', 'Its cranes were'],
  date: '2025-04-29',
};
const article = referenceOf(yard);

function recordOf(events: readonly Record<string, unknown>[], text = dumpText([yard])): ArticleRecord {
  const [first] = exported([dumpNamed('page.txt', text)], eventsOf(...events)).articles;
  assert.ok(first);
  return first;
}

describe('An exported article', () => {
  it('has what its lines say, with the keys in one order', () => {
    const text =
      '\uFEFF-\r\n Harbour town opens \r\nThe yard. \r\n\r\nIts cranes.\r\nCitySept. 29, 2025 -\r\n';
    const { id, ...rest } = recordOf([], text);
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.deepEqual(rest, {
      headline: ' Harbour town opens ',
      excerpt: 'The yard. \nIts cranes.',
      excerptCut: false,
      date: '2025-09-29',
      section: 'City',
      occurrences: [{ source: 'page.txt', lines: { start: 2, end: 6 } }],
      tags: [],
      coding: [],
      fields: [],
      status: [],
      marks: [],
      notes: [],
    });
    assert.deepEqual(
      Object.keys(recordOf([], text)),
      'id headline excerpt excerptCut date section occurrences tags coding fields status marks notes'.split(
        ' ',
      ),
    );
  });

  it('has no excerpt where there is none, and a date that is null where it is unknown', () => {
    const text = '-\nTram line to close\n-\nFog\nMay 1, 2025\n';
    const record = recordOf([], text);
    assert.deepEqual(Object.keys(record).slice(0, 5), ['id', 'headline', 'date', 'occurrences', 'tags']);
    assert.equal(record.date, null);
    assert.deepEqual(record.occurrences, [{ source: 'page.txt', lines: { start: 2, end: 2 } }]);
  });

  it('has the tags of all coders in the layer main once, sorted by code unit; who gave them is in coding', () => {
    const record = recordOf([
      { op: 'tag', article, tag: 'z' },
      { op: 'tag', article, tag: 'Z', by: 'lee' },
      { op: 'tag', article, tag: 'é' },
      { op: 'tag', article, tag: 'z', by: 'lee', via: 'rule', cb: '3' },
      { op: 'tag', article, tag: 'pilot', layer: 'reliability' },
      { op: 'tag', article, tag: 'gone' },
      { op: 'untag', article, tag: 'gone' },
      {
        op: 'mark',
        article,
        tag: 'passage',
        quote: { exact: 'Harbour', prefix: '', suffix: '' },
        start: 0,
        end: 7,
      },
    ]);
    const at = '2025-05-02T09:14:07.120Z';
    assert.deepEqual(record.tags, ['Z', 'z', 'é']);
    assert.deepEqual(record.coding, [
      { id: '010000', tag: 'z', by: 'kim', at },
      { id: '010001', tag: 'Z', by: 'lee', at },
      { id: '010002', tag: 'é', by: 'kim', at },
      { id: '010003', tag: 'z', by: 'lee', at, via: 'rule', cb: '3' },
      { id: '010004', tag: 'pilot', by: 'kim', at, layer: 'reliability' },
    ]);
  });

  it('has the consensus in tags and fields where there is one, and what each coder said beside it', () => {
    const layer = 'consensus';
    const record = recordOf([
      { op: 'tag', article, tag: 'port' },
      { op: 'tag', article, tag: 'navy', by: 'lee' },
      { op: 'set', article, field: 'actor', value: 'PRK' },
      { op: 'set', article, field: 'actor', value: 'RUS', by: 'lee' },
      { op: 'tag', article, tag: 'navy', layer },
      { op: 'untag', article, tag: 'port', layer },
      { op: 'set', article, field: 'actor', value: 'RUS', layer },
    ]);
    assert.deepEqual(record.tags, ['navy']);
    assert.deepEqual(
      record.coding.map(({ tag, by, layer }) => [tag, by, layer]),
      [
        ['port', 'kim', undefined],
        ['navy', 'lee', undefined],
        ['navy', 'kim', layer],
      ],
    );
    assert.deepEqual(
      record.fields.map(({ value, layer }) => [value, layer]),
      [['RUS', layer]],
    );
    assert.deepEqual(
      record.fieldCoding?.map(({ value, by }) => [value, by]),
      [
        ['PRK', 'kim'],
        ['RUS', 'lee'],
      ],
    );
  });

  it('has a consensus on no tag at all where all were cleared, or the consensus is done', () => {
    const tagged = { op: 'tag', article, tag: 'port' } as const;
    const layer = 'consensus';
    assert.deepEqual(recordOf([tagged, { op: 'untag', article, tag: 'port', layer }]).tags, []);
    assert.deepEqual(recordOf([tagged, { op: 'status', article, value: 'done', layer }]).tags, []);
    assert.deepEqual(recordOf([tagged, { op: 'status', article, value: 'flagged', layer }]).tags, ['port']);
  });

  it('has marks, fields, status and notes as they are stored', () => {
    const start = 'Harbour town opens its second shipyard\nThe yard was “ready” '.length;
    const exact = '👩‍🚀 at last.\nIts';
    const end = start + exact.length;
    const record = recordOf([
      { op: 'mark', article, tag: 'crew', quote: { exact, prefix: '', suffix: '' }, start, end },
      { op: 'set', article, field: 'actor', value: ['PRK', 'RUS'] },
      { op: 'set', target: '010000', field: 'intensity', value: -7.5 },
      { op: 'status', article, value: 'done', layer: 'reliability' },
      { op: 'note', target: '010000', text: 'who?' },
      { op: 'note', article, text: 'old' },
      { op: 'edit', target: '010005', text: 'new', at: '2025-05-03T00:00:00Z' },
    ]);
    const by = 'kim';
    const at = '2025-05-02T09:14:07.120Z';
    assert.deepEqual(record.tags, []);
    assert.deepEqual(record.marks, [{ id: '010000', tag: 'crew', by, at, start, end, text: exact }]);
    assert.deepEqual(record.fields, [
      { id: '010001', field: 'actor', value: ['PRK', 'RUS'], by, at },
      { id: '010002', field: 'intensity', value: -7.5, by, at, mark: '010000' },
    ]);
    assert.deepEqual(record.status, [{ id: '010003', value: 'done', by, at, layer: 'reliability' }]);
    assert.deepEqual(record.notes, [
      { id: '010004', by, at, text: 'who?', mark: '010000' },
      { id: '010005', by, at, text: 'new', editedAt: '2025-05-03T00:00:00Z' },
    ]);
    const text = `${record.headline}\n${record.excerpt ?? ''}`;
    assert.equal(text.slice(start, end), exact);
  });

  it('keeps its id when it is annotated, when its headline is mended and when the mending is recorded', () => {
    const mended = { ...yard, headline: 'Harbour town opens its second ship yard' };
    const tag = { op: 'tag', article, tag: 'city' };
    const before = recordOf([]);
    assert.equal(recordOf([tag]).id, before.id);
    const near = recordOf([tag], dumpText([mended]));
    assert.deepEqual([near.id, near.tags], [before.id, ['city']]);
    const moved = recordOf([tag, { op: 'move', from: article, to: referenceOf(mended) }], dumpText([mended]));
    assert.deepEqual([moved.id, moved.tags], [before.id, ['city']]);
    assert.notEqual(recordOf([], dumpText([mended])).id, before.id);
  });

  it('keeps its id when another tool annotates it without the lead', () => {
    const short = { date: article.date, headline: article.headline };
    const record = recordOf([{ op: 'tag', article: short, tag: 'city' }]);
    assert.deepEqual([record.id, record.tags], [recordOf([]).id, ['city']]);
  });
});
