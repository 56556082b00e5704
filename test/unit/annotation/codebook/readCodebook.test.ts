import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../../src/annotation/codebook/readCodebook';

/** The design's example, its alternatives chosen. */
const example = `{ "format": "newsdump-codebook", "version": 1, "revision": "3", "title": "Study",
  // Comments and trailing commas are fine.
  "tags":   [ { "id": "military", "label": "Military", "description": "d", "include": "i", "exclude": "e", "examples": ["x"], "color": "#c33", "key": "m",
                "choice": "one", "required": true, "status": "active", "fields": ["actor"], "patterns": ["warship", "/destroyers?/"],
                "tags": [ { "id": "military/navy", "status": "retired", "mergedInto": "military" }, ] } ],
  "fields": [ { "id": "actor", "label": "Actor", "type": "choice", "options": [ { "value": "PRK", "label": "North Korea", "aliases": ["NK", "DPRK"] } ],
                "multiple": true, "required": false, "on": "article", "level": "ordinal" }, ] }`;

/** What is reported of the keys of a codebook, each with the text where it is. */
function problemsOf(keys: string): unknown[] {
  const text = `{ "format": "newsdump-codebook", "version": 1, ${keys} }`;
  return readCodebook(text).problems.map(({ offset, length, problem }) => [
    text.slice(offset, offset + length),
    problem,
  ]);
}

const tags = (...some: string[]): string => `"tags": [${some.join(', ')}]`;

