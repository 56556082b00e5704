import assert from 'node:assert/strict';
import { emptyCodebook } from '../../../../src/annotation/codebook/codebook';
import { fieldsFor, missingFor, type CodedSoFar } from '../../../../src/annotation/codebook/completeness';
import { readCodebook } from '../../../../src/annotation/codebook/readCodebook';
import type { FieldValue } from '../../../../src/annotation/events';

const { codebook, problems } = readCodebook(`{ "format": "newsdump-codebook", "version": 1,
  "tags": [
    { "id": "topic", "required": true, "tags": [{ "id": "war", "fields": ["place", "dead"], "tags": [{ "id": "siege" }] }] },
    { "id": "read", "required": true },
    { "id": "event", "fields": ["actor", "day", "dead"] },
    { "id": "old", "required": true, "status": "retired", "fields": ["actor"] },
    { "id": "battle", "status": "retired", "mergedInto": "war" }
  ],
  "fields": [
    { "id": "mood", "type": "text" },
    { "id": "dead", "type": "number" },
    { "id": "actor", "type": "text", "required": true, "multiple": true },
    { "id": "place", "type": "text", "required": true, "on": "article" },
    { "id": "day", "type": "date", "required": true, "on": "mark" },
    { "id": "source", "type": "text", "required": true }
  ] }`);

function missing({
  tags = [],
  fields = {},
  marks = [],
}: {
  tags?: string[];
  fields?: Record<string, FieldValue>;
  marks?: { id: string; tag: string; fields?: Record<string, FieldValue> }[];
}): string[] {
  const coded: CodedSoFar = {
    tags: new Set(tags),
    fields: new Map(Object.entries(fields)),
    marks: marks.map((mark) => ({ ...mark, fields: new Map(Object.entries(mark.fields ?? {})) })),
  };
  return missingFor(codebook, coded).map((one) =>
    one.kind === 'tag'
      ? `tag ${one.tag}`
      : `${one.field} of ${one.tag ?? 'all'}${one.mark ? ` on ${one.mark}` : ''}`,
  );
}

const done = { tags: ['read', 'siege'], fields: { source: 'x' } };

describe('What an article still misses', () => {
  it('is nothing without a codebook', () => {
    assert.deepEqual(missingFor(emptyCodebook, { tags: new Set(), fields: new Map(), marks: [] }), []);
    assert.deepEqual(problems, []);
  });

  it('is each required tag, and the field that every article has', () => {
    assert.deepEqual(missing({}), ['tag topic', 'tag read', 'source of all']);
  });

  it('is nothing once one of the tags below is given, or the tag itself, also on a mark', () => {
    assert.deepEqual(missing(done), []);
    assert.deepEqual(missing({ ...done, tags: ['read', 'topic'] }), []);
    assert.deepEqual(missing({ ...done, tags: ['read'], marks: [{ id: 'm', tag: 'siege' }] }), []);
  });

  it('is the field that a given tag asks for, where that is', () => {
    assert.deepEqual(missing({ ...done, tags: [...done.tags, 'event'] }), ['actor of event']);
    assert.deepEqual(missing({ ...done, marks: [{ id: 'm', tag: 'event' }] }), [
      'actor of event on m',
      'day of event on m',
    ]);
    const fields = { actor: ['x'], day: '2031-09-05' };
    assert.deepEqual(missing({ ...done, marks: [{ id: 'm', tag: 'event', fields }] }), []);
  });

  it("is a value on the article for a tag on a mark, if the field is the article's", () => {
    assert.deepEqual(missing({ ...done, marks: [{ id: 'm', tag: 'war' }] }), ['place of war']);
    assert.deepEqual(
      missing({
        tags: ['read', 'war'],
        marks: [{ id: 'm', tag: 'war' }],
        fields: { source: 'x', place: 'y' },
      }),
      [],
    );
  });

  it('is what the tag asks for that a given one was merged into', () => {
    assert.deepEqual(missing({ ...done, tags: ['read', 'battle'] }), ['place of war']);
  });

  it('is nothing that a retired tag asks for', () => {
    assert.deepEqual(missing({ ...done, tags: [...done.tags, 'old'] }), []);
  });

  it('is a value where there is none: null and an empty list', () => {
    const tags = [...done.tags, 'event'];
    assert.deepEqual(missing({ tags, fields: { source: null, actor: [] } }), [
      'actor of event',
      'source of all',
    ]);
    assert.deepEqual(missing({ tags, fields: { source: false, actor: 0 } }), []);
  });

  it("is a mark's own field on every mark, if no tag asks for it", () => {
    const { codebook: own } = readCodebook('{ "fields": [{ "id": "f", "required": true, "on": "mark" }] }');
    const marks = [{ id: 'm', tag: 'x', fields: new Map() }];
    assert.deepEqual(missingFor(own, { tags: new Set(), fields: new Map(), marks }), [
      { kind: 'field', field: 'f', tag: undefined, mark: 'm' },
    ]);
  });
});

describe('The fields that a form asks for', () => {
  const ids = (tags: string[], place: 'article' | 'mark'): string[] =>
    fieldsFor(codebook, tags, place).map(({ id }) => id);

  it('are those that no tag asks for', () => {
    assert.deepEqual(ids([], 'article'), ['source', 'mood']);
    assert.deepEqual(ids(['unknown', 'old'], 'article'), ['source', 'mood']);
  });

  it('are also those of the tags, required ones first, each once', () => {
    assert.deepEqual(ids(['war', 'event'], 'article'), ['actor', 'place', 'source', 'mood', 'dead']);
    assert.deepEqual(ids(['event'], 'mark'), ['actor', 'day', 'source', 'mood', 'dead']);
    assert.deepEqual(ids(['battle'], 'mark'), ['source', 'mood', 'dead']);
  });
});
