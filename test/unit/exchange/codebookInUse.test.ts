import assert from 'node:assert/strict';
import { readCodebook } from '../../../src/annotation/codebook/readCodebook';
import { codebookInUse } from '../../../src/exchange/codebookInUse';
import { json } from '../../../src/exchange/json';
import type { CodebookRecord } from '../../../src/exchange/records';
import { contentsOf, joined } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf } from './madeUp';
import { schemaErrors } from './schemas';

const yard = { headline: 'Second shipyard opens', paragraphs: ['In the harbour.'], date: '2025-04-29' };
const dumps = [dumpNamed('page.txt', dumpText([yard]))];
const events = eventsOf(
  { op: 'tag', article: referenceOf(yard), tag: 'weather' },
  { op: 'tag', article: referenceOf(yard), tag: 'navy', layer: 'pilot' },
  { op: 'set', article: referenceOf(yard), field: 'mood', value: 'calm' },
  { op: 'tag', article: { date: null, headline: 'lost' }, tag: 'astray' },
);

const { codebook, problems } = readCodebook(`{
  // Comments are no part of an export.
  "format": "newsdump-codebook", "version": 1, "revision": "7", "title": "Harbour events",
  "tags": [
    { "id": "military", "label": "Military", "choice": "one", "required": true, "color": "#c33", "key": "m",
      "description": "Armed forces.", "include": "Exercises.", "exclude": "Police.", "examples": ["Fleet sails"],
      "fields": ["actor"], "patterns": ["/fleets?/"],
      "tags": [{ "id": "navy" }, { "id": "marine", "status": "retired", "mergedInto": "navy" }] },
    { "id": "other" }
  ],
  "fields": [
    { "id": "actor", "label": "Actor", "type": "choice", "multiple": true, "required": true, "on": "mark",
      "options": [{ "value": "PRK", "label": "North Korea", "aliases": ["NK"] }, { "value": "KOR" }] },
    { "id": "dead", "type": "number" }
  ]
}`);

const recordOf = (...codebooks: Parameters<typeof codebookInUse>[2] & object): CodebookRecord => {
  const { annotated, orphans } = joined(dumps, events);
  return codebookInUse(annotated, orphans, codebooks);
};

describe("An export's codebook", () => {
  it('is what the file says, each tag before those below it, and then what is in use beside', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(recordOf(codebook), {
      title: 'Harbour events',
      revision: '7',
      tags: [
        {
          id: 'military',
          label: 'Military',
          description: 'Armed forces.',
          include: 'Exercises.',
          exclude: 'Police.',
          examples: ['Fleet sails'],
          color: '#c33',
          choice: 'one',
          required: true,
          fields: ['actor'],
          patterns: ['/fleets?/'],
        },
        { id: 'navy', label: 'navy', parent: 'military' },
        { id: 'marine', label: 'marine', parent: 'military', mergedInto: 'navy', status: 'retired' },
        { id: 'other', label: 'other' },
        { id: 'astray', label: 'astray' },
        { id: 'weather', label: 'weather' },
      ],
      fields: [
        {
          id: 'actor',
          label: 'Actor',
          type: 'choice',
          options: [
            { value: 'PRK', label: 'North Korea', aliases: ['NK'] },
            { value: 'KOR', label: 'KOR' },
          ],
          multiple: true,
          required: true,
          on: 'mark',
          level: 'nominal',
        },
        { id: 'dead', label: 'dead', type: 'number', level: codebook.field('dead')?.level },
        { id: 'mood', label: 'mood' },
      ],
    });
  });

  it('is what is in use if there is no file', () => {
    assert.deepEqual(recordOf(), {
      tags: ['astray', 'navy', 'weather'].map((id) => ({ id, label: id })),
      fields: [{ id: 'mood', label: 'mood' }],
    });
  });

  it('has the tags of all projects, each id once, and then no title of one', () => {
    const other = readCodebook(
      '{ "format": "newsdump-codebook", "version": 1, "title": "Other", "tags": [{ "id": "navy", "label": "Second" }, { "id": "air" }] }',
    ).codebook;
    const record = recordOf(codebook, other);
    assert.deepEqual(
      record.tags.map(({ id, label }) => [id, label]),
      [
        ['military', 'Military'],
        ['navy', 'navy'],
        ['marine', 'marine'],
        ['other', 'other'],
        ['air', 'air'],
        ['astray', 'astray'],
        ['weather', 'weather'],
      ],
    );
    assert.equal('title' in record, false);
  });

  it('is as the schema has it', () => {
    const contents = { ...contentsOf(dumps, events), codebook: recordOf(codebook) };
    const written = JSON.parse([...json.write(contents)].join('')) as { codebook: unknown };
    assert.deepEqual(schemaErrors('urn:newsdump:export:1', written), []);
    assert.deepEqual(written.codebook, recordOf(codebook));
    const wrong = { ...written, codebook: { tags: [{ id: 'a', label: 'a', choice: 'many' }], fields: [] } };
    assert.notDeepEqual(schemaErrors('urn:newsdump:export:1', wrong), []);
  });
});
