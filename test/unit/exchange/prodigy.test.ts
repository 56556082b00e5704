import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CodePoints } from '../../../src/exchange/codePoints';
import type { Export } from '../../../src/exchange/export';
import { prodigy } from '../../../src/exchange/prodigy';
import { prodigyReader } from '../../../src/exchange/prodigyReader';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { importFile, readItems, saidIn, saidInExport } from './saidIn';
import { harbour, harbourContents } from './harbour';

interface Example {
  readonly text: string;
  readonly tokens: readonly { text: string; start: number; end: number; id: number; ws: boolean }[];
  readonly spans: readonly { start: number; end: number; token_start: number; token_end: number }[];
}

const written = (contents: Export): string => [...(prodigy.write(contents) as Iterable<string>)].join('');
const read = (text: string): ReturnType<typeof readItems> =>
  readItems(prodigyReader, importFile('a.jsonl', text));
const example = (changes: object): string =>
  JSON.stringify({ text: 'A 👩‍🚀 lands\nHere.', spans: [], accept: [], answer: 'accept', ...changes });

const exports = madeUpArticles.chain((articles) =>
  madeUpEvents(articles).map((events) => contentsOf([dumpNamed('a.txt', dumpText(articles))], events)),
);

describe('The format prodigy', () => {
  it('has an example per article, coder and layer', () => {
    const golden = new URL('golden/prodigy.jsonl', import.meta.url);
    assert.equal(written(harbourContents()), readFileSync(golden, 'utf8'));
  });

  it('comes back whole', () => {
    fc.assert(
      fc.property(exports, (contents) => {
        const text = written(contents);
        assert.deepEqual(saidIn(read(text)), saidInExport(contents));
        assert.ok(prodigyReader.recognises([importFile('a.jsonl', text)]));
      }),
    );
  });

  it('counts code points, and spans begin and end where tokens do', () => {
    fc.assert(
      fc.property(exports, (contents) => {
        for (const line of written(contents).trimEnd().split('\n')) {
          const { text, tokens, spans } = JSON.parse(line) as Example;
          const points = new CodePoints(text);
          const slice = (start: number, end: number): string =>
            text.slice(points.toUnits(start), points.toUnits(end));
          let last = 0;
          for (const [i, token] of tokens.entries()) {
            assert.equal(token.text, slice(token.start, token.end));
            assert.equal(token.id, i);
            assert.ok(token.start >= last && token.start < token.end);
            last = token.end;
          }
          for (const { start, end, token_start, token_end } of spans) {
            assert.equal(tokens[token_start]?.start, start);
            assert.equal(tokens[token_end]?.end, end);
          }
        }
      }),
    );
  });
});

describe('A file of Prodigy', () => {
  it('is read as Prodigy writes it, with its annotator as the coder', () => {
    const spans = [{ start: 2, end: 5, token_start: 1, token_end: 1, label: 'person', source: 'x' }];
    const text = example({
      spans,
      accept: ['space', 7],
      options: [{ id: 'space' }],
      meta: { source: 'elsewhere', date: 'May' },
      _input_hash: 1,
      _task_hash: 2,
      _annotator_id: 'news-kim',
      _session_id: 'news',
    });
    assert.ok(prodigyReader.recognises([importFile('a.jsonl', text)]));
    assert.deepEqual(read(text), [
      {
        place: 'line 1',
        article: { headline: 'A 👩‍🚀 lands', excerpt: 'Here.' },
        annotations: [
          { kind: 'mark', tag: 'person', start: 2, end: 7, by: 'news-kim', exact: '👩‍🚀' },
          { kind: 'tag', tag: 'space', by: 'news-kim' },
          { kind: 'tag', tag: '7', by: 'news-kim' },
        ],
      },
    ]);
  });

  it('says another coder’s word if another has worked on our example', () => {
    const events = eventsOf(
      { op: 'tag', article: referenceOf(harbour), tag: 'kept' },
      { op: 'note', article: referenceOf(harbour), text: 'mine' },
    );
    const ours = JSON.parse(written(contentsOf([dumpNamed('a', dumpText([harbour]))], events))) as object;
    const [item] = read(JSON.stringify({ ...ours, accept: ['kept', 'new'], _annotator_id: 'lee' }));
    assert.ok(item && 'annotations' in item);
    assert.deepEqual(
      item.annotations.map(({ kind, by, id }) => [kind, by, id]),
      [
        ['tag', 'lee', undefined],
        ['tag', 'lee', undefined],
        ['note', 'kim', '010001'],
      ],
    );
  });

  it('is not an answer where it was rejected or ignored', () => {
    assert.deepEqual(read(`${example({ answer: 'reject' })}\n${example({ answer: 'ignore' })}\n`), [
      { place: 'line 1', reason: 'the example was rejected in Prodigy' },
      { place: 'line 2', reason: 'the example was ignored in Prodigy' },
    ]);
  });

  it('is refused in parts that are wrong', () => {
    const reasonOf = (changes: object): unknown =>
      read(example(changes)).flatMap((item) => ('reason' in item ? item.reason : []))[0];
    assert.equal(reasonOf({ text: 3 }), 'text must be a string');
    assert.equal(
      reasonOf({ spans: [{ start: 2, end: 18, label: 'x' }] }),
      'the end 18 is outside the text, which has 17 characters',
    );
    assert.equal(reasonOf({ spans: [{ start: 2, end: 2, label: 'x' }] }), 'the passage from 2 to 2 is empty');
    assert.equal(
      reasonOf({ spans: [{ start: '2', end: 4, label: 'x' }] }),
      'the start of a passage must be a whole number from 0',
    );
    assert.equal(reasonOf({ spans: [{ start: 2, end: 4 }] }), 'a span has no label');
    assert.equal(reasonOf({ accept: [{}] }), 'an accepted option must be a string that is not empty');
    assert.equal(reasonOf({ newsdump: 'x' }), 'newsdump must be a list');
    assert.equal(
      reasonOf({ newsdump: [{ kind: 'verdict', annotation: {} }] }),
      'kind must be tag, field, status, mark or note',
    );
  });

  it('is read up to where it is cut off', () => {
    const text = example({ accept: ['a'] });
    const items = read(`${text}\r\n\n${text.slice(0, 30)}`);
    assert.deepEqual(items[1], { place: 'line 3', reason: 'the line is no JSON object' });
    assert.equal(items.length, 2);
  });

  it('may be nested as deep as it likes', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = example({}).replace('"spans":[]', `"spans":${deep},"newsdump":${deep},"meta":${deep}`);
    assert.deepEqual(
      read(text).map((item) => ('reason' in item ? item.reason : '')),
      ['the start of a passage must be a whole number from 0', 'this is no JSON object', '']
        .toSorted()
        .toReversed(),
    );
  });
});
