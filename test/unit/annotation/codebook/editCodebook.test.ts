import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Codebook } from '../../../../src/annotation/codebook/codebook';
import * as edit from '../../../../src/annotation/codebook/editCodebook';
import { readCodebook } from '../../../../src/annotation/codebook/readCodebook';
import { Model, type ModelField, type ModelTag } from './model';

const small = `{
  // What we look at.
  "format": "newsdump-codebook", "version": 1,
  "revision": "3", // counted
  "tags": [
    // The fleet.
    { "id": "navy", "label": "Navy", "mine": { "a": [1] } }, // see the manual
    {
      "id": "weather",
      /* inside */
      "label": "Weather",
      "tags": [
        { "id": "storm" },
        // Not rain.
        { "id": "snow", "fields": ["depth" /* in cm */, "place"] } // seldom
      ],
    },
    { "id": "old", "status": "retired", "mergedInto": "navy" }
  ],
  "fields": [{ "id": "depth", "type": "number" }, { "id": "place" }]
}
`;

function textOf(edited: edit.Edited): string {
  if ('refused' in edited) assert.fail(`refused: ${JSON.stringify(edited.refused)}`);
  return edited.text;
}

function refusalOf(edited: edit.Edited): unknown {
  return 'refused' in edited ? edited.refused : assert.fail('not refused');
}

