import Ajv from 'ajv/dist/2020';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  addFilter,
  removeFilter,
  renameFilter,
  type FiltersEdit,
} from '../../../../src/annotation/filter/editFilters';
import {
  readFilters,
  sampleKeys,
  type NamedFilter,
  type Sample,
} from '../../../../src/annotation/filter/namedFilters';
import { referenceKey } from '../../../../src/annotation/reference';
import { anyText } from '../arbitraries';

const sample: Sample = {
  seed: 7,
  n: 2,
  layer: 'reliability',
  articles: [
    { date: '2025-04-29', headline: 'Yard  opens', lead: 'The yard' },
    { date: null, headline: 'Fog', lead: '' },
  ],
};
const toDo: NamedFilter = { name: 'To do', query: 'status:none,flagged' };
const drawn: NamedFilter = { name: 'Sample 7', query: '', sample };

const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(
  JSON.parse(
    readFileSync(path.resolve(__dirname, '../../../../schemas/filters.schema.json'), 'utf8'),
  ) as object,
);
const isValid = (value: unknown): boolean => validate(value);

const file = (...filters: unknown[]): string =>
  JSON.stringify({ format: 'newsdump-filters', version: 1, filters });
const kinds = (text: string): string[] => readFilters(text).problems.map(({ problem }) => problem.kind);

function textOf(edit: FiltersEdit): string {
  assert.ok(edit.kind === 'edited');
  return edit.text;
}

const commented = `\ufeff// Filters of the harbour project
{
\t"format": "newsdump-filters", "version": 1,
\t"owner": "kim", /* of all */
\t"filters": [
\t\t// For the morning.
\t\t{ "name": "To do", "query": "status:none,flagged", "colour": "red" }, // keep
\t\t{ "name": "Sample 7", "query": "" },
\t],
}
`.replaceAll('\n', '\r\n');

