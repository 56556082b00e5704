import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'jsonc-parser';
import { newCodebookText } from '../../../../src/annotation/codebook/editCodebook';
import { readCodebook } from '../../../../src/annotation/codebook/readCodebook';
import { starters, starterText } from '../../../../src/annotation/codebook/starters';

const schemas = path.resolve(__dirname, '../../../../schemas');
const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(path.join(schemas, 'codebook.schema.json'), 'utf8')) as object,
);

function schemaErrors(text: string): string[] {
  validate(parse(text, [], { allowTrailingComma: true }));
  return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`) ?? [];
}

const head = '"format": "newsdump-codebook", "version": 1';

describe('The schema of codebooks', () => {
  it('takes the example of the design, with unknown keys, and a new codebook', () => {
    const text = `{ ${head}, "revision": "3", "title": "…", "mine": 1,
      "tags": [ { "id": "military", "label": "Military", "description": "…", "include": "…", "exclude": "…", "examples": [], "color": "charts.red", "key": "m",
        "choice": "one", "required": false, "status": "active", "mergedInto": "…", "fields": ["actor"], "patterns": ["warship", "/destroyers?/"], "tags": [] } ],
      "fields": [ { "id": "actor", "label": "Actor", "type": "choice", "options": [ { "value": "PRK", "label": "North Korea", "aliases": ["NK", "DPRK"] } ],
        "multiple": true, "required": false, "on": "article", "level": "nominal" } ] }`;
    assert.deepEqual(schemaErrors(text), []);
    assert.deepEqual(schemaErrors(newCodebookText('New')), []);
  });

  const wrong: readonly [string, string][] = [
    ['{}', " must have required property 'format'"],
    [`{ ${head}, "tags": [{ "label": "A" }] }`, "/tags/0 must have required property 'id'"],
    [`{ ${head}, "tags": [{ "id": "a", "key": "A" }] }`, '/tags/0/key must match pattern "^[a-z0-9]$"'],
    [
      `{ ${head}, "tags": [{ "id": "a", "tags": [{ "id": " " }] }] }`,
      '/tags/0/tags/0/id must match pattern "\\S"',
    ],
    [`{ ${head}, "tags": [{ "id": "a", "color": "red" }] }`, '/tags/0/color must match pattern'],
    [`{ ${head}, "tags": [{ "id": "a", "patterns": ["/x"] }] }`, '/tags/0/patterns/0 must match pattern'],
    [
      `{ ${head}, "fields": [{ "id": "f", "type": "choice" }] }`,
      "/fields/0 must have required property 'options'",
    ],
    [
      `{ ${head}, "fields": [{ "id": "f", "type": "x" }] }`,
      '/fields/0/type must be equal to one of the allowed values',
    ],
  ];
  for (const [text, error] of wrong) {
    it(`refuses ${text}`, () => {
      const errors = schemaErrors(text);
      assert.ok(
        errors.some((one) => one.startsWith(error)),
        errors.join('\n'),
      );
      assert.notDeepEqual(readCodebook(text).problems, []);
    });
  }
});

describe('A starter codebook', () => {
  for (const { id, source, license } of starters) {
    it(`${id} is a codebook without a problem, and names its source and licence`, () => {
      const text = starterText(id);
      const { codebook, problems, isReadable } = readCodebook(text);
      assert.deepEqual(problems, []);
      assert.ok(isReadable);
      assert.equal(codebook.revision, '1');
      assert.deepEqual(schemaErrors(text), []);
      const parsed = parse(text) as Record<string, unknown>;
      assert.deepEqual([parsed['source'], parsed['license']], [source, license]);
      const [comments = ''] = text.split('\n{');
      assert.ok(comments.includes(source) && comments.includes(license));
      assert.match(license, /^CC BY/);
    });
  }

  it('of the IPTC has the 17 top terms, each with a key', () => {
    const { codebook } = readCodebook(starterText('media-topics'));
    assert.deepEqual(
      codebook.tags.map(({ id }) => id),
      Array.from({ length: 17 }, (_, i) => `medtop:${String(i + 1).padStart(2, '0')}000000`),
    );
    assert.ok(codebook.tags.every(({ key, description }) => key !== undefined && description !== undefined));
  });

  it('of PLOVER has the 16 types in four classes, with keys and the fields of an event', () => {
    const { codebook } = readCodebook(starterText('plover'));
    assert.deepEqual(
      codebook.tags.map(({ id, tags }) => [id, ...tags.map((tag) => tag.id.toUpperCase())]),
      [
        ['verbal-cooperation', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
        ['material-cooperation', 'COOPERATE', 'AID', 'RETREAT'],
        ['verbal-conflict', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
        ['material-conflict', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
      ],
    );
    for (const type of codebook.tags.flatMap(({ tags }) => tags)) {
      assert.ok(type.key !== undefined && type.description !== undefined, type.id);
      assert.deepEqual(type.fields.slice(0, 4), ['actor', 'recipient', 'location', 'event-date']);
      const mode = codebook.field(`${type.id}-mode`);
      assert.deepEqual(type.fields.slice(4), mode ? [mode.id] : []);
    }
    assert.equal(codebook.fields.filter(({ type }) => type === 'choice').length, 11);
  });
});
