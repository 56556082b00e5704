import assert from 'node:assert/strict';
import { quoteOf } from '../../../src/annotation/anchoring';
import { brat } from '../../../src/exchange/brat';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

const yard: MadeUpArticle = {
  headline: 'Harbour 👩‍🚀 opens',
  paragraphs: ['It was “ready”.', 'Its cranes were not.'],
  date: '2031-04-29',
};
const text = [yard.headline, ...yard.paragraphs].join('\n');
const article = referenceOf(yard);

function markOn(exact: string, tag: string): Record<string, unknown> {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  return { op: 'mark', article, tag, start, end, quote: quoteOf(text, start, end) };
}

const events = eventsOf(
  { op: 'tag', article, tag: 'military/navy' },
  markOn('“ready”.\nIts', 'state'),
  markOn('👩‍🚀', 'Article-of-faith'),
  { op: 'set', target: '010001', field: 'intensity', value: [1, 2] },
  { op: 'status', article, value: 'done' },
  { op: 'note', target: '010002', text: 'two\nlines' },
  { op: 'tag', article, tag: 'port', by: '이', layer: 'pilot' },
);

describe('The format brat', () => {
  const files = new Map(
    [...brat.files(contentsOf([dumpNamed('page.txt', dumpText([yard]))], events))].map(({ path, pieces }) => [
      path,
      [...pieces].join(''),
    ]),
  );

  it('has a text and an annotation file for each coder and layer, and the configuration', () => {
    const id = /^2031-04-29\.([0-9a-f]{16})/.exec([...files.keys()][0] ?? '')?.[1] ?? '';
    assert.deepEqual(
      [...files.keys()],
      [
        `2031-04-29.${id}.kim.txt`,
        `2031-04-29.${id}.kim.ann`,
        `2031-04-29.${id}._uc774_.pilot.txt`,
        `2031-04-29.${id}._uc774_.pilot.ann`,
        'annotation.conf',
        'visual.conf',
        'newsdump.jsonl',
      ],
    );
    assert.equal(files.get(`2031-04-29.${id}.kim.txt`), text);
    // Offsets are code points: the astronaut is three of them.
    assert.equal(
      files.get(`2031-04-29.${id}.kim.ann`),
      [
        'T1\tArticle-military_u2f_navy 0 17\tHarbour 👩‍🚀 opens',
        'T2\tStatus-done 0 17\tHarbour 👩‍🚀 opens',
        'T3\tstate 25 33;34 37\t“ready”. Its',
        '#1\tField T3\tintensity: 1 | 2',
        'T4\t_Article-of-faith 8 11\t👩‍🚀',
        '#2\tAnnotatorNotes T4\ttwo lines',
        '',
      ].join('\n'),
    );
  });

  it('declares every type that it uses, with a label', () => {
    const declared = files.get('annotation.conf')?.split('\n') ?? [];
    const labelled = files.get('visual.conf') ?? '';
    const used = [...files]
      .filter(([path]) => path.endsWith('.ann'))
      .flatMap(([, lines]) => [...lines.matchAll(/^T\d+\t(\S+)/gm)].map(([, type = '']) => type));
    assert.ok(used.length > 4);
    for (const type of used) {
      assert.match(type, /^[A-Za-z0-9_-]+$/);
      assert.ok(declared.includes(type), type);
      if (!type.startsWith('Status-')) assert.ok(labelled.includes(`${type} | `), type);
    }
  });
});