/** The text without line breaks' and indentation's share, to look for passages in. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('Changes of a codebook', () => {
  it('leave what they do not name as it was, byte for byte', () => {
    assert.equal(
      textOf(edit.changeTag(small, 'navy', { label: 'Fleet', color: 'charts.blue' })),
      small
        .replace('"label": "Navy",', '"label": "Fleet", "color": "charts.blue",')
        .replace('"revision": "3"', '"revision": "4"'),
    );
  });

  it('take a tag along with its comments and unknown keys, indented anew', () => {
    const text = textOf(edit.moveTag(small, 'navy', 'weather', 'snow'));
    assert.ok(
      text.includes(
        '        { "id": "storm" },\n' +
          '        // The fleet.\n' +
          '        { "id": "navy", "label": "Navy", "mine": { "a": [1] } }, // see the manual\n' +
          '        // Not rain.\n' +
          '        { "id": "snow"',
      ),
      text,
    );
  });

  it('move out of a list and keep a comment that ends a line from swallowing what follows', () => {
    const text = textOf(
      edit.moveTag('{"tags":[{"id":"a"},\n{"id":"b"} // b\n,{"id":"c"}]}', 'b', undefined, 'a'),
    );
    assert.deepEqual(
      readCodebook(text).codebook.tags.map(({ id }) => id),
      ['b', 'a', 'c'],
    );
    assert.ok(text.includes('// b\n'));
  });

  it('lift the tags under a deleted one, and keep the comments around it', () => {
    const text = textOf(edit.deleteTag(small, 'weather'));
    assert.deepEqual(
      readCodebook(text).codebook.tags.map(({ id }) => id),
      ['navy', 'storm', 'snow', 'old'],
    );
    assert.ok(text.includes('    // Not rain.\n    { "id": "snow"'), text);
  });

  it('keep the comments of entries of a list that stay', () => {
    const text = textOf(edit.changeTag(small, 'snow', { fields: ['place', 'depth'] }));
    assert.ok(flat(text).includes('"fields": ["place", "depth" /* in cm */]'), text);
  });

  it('keep comments and unknown keys of the options that stay', () => {
    const text = `{ "format": "newsdump-codebook", "version": 1, "fields": [ { "id": "f", "type": "choice", "options": [
      { "value": "a", "label": "A", "iso": "aa" /* checked */ }, // first
      { "value": "b", "aliases": ["bee"] }
    ] } ] }`;
    const options = [{ value: 'c' }, { value: 'b' }, { value: 'a', label: 'Ah', aliases: ['x'] }];
    const changed = textOf(edit.changeField(text, 'f', { options }));
    assert.ok(changed.includes('{ "value": "b" }'), changed);
    assert.ok(
      changed.includes(
        '{ "value": "a", "label": "Ah", "aliases": ["x"], "iso": "aa" /* checked */ } // first',
      ),
      changed,
    );
    assert.deepEqual(
      readCodebook(changed)
        .codebook.field('f')
        ?.options.map(({ value, label }) => [value, label]),
      [
        ['c', 'c'],
        ['b', 'b'],
        ['a', 'Ah'],
      ],
    );
  });

  it('begin the revisions, and leave names of revisions alone', () => {
    const revisionOf = (revision: string): string | undefined => {
      const text = `{ "format": "newsdump-codebook", "version": 1${revision} }`;
      return readCodebook(textOf(edit.addTag(text, undefined, { id: 'x' }))).codebook.revision;
    };
    assert.equal(revisionOf(''), '1');
    assert.equal(revisionOf(', "revision": "99"'), '100');
    assert.equal(revisionOf(', "revision": "2031 spring"'), '2031 spring');
  });

  it('leave the revision when nothing changes', () => {
    assert.equal(textOf(edit.changeTag(small, 'navy', { label: 'Navy' })), small);
    assert.equal(textOf(edit.moveTag(small, 'navy', undefined, 'navy')), small);
  });

  it('keep a byte order mark', () => {
    assert.ok(textOf(edit.addTag(`\ufeff${small}`, undefined, { id: 'x' })).startsWith('\ufeff{\n  // What'));
  });

  it('write the id of a tag that was known by its label', () => {
    const text = textOf(edit.changeTag('{ "tags": [{ "label": "Fog" }] }', 'Fog', { label: 'Mist' }));
    const [tag] = readCodebook(text).codebook.tags;
    assert.deepEqual([tag?.id, tag?.label], ['Fog', 'Mist']);
  });

  it('open an object in one line when a list is added', () => {
    const text = textOf(edit.addTag(small, 'navy', { id: 'submarine', label: 'Submarine' }));
    assert.ok(
      text.includes(`    {
      "id": "navy",
      "label": "Navy",
      "tags": [
        { "id": "submarine", "label": "Submarine" }
      ],
      "mine": { "a": [1] }
    }, // see the manual`),
      text,
    );
  });

  it('merge, and what was merged before goes along', () => {
    const text = textOf(edit.mergeTag(small, 'navy', 'storm'));
    const { codebook, problems } = readCodebook(text);
    assert.deepEqual(problems, []);
    assert.equal(codebook.resolve('old'), 'storm');
    assert.equal(codebook.tag('navy')?.status, 'retired');
    const restored = readCodebook(textOf(edit.restoreTag(text, 'navy'))).codebook;
    assert.equal(restored.resolve('old'), 'navy');
    assert.equal(restored.tag('navy')?.status, 'active');
    assert.ok(textOf(edit.restoreTag(text, 'navy')).includes('// see the manual'));
  });

  it('take a deleted field out of the tags that ask for it', () => {
    const text = textOf(edit.deleteField(small, 'depth'));
    const { codebook, problems } = readCodebook(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(codebook.tag('snow')?.fields, ['place']);
    assert.ok(text.includes('/* in cm */'));
  });

  it('delete a tag wherever it stands', () => {
    const text =
      '{ "tags": [{ "id": "a", "tags": [{ "id": "b" }] }, { "id": "a", "tags": [{ "id": "c" }] }] }';
    assert.deepEqual(
      readCodebook(textOf(edit.deleteTag(text, 'a'))).codebook.allTags.map(({ id }) => id),
      ['b', 'c'],
    );
  });

  const refused: readonly [string, edit.Edited, object][] = [
    ['a text with a mistake', edit.addTag('{ "tags": [', undefined, { id: 'x' }), { reason: 'unreadable' }],
    [
      'what is no codebook',
      edit.addTag('{ "format": "x" }', undefined, { id: 'x' }),
      { reason: 'unreadable' },
    ],
    ['a newer version', edit.addTag('{ "version": 2 }', undefined, { id: 'x' }), { reason: 'newerVersion' }],
    ['a blank id', edit.addTag(small, undefined, { id: ' ' }), { reason: 'emptyId' }],
    ['an id that is there', edit.addTag(small, undefined, { id: 'snow' }), { reason: 'exists', id: 'snow' }],
    ['an unknown parent', edit.addTag(small, 'x', { id: 'y' }), { reason: 'unknownTag', id: 'x' }],
    ['another place', edit.addTag(small, 'navy', { id: 'y' }, 'snow'), { reason: 'notThere', id: 'snow' }],
    [
      'a move into itself',
      edit.moveTag(small, 'weather', 'weather'),
      { reason: 'intoItself', id: 'weather' },
    ],
    ['a move below itself', edit.moveTag(small, 'weather', 'snow'), { reason: 'intoItself', id: 'weather' }],
    ['a merge with itself', edit.mergeTag(small, 'navy', 'navy'), { reason: 'mergeCycle', into: 'navy' }],
    ['a merge in a circle', edit.mergeTag(small, 'navy', 'old'), { reason: 'mergeCycle', into: 'old' }],
    [
      'to delete what others went into',
      edit.deleteTag(small, 'navy'),
      { reason: 'isMergedInto', tags: ['old'] },
    ],
    ['an unknown tag', edit.retireTag(small, 'x'), { reason: 'unknownTag', id: 'x' }],
    ['an unknown field', edit.changeField(small, 'x', {}), { reason: 'unknownField', id: 'x' }],
    ['a field that is there', edit.addField(small, { id: 'depth' }), { reason: 'exists', id: 'depth' }],
    ['a field before no field', edit.moveField(small, 'depth', 'x'), { reason: 'notThere', id: 'x' }],
  ];
  for (const [what, edited, refusal] of refused) {
    it(`are refused: ${what}`, () => assert.deepEqual(refusalOf(edited), refusal));
  }
});