describe('The named filters', () => {
  it('are read, with comments and trailing commas', () => {
    const reading = readFilters(commented);
    assert.deepEqual(
      reading.filters.map(({ name, query }) => [name, query]),
      [
        ['To do', 'status:none,flagged'],
        ['Sample 7', ''],
      ],
    );
    assert.deepEqual([reading.problems, reading.isReadable, reading.isReadOnly], [[], true, false]);
    assert.deepEqual(readFilters(file(toDo, drawn)).filters, [toDo, drawn]);
    assert.deepEqual(readFilters('{}'), { filters: [], problems: [], isReadable: true, isReadOnly: false });
  });

  it('are read as far as possible where there is a mistake, which is said', () => {
    const entries: readonly unknown[] = [
      'text',
      {},
      { name: ' ', query: '' },
      { name: 'a', query: 1 },
      { name: 'a', query: '', sample: null },
      { name: 'a', query: '', sample: { ...sample, seed: 1.5 } },
      { name: 'a', query: '', sample: { ...sample, n: 0 } },
      { name: 'a', query: '', sample: { ...sample, layer: '' } },
      { name: 'a', query: '', sample: { seed: 7, n: 2 } },
      { name: 'a', query: '', sample: { ...sample, articles: [{ date: '2025' }] } },
      { name: 'a', query: '', sample: { ...sample, articles: [{ date: '29 April', headline: '' }] } },
    ];
    for (const entry of entries) {
      const reading = readFilters(file(entry, toDo));
      assert.deepEqual(kinds(file(entry, toDo)), ['notAFilter'], JSON.stringify(entry));
      assert.deepEqual([reading.filters, reading.isReadable], [[toDo], true]);
      assert.equal(isValid(JSON.parse(file(entry, toDo))), false, JSON.stringify(entry));
    }
    assert.deepEqual(kinds(file(toDo, toDo)), ['repeatedName']);
    assert.equal(readFilters(file(toDo, { ...toDo, query: 'x' })).filters[0]?.query, toDo.query);
  });

  it('with a mistake in a query are there, and the mistake is said', () => {
    const text = file({ name: 'Odd', query: 'colour:red tag:a' });
    const { filters, problems } = readFilters(text);
    assert.equal(filters.length, 1);
    assert.deepEqual(problems, [
      {
        offset: text.indexOf('"colour'),
        length: '"colour:red tag:a"'.length,
        problem: {
          kind: 'query',
          name: 'Odd',
          found: { offset: 0, length: 6, problem: { kind: 'unknownKey', key: 'colour' } },
        },
      },
    ]);
  });

  it('are not edited in a text that is not theirs, is broken, or is newer', () => {
    const texts = {
      unreadable: [
        '[]',
        '7',
        '{ "filters": {} }',
        '{ "format": "newsdump-codebook" }',
        file(toDo).slice(0, -1),
        `${file(toDo)} x`,
        '// nothing',
        '['.repeat(100_000),
      ],
      newerVersion: [file(toDo).replace('"version":1', '"version":2')],
    };
    for (const [kind, all] of Object.entries(texts))
      for (const text of all) {
        for (const edit of [
          addFilter(text, drawn),
          removeFilter(text, 'To do'),
          renameFilter(text, 'To do', 'Done'),
        ])
          assert.deepEqual(edit, { kind }, text.slice(0, 80));
      }
    const newer = readFilters(file(toDo).replace('"version":1', '"version":2'));
    assert.deepEqual([newer.filters, newer.isReadOnly, newer.problems.length], [[toDo], true, 1]);
    // What is whole in a broken text is there.
    assert.deepEqual(readFilters(file(toDo).slice(0, -1)).filters, [toDo]);
    assert.deepEqual(kinds('{ "format": "newsdump-codebook" }'), ['notFilters']);
  });

  it('begin with a file that says what it is', () => {
    for (const nothing of [undefined, '', ' \n']) {
      const text = textOf(addFilter(nothing, drawn));
      assert.deepEqual(JSON.parse(text), { format: 'newsdump-filters', version: 1, filters: [drawn] });
      assert.ok(isValid(JSON.parse(text)), JSON.stringify(validate.errors));
      assert.ok(text.endsWith('}\n') && text.includes('\n  "filters"'));
    }
    const text = textOf(addFilter('{ "owner": "kim" }', toDo));
    assert.deepEqual(JSON.parse(text), {
      owner: 'kim',
      format: 'newsdump-filters',
      version: 1,
      filters: [toDo],
    });
  });

  it('are added last, under a name that none has', () => {
    const text = textOf(addFilter(file(toDo), drawn));
    assert.deepEqual(readFilters(text).filters, [toDo, drawn]);
    assert.deepEqual(addFilter(text, { name: 'To do', query: 'x' }), { kind: 'nameTaken', name: 'To do' });
    // Even if what has the name is no filter, so that it is none of two when it is mended.
    assert.deepEqual(addFilter(file({ name: 'To do' }), toDo), { kind: 'nameTaken', name: 'To do' });
  });

  it('are removed and renamed', () => {
    const text = file(toDo, drawn);
    assert.deepEqual(readFilters(textOf(removeFilter(text, 'To do'))).filters, [drawn]);
    assert.deepEqual(readFilters(textOf(removeFilter(text, 'Sample 7'))).filters, [toDo]);
    assert.deepEqual(readFilters(textOf(renameFilter(text, 'To do', 'Left'))).filters, [
      { ...toDo, name: 'Left' },
      drawn,
    ]);
    assert.equal(textOf(renameFilter(text, 'To do', 'To do')), text);
    assert.deepEqual(removeFilter(text, 'x'), { kind: 'noSuchName', name: 'x' });
    assert.deepEqual(renameFilter(text, 'x', 'y'), { kind: 'noSuchName', name: 'x' });
    assert.deepEqual(renameFilter(text, 'To do', 'Sample 7'), { kind: 'nameTaken', name: 'Sample 7' });
  });

  it('keep comments, unknown keys, tabs, line ends and the byte order mark', () => {
    const renamed = textOf(renameFilter(commented, 'To do', 'Left'));
    assert.equal(renamed, commented.replace('"To do"', '"Left"'));
    const added = textOf(addFilter(commented, { name: 'x', query: 'y' }));
    assert.ok(added.startsWith('\ufeff// Filters of the harbour project\r\n{'));
    for (const part of [
      '// For the morning.',
      '"colour": "red"',
      '// keep',
      '/* of all */',
      '"owner": "kim"',
    ])
      assert.ok(added.includes(part), part);
    assert.deepEqual(
      readFilters(added).filters.map(({ name }) => name),
      ['To do', 'Sample 7', 'x'],
    );
    assert.equal(added.replaceAll('\r\n', '').includes('\n'), false);
    assert.match(added, /\r\n\t+\{\r\n\t+"name": "x"/);
    const removed = textOf(removeFilter(added, 'Sample 7'));
    assert.ok(removed.includes('// For the morning.') && removed.includes('"colour": "red"'));
  });

  it('are what a list is after the same additions, removals and renamings', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'b', 'c'),
      anyText.filter((text) => text.trim() !== ''),
    );
    const step = fc.oneof(
      fc.record({ op: fc.constant('add' as const), name, query: anyText }),
      fc.record({ op: fc.constant('remove' as const), name }),
      fc.record({ op: fc.constant('rename' as const), name, to: name }),
    );
    const starts = fc.constantFrom(commented, file(toDo, drawn), '{}', '{"filters":[],}');
    fc.assert(
      fc.property(starts, fc.array(step, { maxLength: 10 }), (start, steps) => {
        let text = start;
        const list = readFilters(start).filters.map(({ name, query }) => ({ name, query }));
        for (const step of steps) {
          const index = list.findIndex(({ name }) => name === step.name);
          let edit: FiltersEdit;
          if (step.op === 'add') {
            edit = addFilter(text, { name: step.name, query: step.query });
            if (index < 0) list.push({ name: step.name, query: step.query });
          } else if (step.op === 'remove') {
            edit = removeFilter(text, step.name);
            if (index >= 0) list.splice(index, 1);
          } else {
            edit = renameFilter(text, step.name, step.to);
            const known = list[index];
            if (known && !list.some(({ name }) => name === step.to)) known.name = step.to;
          }
          if (edit.kind === 'edited') text = edit.text;
        }
        const { filters, isReadable } = readFilters(text);
        assert.ok(isReadable);
        assert.deepEqual(
          filters.map(({ name, query }) => ({ name, query })),
          list,
        );
        if (steps.length > 0 && start === commented) assert.ok(text.startsWith('\ufeff// Filters of'));
      }),
      { numRuns: 300 },
    );
  });

  it('are read from any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        const { problems } = readFilters(text);
        for (const { offset, length } of problems) assert.ok(offset >= 0 && offset + length <= text.length);
      }),
    );
  });

  it('of samples give the keys of their articles', () => {
    assert.deepEqual(sampleKeys(drawn), new Set(sample.articles.map(referenceKey)));
    assert.equal(sampleKeys(toDo), undefined);
    const short = { seed: 1, n: 1, articles: [{ date: null, headline: 'Fog' }] };
    assert.deepEqual(sampleKeys({ ...drawn, sample: short }), new Set(['\nFog']));
  });
});

describe('schemas/filters.schema.json', () => {
  it('knows what is written', () => {
    assert.ok(isValid(parse(file(toDo, drawn))));
    assert.ok(isValid(parse(commented.slice(1))));
    assert.ok(isValid({ $schema: 'x', format: 'newsdump-filters', version: 1, filters: [], owner: 'kim' }));
  });

  it('knows no other version and no other format', () => {
    for (const part of [
      { version: 2 },
      { format: 'newsdump-codebook' },
      { filters: {} },
      { filters: undefined },
    ])
      assert.equal(
        isValid(JSON.parse(JSON.stringify({ format: 'newsdump-filters', version: 1, filters: [], ...part }))),
        false,
      );
  });
});