describe('Reading a codebook', () => {
  it('finds everything that the design names', () => {
    const { codebook, problems, isReadable, isReadOnly } = readCodebook(example);
    assert.deepEqual(problems, []);
    assert.deepEqual([isReadable, isReadOnly], [true, false]);
    assert.deepEqual([codebook.title, codebook.revision], ['Study', '3']);
    const navy = {
      id: 'military/navy',
      label: 'military/navy',
      description: undefined,
      include: undefined,
      exclude: undefined,
      examples: [],
      color: undefined,
      key: undefined,
      choice: 'many',
      required: false,
      status: 'retired',
      mergedInto: 'military',
      fields: [],
      patterns: [],
      tags: [],
    };
    assert.deepEqual(codebook.tags, [
      {
        id: 'military',
        label: 'Military',
        description: 'd',
        include: 'i',
        exclude: 'e',
        examples: ['x'],
        color: '#c33',
        key: 'm',
        choice: 'one',
        required: true,
        status: 'active',
        mergedInto: undefined,
        fields: ['actor'],
        patterns: ['warship', '/destroyers?/'],
        tags: [navy],
      },
    ]);
    assert.deepEqual(codebook.fields, [
      {
        id: 'actor',
        label: 'Actor',
        description: undefined,
        type: 'choice',
        options: [{ value: 'PRK', label: 'North Korea', description: undefined, aliases: ['NK', 'DPRK'] }],
        multiple: true,
        required: false,
        on: 'article',
        level: 'ordinal',
      },
    ]);
  });

  it('measures numbers and dates in intervals, and the rest by name, if nothing is said', () => {
    const types = ['number', 'date', 'text', 'boolean'].map(
      (type) => `{ "id": "${type}", "type": "${type}" }`,
    );
    const { codebook } = readCodebook(
      `{ "fields": [${types.join()}, { "id": "c", "options": [{ "value": "v" }] }] }`,
    );
    assert.deepEqual(
      codebook.fields.map(({ type, level }) => [type, level]),
      [
        ['number', 'interval'],
        ['date', 'interval'],
        ['text', 'nominal'],
        ['boolean', 'nominal'],
        ['choice', 'nominal'],
      ],
    );
  });

  const wrong: readonly [string, string, unknown][] = [
    ['tags are no list', '"tags": {}', ['{}', { kind: 'wrongType', key: 'tags', expected: 'list' }]],
    ['a tag is no object', tags('"a"'), ['"a"', { kind: 'wrongType', key: 'tags', expected: 'object' }]],
    ['a tag has no id', tags('{ "label": "A" }'), ['{', { kind: 'noId', of: 'tag', label: 'A' }]],
    ['a tag has nothing', tags('{ "id": " " }'), ['" "', { kind: 'noId', of: 'tag', label: undefined }]],
    [
      'an id stands twice',
      tags('{ "id": "a" }', '{ "id": "a" }'),
      ['"a"', { kind: 'repeatedId', of: 'tag', id: 'a' }],
    ],
    [
      'a label is no string',
      tags('{ "id": "a", "label": 1 }'),
      ['1', { kind: 'wrongType', key: 'label', expected: 'string' }],
    ],
    [
      'a key stands twice',
      tags('{ "id": "a", "label": "x", "label": "y" }'),
      ['"label"', { kind: 'repeatedKey', key: 'label' }],
    ],
    [
      'a colour is none',
      tags('{ "id": "a", "color": "red" }'),
      ['"red"', { kind: 'badColor', value: 'red' }],
    ],
    ['a key is none', tags('{ "id": "a", "key": "A" }'), ['"A"', { kind: 'badTagKey', value: 'A' }]],
    [
      'two tags have one key',
      tags('{ "id": "a", "key": "k" }', '{ "id": "b", "key": "k" }'),
      ['"k"', { kind: 'repeatedTagKey', key: 'k', tag: 'a' }],
    ],
    [
      'a field is unknown',
      tags('{ "id": "a", "fields": ["f"] }'),
      ['"f"', { kind: 'unknownField', id: 'f' }],
    ],
    [
      'a merge is unknown',
      tags('{ "id": "a", "mergedInto": "b" }'),
      ['"b"', { kind: 'unknownMerge', id: 'b' }],
    ],
    [
      'a merge is with itself',
      tags('{ "id": "a", "mergedInto": "a" }'),
      ['"a"', { kind: 'mergeCycle', tag: 'a' }],
    ],
    [
      'a choice is none',
      tags('{ "id": "a", "choice": "two" }'),
      ['"two"', { kind: 'notListed', key: 'choice', value: 'two', allowed: ['one', 'many'] }],
    ],
    [
      'a status is none',
      tags('{ "id": "a", "status": "old" }'),
      ['"old"', { kind: 'notListed', key: 'status', value: 'old', allowed: ['active', 'retired'] }],
    ],
    [
      'required is no yes or no',
      tags('{ "id": "a", "required": "yes" }'),
      ['"yes"', { kind: 'wrongType', key: 'required', expected: 'boolean' }],
    ],
    [
      'an example is no string',
      tags('{ "id": "a", "examples": [null] }'),
      ['null', { kind: 'wrongType', key: 'examples', expected: 'string' }],
    ],
    ['a pattern is empty', tags('{ "id": "a", "patterns": ["//"] }'), ['"//"', { kind: 'emptyPattern' }]],
    [
      'a pattern is open',
      tags('{ "id": "a", "patterns": ["/x"] }'),
      ['"/x"', { kind: 'unterminatedPattern', pattern: '/x' }],
    ],
    ['fields are no list', '"fields": 1', ['1', { kind: 'wrongType', key: 'fields', expected: 'list' }]],
    ['a field has no id', '"fields": [{}]', ['{', { kind: 'noId', of: 'field', label: undefined }]],
    [
      'a field stands twice',
      '"fields": [{ "id": "f" }, { "id": "f", "type": "date" }]',
      ['"f"', { kind: 'repeatedId', of: 'field', id: 'f' }],
    ],
    [
      'a type is none',
      '"fields": [{ "id": "f", "type": "x" }]',
      [
        '"x"',
        {
          kind: 'notListed',
          key: 'type',
          value: 'x',
          allowed: ['choice', 'text', 'number', 'date', 'boolean'],
        },
      ],
    ],
    [
      'a place is none',
      '"fields": [{ "id": "f", "on": "x" }]',
      ['"x"', { kind: 'notListed', key: 'on', value: 'x', allowed: ['article', 'mark'] }],
    ],
    [
      'a level is none',
      '"fields": [{ "id": "f", "level": "x" }]',
      [
        '"x"',
        { kind: 'notListed', key: 'level', value: 'x', allowed: ['nominal', 'ordinal', 'interval', 'ratio'] },
      ],
    ],
    [
      'a choice has no options',
      '"fields": [{ "id": "f", "type": "choice" }]',
      ['"choice"', { kind: 'noOptions', field: 'f' }],
    ],
    [
      'an option has no value',
      '"fields": [{ "id": "f", "options": [{ "value": "a" }, { "label": "B" }] }]',
      ['{', { kind: 'noId', of: 'option', label: 'B' }],
    ],
    [
      'an option stands twice',
      '"fields": [{ "id": "f", "options": [{ "value": "a" }, { "value": "a" }] }]',
      ['"a"', { kind: 'repeatedOption', value: 'a' }],
    ],
    [
      'an alias is taken',
      '"fields": [{ "id": "f", "options": [{ "value": "a", "aliases": ["B"] }, { "value": "b" }] }]',
      ['"B"', { kind: 'repeatedAlias', alias: 'B', value: 'b' }],
    ],
    [
      'the revision is no string',
      '"revision": 3',
      ['3', { kind: 'wrongType', key: 'revision', expected: 'string' }],
    ],
  ];
  for (const [what, keys, problem] of wrong) {
    it(`reports it where ${what}, and only there`, () => assert.deepEqual(problemsOf(keys), [problem]));
  }

  it('leaves out the key that is wrong, and nothing else', () => {
    const { codebook } = readCodebook(
      '{ "tags": [{ "id": "a", "label": "A", "color": "red", "key": "k", "choice": 1 }] }',
    );
    const tag = codebook.tag('a');
    assert.deepEqual([tag?.label, tag?.color, tag?.key, tag?.choice], ['A', undefined, 'k', 'many']);
  });

  it('puts the tags under one that is none, or came before, in its place', () => {
    const { codebook } = readCodebook(
      '{ "tags": [{ "id": "a" }, { "tags": [{ "id": "b" }] }, { "id": "a", "tags": [{ "id": "c" }] }], "tags": [{ "id": "d" }] }',
    );
    assert.deepEqual(
      codebook.tags.map(({ id }) => id),
      ['a', 'b', 'c', 'd'],
    );
  });

  it('opens circles of merges, and keeps what leads into them', () => {
    const text =
      '"tags": [{ "id": "a", "mergedInto": "b" }, { "id": "b", "mergedInto": "a" }, { "id": "c", "mergedInto": "a" }]';
    const { codebook } = readCodebook(`{ ${text} }`);
    assert.equal(codebook.resolve('c'), 'a');
    assert.deepEqual(problemsOf(text), [
      ['"b"', { kind: 'mergeCycle', tag: 'a' }],
      ['"a"', { kind: 'mergeCycle', tag: 'b' }],
    ]);
  });

  it('lets a retired tag keep its key, which another may have', () => {
    const text = tags('{ "id": "a", "key": "k", "status": "retired" }', '{ "id": "b", "key": "k" }');
    assert.deepEqual(problemsOf(text), []);
    assert.equal(readCodebook(`{ ${text} }`).codebook.tagWithKey('k')?.id, 'b');
  });

  it('reads a newer version, which is not to be edited', () => {
    const reading = readCodebook('{ "format": "newsdump-codebook", "version": 2, "tags": [{ "id": "a" }] }');
    assert.deepEqual([reading.isReadable, reading.isReadOnly, reading.codebook.tags.length], [true, true, 1]);
    assert.deepEqual(
      reading.problems.map(({ problem }) => problem),
      [{ kind: 'newerVersion', version: 2 }],
    );
  });

  it('reports a missing format and version', () => {
    const { problems, isReadable } = readCodebook('{}');
    assert.ok(isReadable);
    assert.deepEqual(
      problems.map(({ problem }) => problem),
      [
        { kind: 'missing', key: 'format' },
        { kind: 'missing', key: 'version' },
      ],
    );
  });

  it('says that a list, another format or nothing is no codebook', () => {
    for (const text of ['[]', '{ "format": "newsdump-journal", "version": 1 }', '', '\ufeff// x']) {
      const { problems, isReadable } = readCodebook(text);
      assert.ok(!isReadable, text);
      assert.equal(problems.length, 1, text);
    }
  });

  it('makes out the tags of a text with a mistake', () => {
    const { codebook, problems, isReadable } = readCodebook(example.replace('"key": "m"', '"key" "m"'));
    assert.ok(!isReadable);
    assert.equal(problems[0]?.problem.kind, 'syntax');
    assert.deepEqual(
      codebook.allTags.map(({ id }) => id),
      ['military', 'military/navy'],
    );
  });

  it('does not give in to what is nested without end', () => {
    const nested = (depth: number): string => `${'{"tags":['.repeat(depth)}${']}'.repeat(depth)}`;
    const tags = (depth: number): string => nested(depth).replaceAll('{', '{"id":"x",');
    for (const text of [1000, 1500, 2000, 3000, 50_000].flatMap((depth) => [nested(depth), tags(depth)])) {
      const { isReadable, problems } = readCodebook(text);
      assert.ok(!isReadable);
      assert.deepEqual(
        problems.map(({ problem }) => problem),
        [{ kind: 'syntax', error: 'TooDeep' }],
      );
    }
    assert.ok(readCodebook(nested(50)).isReadable);
  });

  it('never throws, whatever the values are, and places every problem in the text', () => {
    const key = fc.constantFrom(
      ...[
        'id',
        'label',
        'tags',
        'fields',
        'key',
        'color',
        'mergedInto',
        'options',
        'value',
        'aliases',
        'type',
      ],
      ...['version', 'format', 'status', '__proto__', 'patterns'],
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6, withCrossShrink: true },
        fc.constantFrom('a', 'b', '', '/', '//', 'k', 'choice', 'newsdump-codebook', 1, 2, null, true),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.nat(200), (any, end) => {
        const text = JSON.stringify(any, undefined, 1);
        for (const some of [text, text.slice(0, end)]) {
          const { codebook, problems } = readCodebook(some);
          assert.equal(new Set(codebook.allTags.map(({ id }) => id)).size, codebook.allTags.length);
          for (const { offset, length } of problems) assert.ok(offset >= 0 && offset + length <= some.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the text is', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"id"',
      '"tags"',
      '"a"',
      '//',
      '/*',
      '*/',
      '\n',
      '"',
      '1',
      '\ufeff',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (some) => void readCodebook(some.join(''))));
  });
});