const ids = ['a', 'b', 'c/d', 'e "f"', 'g'] as const;
const anyId = fc.constantFrom(...ids);
const anyPlace = fc.option(anyId, { nil: undefined });
const anyChange = fc.record(
  {
    label: fc.constantFrom('New', 'Ñ // no comment', undefined),
    examples: fc.constantFrom(['one', 'two'], ['two'], [], undefined),
    required: fc.constantFrom(true, false, undefined),
    color: fc.constantFrom('#abc', undefined),
    fields: fc.constantFrom(['p'], ['q', 'p'], undefined),
  },
  { requiredKeys: [] },
);
const anyFieldId = fc.constantFrom('p', 'q', 'r');

/** A change of the text, and the same of the model; either may refuse. */
interface Step {
  readonly name: string;
  readonly edit: (text: string) => edit.Edited;
  readonly model: (model: Model) => boolean;
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(anyPlace, anyId, anyChange, anyPlace).map(([parent, id, change, before]): Step => {
    return {
      name: `add ${id} under ${parent ?? 'root'} before ${before ?? 'none'}`,
      edit: (text) => edit.addTag(text, parent, { id, ...change }, before),
      model: (model) => model.addTag(parent, id, change, before),
    };
  }),
  fc.tuple(anyId, anyChange).map(([id, change]): Step => ({
    name: `change ${id} ${JSON.stringify(change)}`,
    edit: (text) => edit.changeTag(text, id, change),
    model: (model) => model.changeTag(id, change),
  })),
  fc.tuple(anyId, anyPlace, anyPlace).map(([id, parent, before]): Step => ({
    name: `move ${id} under ${parent ?? 'root'} before ${before ?? 'none'}`,
    edit: (text) => edit.moveTag(text, id, parent, before),
    model: (model) => model.moveTag(id, parent, before),
  })),
  fc.tuple(anyId, anyId).map(([id, into]): Step => ({
    name: `merge ${id} into ${into}`,
    edit: (text) => edit.mergeTag(text, id, into),
    model: (model) => model.mergeTag(id, into),
  })),
  anyId.map((id): Step => ({
    name: `restore ${id}`,
    edit: (text) => edit.restoreTag(text, id),
    model: (model) => model.changeTag(id, { status: undefined, mergedInto: undefined }),
  })),
  anyId.map((id): Step => ({
    name: `delete ${id}`,
    edit: (text) => edit.deleteTag(text, id),
    model: (model) => model.deleteTag(id),
  })),
  fc.tuple(anyFieldId, anyPlace).map(([id]): Step => ({
    name: `delete field ${id}`,
    edit: (text) => edit.deleteField(text, id),
    model: (model) => model.deleteField(id),
  })),
  fc.tuple(anyFieldId, fc.option(anyFieldId, { nil: undefined })).map(([id, before]): Step => ({
    name: `add field ${id}`,
    edit: (text) => edit.addField(text, { id, type: 'number' }, before),
    model: (model) => model.addField(id, before),
  })),
  fc.tuple(anyFieldId, fc.option(anyFieldId, { nil: undefined })).map(([id, before]): Step => ({
    name: `move field ${id} before ${before ?? 'none'}`,
    edit: (text) => edit.moveField(text, id, before),
    model: (model) => model.moveField(id, before),
  })),
);

/** A tag's text with comments that name it, and an unknown key. Comments that would end a line are blocks if there are no lines. */
function tagText(tag: ModelTag, eol: string, indent: string, unit: string): string {
  const inner = indent + unit;
  const comment = (text: string): string => (eol === ' ' ? `/* ${text} */` : text);
  const children = tag.tags.map((child) => tagText(child, eol, inner + unit, unit)).join('');
  return [
    `${indent}${comment(`// above ${tag.id}`)}`,
    `${indent}{ ${comment(`// opens ${tag.id}`)}`,
    `${inner}"id": ${JSON.stringify(tag.id)}, /* in ${tag.id} */`,
    `${inner}"mine ${tag.id.replaceAll('"', "'")}": { "kept": [1, "// no comment"] },`,
    `${inner}"tags": [${children === '' ? '' : eol + children + inner}]${tag.tags.length % 2 === 0 ? ',' : ''}`,
    eol === ' ' ? `} ${comment(`// beside ${tag.id}`)},` : `${indent}}, // beside ${tag.id}`,
    '',
  ].join(eol);
}

