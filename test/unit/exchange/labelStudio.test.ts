import assert from 'node:assert/strict';
import type { ExportedFile } from '../../../src/exchange/export';
import { labelStudio } from '../../../src/exchange/labelStudio';
import { readXml, type ReadElement } from '../../../src/exchange/xmlReader';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

const yard: MadeUpArticle = {
  headline: 'Harbour 👩‍🚀 opens',
  paragraphs: ['It was “ready”.'],
  date: '2031-04-29',
};
const article = referenceOf(yard);
const events = eventsOf(
  { op: 'tag', article, tag: 'a "<&> tag' },
  {
    op: 'mark',
    article,
    tag: 'state',
    start: 27,
    end: 32,
    quote: { exact: 'ready', prefix: 'It was “', suffix: '”.' },
  },
  { op: 'set', target: '010001', field: 'intensity', value: -7.5 },
  { op: 'set', article, field: 'sure?', value: true },
  { op: 'status', article, value: 'done' },
  { op: 'note', article, text: 'well' },
  { op: 'note', target: '010001', text: 'said the mayor' },
);

function files(): Map<string, string> {
  const written: ExportedFile[] = [];
  for (const { path, pieces } of labelStudio.files(
    contentsOf([dumpNamed('page.txt', dumpText([yard]))], events),
  ))
    written.push({ path, pieces: [...pieces] });
  return new Map(written.map(({ path, pieces }) => [path, [...pieces].join('')]));
}

interface Task {
  readonly annotations: readonly { readonly result: readonly Result[] }[];
}

interface Result {
  readonly id: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly type: string;
  readonly value: Record<string, unknown>;
}

function* within(element: ReadElement): Generator<ReadElement> {
  yield element;
  for (const child of element.children) yield* within(child);
}

describe('The format label-studio', () => {
  it('has results in code points, with the id of the mark for what is on it', () => {
    const [task, ...others] = JSON.parse(files().get('tasks.json') ?? '') as Task[];
    assert.deepEqual(others, []);
    const place = { start: 26, end: 31, text: 'ready' };
    assert.deepEqual(
      task?.annotations.map(({ result }) =>
        result.map(({ id, from_name, type, value }) => [id, from_name, type, value]),
      ),
      [
        [
          ['010000', 'tags', 'choices', { choices: ['a "<&> tag'] }],
          ['010004', 'status', 'choices', { choices: ['done'] }],
          ['010003', 'article-text-sure_u3f_', 'textarea', { text: ['true'] }],
          ['010005', 'notes', 'textarea', { text: ['well'] }],
          ['010001', 'marks', 'labels', { ...place, labels: ['state'] }],
          ['010001', 'mark-text-intensity', 'textarea', { ...place, text: ['-7.5'] }],
          ['010001', 'mark-notes', 'textarea', { ...place, text: ['said the mayor'] }],
        ],
      ],
    );
  });

  it('has a configuration that is well-formed and names every control of the results', () => {
    const view = readXml(files().get('config.xml') ?? '');
    const elements = [...within(view)];
    const named = new Map(elements.map((element) => [element.attributes['name'], element]));
    const [task] = JSON.parse(files().get('tasks.json') ?? '') as Task[];
    for (const { from_name, to_name } of task?.annotations.flatMap(({ result }) => result) ?? []) {
      assert.equal(named.get(from_name)?.attributes['toName'], to_name);
      assert.equal(named.get(to_name)?.name, 'Text');
    }
    const choices = named.get('tags')?.children.map(({ attributes }) => attributes['value']);
    assert.ok(choices?.includes('a "<&> tag'));
  });
});
