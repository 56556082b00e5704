import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseEvent } from '../../../src/annotation/events';
import { anyEvent } from './arbitraries';

const written = { id: '01JT0000000000000000000001', at: '2025-05-02T09:14:07.120Z', by: 'kim' };
const article = { date: '2025-04-29', headline: 'Harbour closed', lead: 'The harbour' };
const passage = { quote: { exact: 'Harbour', prefix: '', suffix: ' closed' }, start: 0, end: 7 };

/** One whole event of each op, without its optional fields. */
const whole = {
  tag: { ...written, op: 'tag', article, tag: 'navy' },
  untag: { ...written, op: 'untag', article, tag: 'navy' },
  mark: { ...written, op: 'mark', article, tag: 'navy', ...passage },
  anchor: { ...written, op: 'anchor', target: 'm', ...passage },
  'set on an article': { ...written, op: 'set', article, field: 'actor', value: 'PRK' },
  'set on a mark': { ...written, op: 'set', target: 'm', field: 'actor', value: null },
  status: { ...written, op: 'status', article, value: 'done' },
  'note on an article': { ...written, op: 'note', article, text: '' },
  'note on a mark': { ...written, op: 'note', target: 'm', text: 'why?' },
  edit: { ...written, op: 'edit', target: 'n', text: 'so' },
  remove: { ...written, op: 'remove', target: 'n' },
  move: { ...written, op: 'move', from: article, to: { date: null, headline: 'x' } },
  capture: { ...written, op: 'capture', dump: 'a/b.txt', sha256: 'ab'.repeat(32), bytes: 8797 },
};

function messageOf(value: unknown): string | undefined {
  const reading = parseEvent(value);
  return reading.kind === 'invalid' ? reading.message : undefined;
}

function without(value: object, field: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== field));
}

describe('An event', () => {
  for (const [name, event] of Object.entries(whole)) {
    it(`${name} is read as it stands`, () => {
      assert.deepEqual(parseEvent(event), { kind: 'event', event });
      const more = {
        ...event,
        batch: 'b',
        layer: 'main',
        cb: '3',
        via: 'rule',
        colour: 'unknown to us',
        nested: { a: [1] },
      };
      assert.deepEqual(parseEvent(more), { kind: 'event', event: more });
    });

    it(`${name} is none without one of its fields, and the message names it`, () => {
      for (const field of Object.keys(event)) {
        const message = messageOf(without(event, field)) ?? 'no problem';
        // An article is asked for where there is no target; the fields of set and note are told apart by it.
        assert.ok(
          message.includes(field === 'target' && name.includes('on a mark') ? 'article' : field),
          `${field}: ${message}`,
        );
      }
    });

    it(`${name} is none with a field of a wrong kind, and the message names it`, () => {
      for (const field of [...Object.keys(event), 'batch', 'layer', 'cb', 'via']) {
        for (const wrong of [{}, [[]], Infinity]) {
          const message = messageOf({ ...event, [field]: wrong });
          assert.ok(message?.includes(field), `${field}: ${message ?? 'no problem'}`);
        }
      }
    });
  }

  it('names the field inside an article or quote', () => {
    assert.equal(
      messageOf({ ...whole.tag, article: without(article, 'headline') }),
      'article.headline is missing',
    );
    assert.equal(
      messageOf({ ...whole.tag, article: { ...article, lead: 3 } }),
      'article.lead must be a string',
    );
    assert.equal(
      messageOf({ ...whole.mark, quote: { ...passage.quote, exact: '' } }),
      'quote.exact must be a string that is not empty',
    );
    assert.equal(
      messageOf({ ...whole.move, to: { ...article, date: '29 April' } }),
      'to.date must be a date like 2025-04-29, or null',
    );
  });

  it('may leave out the lead, and may not know the date', () => {
    assert.equal(parseEvent({ ...whole.tag, article: { date: null, headline: '' } }).kind, 'event');
    assert.equal(messageOf({ ...whole.tag, article: { headline: '' } }), 'article.date is missing');
  });

  it('has an id of 1 to 64 characters of any kind', () => {
    assert.equal(parseEvent({ ...whole.tag, id: '한' }).kind, 'event');
    assert.equal(parseEvent({ ...whole.tag, id: 'x'.repeat(64) }).kind, 'event');
    assert.equal(
      messageOf({ ...whole.tag, id: 'x'.repeat(65) }),
      'id must be a string of 1 to 64 characters',
    );
    assert.equal(messageOf({ ...whole.tag, id: '' }), 'id must be a string of 1 to 64 characters');
    assert.equal(
      messageOf({ ...whole.remove, target: 'x'.repeat(65) }),
      'target must be a string of 1 to 64 characters',
    );
  });

  it('has a time with a zone', () => {
    for (const at of ['2025-05-02T09:14:07Z', '2025-05-02T09:14:07.1+09:00'])
      assert.equal(parseEvent({ ...whole.tag, at }).kind, 'event');
    for (const at of ['2025-05-02', '2025-05-02T09:14:07', 'yesterday'])
      assert.ok(messageOf({ ...whole.tag, at })?.startsWith('at must'));
  });

  it('holds scalar values, and lists of them', () => {
    for (const value of ['', 0, -7.5, false, null, [], ['a', 1, true]])
      assert.equal(parseEvent({ ...whole['set on an article'], value }).kind, 'event');
    for (const value of [[null], [[]], {}, NaN])
      assert.ok(messageOf({ ...whole['set on an article'], value }));
  });

  it('has a status of the four, or none', () => {
    for (const value of ['done', 'skipped', 'flagged', 'excluded', null])
      assert.equal(parseEvent({ ...whole.status, value }).kind, 'event');
    assert.equal(
      messageOf({ ...whole.status, value: 'finished' }),
      'value must be done, skipped, flagged, excluded or null',
    );
  });

  it('marks a passage that is not empty', () => {
    assert.equal(messageOf({ ...whole.mark, start: 7 }), 'end must be greater than start');
    assert.equal(messageOf({ ...whole.anchor, start: -1 }), 'start must be a whole number from 0');
    assert.equal(messageOf({ ...whole.anchor, end: 1.5 }), 'end must be a whole number from 0');
  });

  it('of an op that we do not know is kept as unknown', () => {
    for (const op of ['vote', 'constructor', '__proto__', ''])
      assert.equal(parseEvent({ ...whole.tag, op }).kind, 'unknown');
  });

  it('is an object with an op', () => {
    assert.equal(messageOf({}), 'op must be a string');
    for (const value of [null, undefined, 3, 'tag', [whole.tag], true])
      assert.equal(messageOf(value), 'the line is no JSON object');
  });

  it('of any kind that we write is read, and nothing throws', () => {
    fc.assert(fc.property(anyEvent, (event) => parseEvent(event).kind === 'event'));
    fc.assert(
      fc.property(
        anyEvent,
        fc.dictionary(fc.constantFrom('id', 'op', 'article', 'target', 'quote', 'value'), fc.jsonValue()),
        (event, wrong) => {
          parseEvent({ ...event, ...wrong });
        },
      ),
    );
  });
});