const marksOf = ({ id }: ModelTag): readonly string[] => [
  `// above ${id}`,
  `// opens ${id}`,
  `/* in ${id} */`,
  `"mine ${id.replaceAll('"', "'")}": { "kept": [1, "// no comment"] }`,
  `// beside ${id}`,
];

const anyModel: fc.Arbitrary<readonly ModelTag[]> = fc
  .tuple(fc.shuffledSubarray([...ids]), fc.infiniteStream(fc.nat(3)))
  .map(([some, places]) => {
    const roots: ModelTag[] = [];
    const all: ModelTag[] = [];
    for (const id of some) {
      const tag: ModelTag = { id, tags: [] };
      const parent = all[(places.next().value as number) - 1];
      (parent ? parent.tags : roots).push(tag);
      all.push(tag);
    }
    return roots;
  });

const anyLayout = fc.record({
  eol: fc.constantFrom('\n', '\r\n', ' '),
  unit: fc.constantFrom('  ', '    ', '\t'),
});

function assertSame(codebook: Codebook, model: Model): void {
  const shapeOf = (tags: Codebook['tags']): unknown =>
    tags.map(({ id, tags, label, examples, required, color, fields, status, mergedInto }) => {
      return { id, label, examples, required, color, fields, status, mergedInto, tags: shapeOf(tags) };
    });
  assert.deepEqual(shapeOf(codebook.tags), model.shape());
  assert.deepEqual(
    codebook.fields.map(({ id }) => id),
    model.fields.map(({ id }) => id),
  );
}

describe('Any changes of any codebook', () => {
  it('give what was asked for, are refused for a reason, and lose no comment and no unknown key of a tag that stays', () => {
    fc.assert(
      fc.property(
        anyModel,
        anyLayout,
        fc.array(steps, { maxLength: 12 }),
        (roots, { eol, unit }, changes) => {
          const fields: ModelField[] = [{ id: 'p' }, { id: 'q' }];
          const model = new Model(structuredClone(roots) as ModelTag[], fields);
          const original = model.all().map(marksOf);
          let text = [
            '{',
            `${unit}"format": "newsdump-codebook", "version": 1, "revision": "0",`,
            `${unit}"tags": [ ${eol === ' ' ? '/* // the tags */' : '// the tags'}`,
            roots.map((tag) => tagText(tag, eol, unit + unit, unit)).join('') + `${unit}],`,
            `${unit}"fields": [{ "id": "p" /* p */ }, { "id": "q" }] /* // the fields */`,
            `} // the end`,
            '',
          ].join(eol);
          const born = model.all().map(({ id }) => id);
          const deleted = new Set<string>();
          for (const { name, edit, model: change } of changes) {
            const edited = edit(text);
            const isAccepted = change(model);
            assert.equal('text' in edited, isAccepted, `${name}: ${JSON.stringify(edited)}`);
            if ('text' in edited) text = edited.text;
            const here = new Set(model.all().map(({ id }) => id));
            for (const id of born) if (!here.has(id)) deleted.add(id);
            const { codebook, problems, isReadable } = readCodebook(text);
            assert.ok(isReadable, `${name}\n${text}\n${JSON.stringify(problems)}`);
            const others = problems.filter(({ problem }) => problem.kind !== 'unknownField');
            assert.deepEqual(others, [], `${name}\n${text}`);
            assertSame(codebook, model);
            for (const [i, marks] of original.entries()) {
              const id = born[i] ?? '';
              if (deleted.has(id)) continue;
              for (const mark of marks) assert.ok(text.includes(mark), `${name}: lost ${mark}\n${text}`);
            }
            for (const mark of ['// the tags', '// the fields', '// the end']) {
              assert.ok(text.includes(mark), `${name}: lost ${mark}\n${text}`);
            }
            if (eol === '\r\n') assert.doesNotMatch(text, /[^\r]\n/, `${name}\n${text}`);
            if (unit === '\t' && eol !== ' ') assert.doesNotMatch(text, /^ +["{]/m, `${name}\n${text}`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leave the comment beside a tag with it, though all stand in one line', () => {
    const line =
      '{ "tags": [{ "id": "a", "tags": [{ "id": "b" } /* first */, { "id": "c" } /* kept */, { "id": "d" } /* last */] }] }';
    let text = line;
    for (const id of ['b', 'd', 'a']) {
      const edited = edit.deleteTag(text, id);
      assert.ok('text' in edited);
      text = edited.text;
    }
    assert.match(text, /\{ "id": "c" \} \/\* kept \*\//);
  });
});

describe('A new codebook', () => {
  it('is read without a problem', () => {
    const { codebook, problems, isReadable } = readCodebook(edit.newCodebookText('Harbour "study"'));
    assert.deepEqual(problems, []);
    assert.ok(isReadable);
    assert.deepEqual([codebook.title, codebook.revision], ['Harbour "study"', '1']);
  });
});
