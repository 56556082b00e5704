import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseEvent, type AnnotationEvent } from '../../../src/annotation/events';
import { JOURNAL_HEADER } from '../../../src/annotation/journal';
import { madeUpArticles, madeUpEvents } from './madeUp';
import { schemaErrors } from './schemas';

const errorsOf = (value: unknown): string[] => schemaErrors('urn:newsdump:journal-event:1', value);

const header = { id: '01JT', at: '2025-05-02T09:14:07.120Z', by: 'kim' };
const article = { date: '2025-04-29', headline: 'Second shipyard opens', lead: 'In the harbour.' };
const quote = { exact: 'shipyard', prefix: 'Second ', suffix: ' opens' };
const examples: readonly object[] = [
  { ...header, op: 'tag', article, tag: 'port' },
  {
    ...header,
    op: 'untag',
    article: { date: null, headline: '' },
    tag: 'port',
    batch: '01JS',
    cb: '3',
    via: 'rule',
  },
  { ...header, op: 'mark', article, tag: 'port', quote, start: 7, end: 15 },
  { ...header, op: 'anchor', target: '01JR', quote, start: 7, end: 15 },
  { ...header, op: 'set', article, field: 'actor', value: ['PRK', 2, true] },
  { ...header, op: 'set', target: '01JR', field: 'actor', value: null },
  { ...header, op: 'status', article, value: 'done', layer: 'consensus' },
  { ...header, op: 'note', article, text: '' },
  { ...header, op: 'note', target: '01JR', text: 'why?' },
  { ...header, op: 'edit', target: '01JR', text: 'so' },
  { ...header, op: 'remove', target: '01JR' },
  { ...header, op: 'move', from: article, to: { ...article, date: null } },
  {
    ...header,
    op: 'capture',
    dump: 'page.txt',
    sha256: 'a'.repeat(64),
    bytes: 0,
    url: 'https://news.example',
  },
];

describe('schemas/journal-event.schema.json', () => {
  it('knows the header', () => {
    assert.deepEqual(errorsOf(JSON.parse(JOURNAL_HEADER)), []);
    assert.notDeepEqual(errorsOf({ format: 'newsdump-journal', version: 2 }), []);
  });

  it('knows every event', () => {
    for (const event of examples) assert.deepEqual([event, errorsOf(event)], [event, []]);
    fc.assert(
      fc.property(madeUpArticles.chain(madeUpEvents), (events: readonly AnnotationEvent[]) => {
        for (const event of events) assert.deepEqual(errorsOf(event), []);
      }),
      { numRuns: 20 },
    );
  });

  it('says of an event with a part missing, or of another kind, what the reader says', () => {
    const spoilt = examples.flatMap((event) => [...spoil(event)]);
    assert.ok(spoilt.length > 500);
    // A schema cannot compare two numbers.
    for (const event of spoilt.filter((event) => !('end' in event && event.end === 3)))
      assert.equal(errorsOf(event).length === 0, parseEvent(event).kind === 'event', JSON.stringify(event));
  });
});

/** The value with one of its parts left out, or with another value in its place. */
function* spoil(value: object): Generator<object> {
  for (const [key, part] of Object.entries(value)) {
    yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    for (const other of ['', 'x', 'port', -1, 1.5, 3, null, true, [], {}, 'x'.repeat(65), '2025-1-1'])
      yield { ...value, [key]: other };
    if (typeof part === 'object' && part !== null && !Array.isArray(part))
      for (const inner of spoil(part as object)) yield { ...value, [key]: inner };
  }
}
