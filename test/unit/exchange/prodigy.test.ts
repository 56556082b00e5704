import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePoints } from '../../../src/exchange/codePoints';
import type { ImportedItem } from '../../../src/exchange/imported';
import { prodigy } from '../../../src/exchange/prodigy';
import { prodigyReader } from '../../../src/exchange/prodigyReader';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { writtenText } from './writtenPieces';

interface Example {
  readonly text: string;
  readonly tokens: readonly { text: string; start: number; end: number; id: number }[];
  readonly spans: readonly { start: number; end: number; token_start: number; token_end: number }[];
}

const read = (text: string): ImportedItem[] => [
  ...prodigyReader.read([{ path: 'a.jsonl', text: () => text }]),
];

describe('The format prodigy', () => {
  it('counts code points, and its spans begin and end where tokens do', async () => {
    const exports = madeUpArticles.chain((articles) =>
      madeUpEvents(articles).map((events) => {
        // No mark of ours begins or ends within a surrogate pair.
        const whole = events.filter(
          (event) => event.op !== 'mark' || !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(event.quote.exact),
        );
        return contentsOf([dumpNamed('a.txt', dumpText(articles))], whole);
      }),
    );
    await fc.assert(
      fc.asyncProperty(exports, async (contents) => {
        for (const line of (await writtenText(prodigy, contents)).trimEnd().split('\n')) {
          const { text, tokens, spans } = JSON.parse(line) as Example;
          const points = new CodePoints(text);
          let last = 0;
          for (const [i, { id, start, end, ...token }] of tokens.entries()) {
            assert.equal(token.text, text.slice(points.toUnits(start), points.toUnits(end)));
            assert.equal(id, i);
            assert.ok(start >= last && start < end);
            last = end;
          }
          for (const { start, end, token_start, token_end } of spans) {
            assert.equal(tokens[token_start]?.start, start);
            assert.equal(tokens[token_end]?.end, end);
          }
        }
      }),
    );
  });

  it('is read as Prodigy writes it, with its annotator as the coder', () => {
    const text = JSON.stringify({
      text: 'A 👩‍🚀 lands\nHere.',
      spans: [{ start: 2, end: 5, token_start: 1, token_end: 1, label: 'person', source: 'x' }],
      accept: ['space', 7],
      options: [{ id: 'space' }],
      meta: { source: 'elsewhere', date: 'May' },
      answer: 'accept',
      _task_hash: 2,
      _annotator_id: 'news-kim',
      _session_id: 'news',
    });
    assert.ok(prodigyReader.recognises([{ path: 'a.jsonl', text: () => text }]));
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

  it('has tags by whoever worked on our example, and what the tool has no place for by us', async () => {
    const yard = { headline: 'Yard opens', paragraphs: [], date: '2025-04-29' };
    const article = referenceOf(yard);
    const events = eventsOf({ op: 'tag', article, tag: 'kept' }, { op: 'note', article, text: 'mine' });
    const ours = await writtenText(prodigy, contentsOf([dumpNamed('a', dumpText([yard]))], events));
    const theirs = { ...(JSON.parse(ours) as object), accept: ['kept', 'new'], _annotator_id: 'lee' };
    const said = read(JSON.stringify(theirs)).flatMap((item) =>
      'annotations' in item ? item.annotations.map(({ kind, by, id }) => [kind, by, id]) : [],
    );
    assert.deepEqual(said, [
      ['tag', 'lee', undefined],
      ['tag', 'lee', undefined],
      ['note', 'kim', '010001'],
    ]);
  });
});
