import assert from 'node:assert/strict';
import { ImportError, type ImportedItem, type ImportFile } from '../../../src/exchange/imported';
import { readerFor } from '../../../src/exchange/readerFor';
import { readers } from '../../../src/exchange/readers';
import type { FormatId } from '../../../src/exchange/registry';

const filesOf = (texts: Readonly<Record<string, string>>): ImportFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text: () => text }));

const readAs = (format: FormatId, texts: Readonly<Record<string, string>>): ImportedItem[] => [
  ...(readers[format]?.read(filesOf(texts)) ?? []),
];

/** What a reader refuses, with places. */
const refused = (format: FormatId, texts: Readonly<Record<string, string>>): string[] =>
  readAs(format, texts).flatMap((item) => ('reason' in item ? `${item.place}: ${item.reason}` : []));

const deep = '['.repeat(10_000) + ']'.repeat(10_000);
const text = 'Fog 👩‍🚀 at sea\nNo ship left.';

describe('Bad input to a reader', () => {
  const cases: [
    what: string,
    format: FormatId,
    texts: Record<string, string>,
    expected: readonly string[],
  ][] = [
    [
      'offsets outside the text',
      'doccano',
      {
        'a.jsonl': JSON.stringify({ text, entities: [{ label: 'ship', start_offset: 3, end_offset: 400 }] }),
      },
      ['line 1: the end 400 is outside the text, which has 30 characters'],
    ],
    [
      'a span that is no span',
      'doccano',
      {
        'a.jsonl': JSON.stringify({
          text,
          label: [
            [3, 'x', 'ship'],
            [5, 5, 'ship'],
            [0, 3, ''],
          ],
        }),
      },
      [
        'line 1: the end of a passage must be a whole number from 0',
        'line 1: the passage from 5 to 5 is empty',
        'line 1: a passage has no label',
      ],
    ],
    [
      'a line that is cut off',
      'prodigy',
      { 'a.jsonl': `${JSON.stringify({ text, accept: ['ship'] })}\n{"text":"Fog` },
      ['line 2: the line is no JSON object'],
    ],
    [
      'what was rejected',
      'prodigy',
      { 'a.jsonl': JSON.stringify({ text, accept: ['ship'], answer: 'reject' }) },
      ['line 1: the example was rejected in Prodigy'],
    ],
    [
      'offsets that count other units',
      'prodigy',
      { 'a.jsonl': JSON.stringify({ text, spans: [{ start: 20, end: 29, label: 'ship' }] }) },
      ['line 1: the end 29 is outside the text, which has 28 characters'],
    ],
    [
      'a text that is not the quote',
      'label-studio',
      {
        'tasks.json': JSON.stringify([
          {
            data: { text },
            annotations: [
              {
                result: [
                  {
                    id: 'a',
                    from_name: 'marks',
                    type: 'labels',
                    value: { start: 0, end: 3, text: 'Sun', labels: ['x'] },
                  },
                  { id: 'b', from_name: 'r', type: 'rectanglelabels', value: {} },
                ],
              },
              { was_cancelled: true, result: [] },
            ],
          },
          { id: 1, text, annotator: 1 },
        ]),
      },
      [
        'task 1, annotation 1: the text from 0 to 3 is not what the file says that it is',
        'task 1, annotation 1: results of the type rectanglelabels cannot be read',
        'task 1, annotation 2: the annotation was cancelled in Label Studio',
        'task 2: the task has no data or no annotations: export as JSON, not as JSON-MIN',
      ],
    ],
    [
      'what brat has and we have not',
      'brat',
      {
        'a.txt': text,
        'a.ann':
          'T1\tship 0 3\tFog\nT2\tship 0 3;16 18\tFog No\nT3\tship 0 3\tSun\nR1\tx Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T9\tx\nT4\n',
        'b.ann': '',
      },
      [
        'a.ann, line 2: a passage in several parts, with text between them, has no place here',
        'a.ann, line 3: the text there is not what the line says that it is',
        'a.ann, line 6: the line is no annotation of a passage',
        'a.ann, line 4: annotations like R1 (relations, events, attributes) are not read',
        'a.ann, line 5: there is no T9 that the comment could be on',
        'b.ann: its text b.txt is not there',
      ],
    ],
    [
      'selectors that nothing stands at',
      'w3c',
      {
        'a.jsonld': JSON.stringify([
          {
            type: 'Annotation',
            body: 'ship',
            target: {
              source: 'https://example.org/',
              selector: { type: 'TextPositionSelector', start: 0, end: 3 },
            },
          },
          { type: 'Video' },
        ]),
      },
      [
        'annotation 1: the target https://example.org/ is no article that the file describes',
        'annotation 2: this is no Web Annotation',
      ],
    ],
    [
      'records that are none',
      'jsonl',
      {
        'a.jsonl': [
          { headline: 1, date: null },
          { headline: 'Fog', date: 'May' },
          {
            headline: 'Fog',
            date: null,
            coding: [{ tag: 1 }],
            marks: [{ tag: 'x', start: -1, end: 3, text: 'Fog' }],
          },
          { orphan: true, kind: 'smell', annotation: {} },
        ]
          .map((value) => JSON.stringify(value))
          .join('\n'),
      },
      [
        'line 1: headline must be a string',
        'line 2: date must be a date like 2025-04-29, or null',
        'line 3, coding 1: tag must be a string',
        'line 3, marks 1: start must be a whole number from 0',
        'line 4: kind must be tag, field, status, mark or note',
      ],
    ],
  ];
  for (const [what, format, texts, expected] of cases)
    it(`is refused with its place: ${what} (${format})`, () => {
      assert.deepEqual(refused(format, texts), expected);
    });

  it('is an error as a whole when it is cut off, with its place', () => {
    for (const [format, half] of [
      ['json', '{"format":"newsdump","version":1,"articles":[{'],
      ['w3c', '[{"@context":"http://www.w3.org/ns/anno.jsonld","type":'],
      ['label-studio', '[{"data":{"text":"x"},"annotations":['],
    ] as const)
      assert.throws(() => readAs(format, { 'a.json': half }), ImportError, format);
  });

  it('is not taken for anything else', () => {
    for (const texts of [
      { 'a.txt': 'Some prose.' },
      { 'a.json': '{}' },
      { 'a.json': '[1, 2, 3]' },
      { 'a.json': deep },
      { 'a.csv': 'a,b\n1,2\n' },
      { 'a.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>' },
      {},
    ])
      assert.throws(() => readerFor(filesOf(texts)), ImportError);
  });

  it('may be nested as deep as it likes', () => {
    const nested = `{"text":"Fog","spans":${deep},"accept":${deep},"newsdump":${deep},"cats":${deep},"meta":${deep}}`;
    for (const format of ['prodigy', 'doccano', 'jsonl'] as const)
      assert.ok(readAs(format, { 'a.jsonl': nested }).length > 0, format);
    const task = `[{"data":{"text":"Fog","newsdump":${deep}},"annotations":[{"result":${deep}}]}]`;
    assert.ok(readAs('label-studio', { 'a.json': task }).length > 0);
    const annotation = `[{"type":"Annotation","body":${deep},"target":${deep},"newsdump":{"article":${deep}}}]`;
    assert.ok(readAs('w3c', { 'a.json': annotation }).length > 0);
  });

  it('is not that a coder said the same twice: each is read as it was said, in the same order', () => {
    const note = (id: string): object => ({
      kind: 'note',
      annotation: { id, by: 'kim', at: '2031-05-02T10:00:00Z', text: 'so' },
    });
    const row = { text, coder: 'kim', cats: [], Comments: ['so', 'so'], newsdump: [note('1'), note('2')] };
    const [item] = readAs('doccano', { 'a.jsonl': JSON.stringify(row) });
    assert.ok(item && 'annotations' in item);
    assert.deepEqual(
      item.annotations.map(({ id }) => id),
      ['1', '2'],
    );
  });

  it('by people who work in another tool is read without what we had written', () => {
    const annotations = (format: FormatId, texts: Record<string, string>): unknown[] =>
      readAs(format, texts).flatMap((item): unknown[] =>
        'annotations' in item ? [...item.annotations] : [item.reason],
      );
    assert.deepEqual(
      annotations('doccano', { 'a.jsonl': JSON.stringify({ id: 7, text, label: ['ship'], Comments: [] }) }),
      [{ kind: 'tag', tag: 'ship' }],
    );
    assert.deepEqual(
      annotations('brat', {
        'a.txt': `${text}\n`,
        'a.ann': 'T1\tship 18 22\tship\n#1\tAnnotatorNotes T1\twhich?\n',
      }),
      [
        { kind: 'mark', tag: 'ship', id: 'a.ann, line 1', start: 20, end: 24, exact: 'ship' },
        { kind: 'note', text: 'which?', mark: 'a.ann, line 1' },
      ],
    );
    const task = {
      data: { text },
      annotations: [
        {
          completed_by: { email: 'kim@example.org' },
          created_at: '2031-05-02T10:00:00.000000Z',
          result: [
            { id: 'r', from_name: 'label', type: 'labels', value: { start: 18, end: 22, labels: ['ship'] } },
          ],
        },
      ],
    };
    assert.deepEqual(annotations('label-studio', { 'a.json': JSON.stringify([task]) }), [
      {
        kind: 'mark',
        tag: 'ship',
        start: 20,
        end: 24,
        exact: 'ship',
        id: 'r',
        by: 'kim@example.org',
        at: '2031-05-02T10:00:00.000000Z',
      },
    ]);
  });
});
