import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quoteOf } from '../../../src/annotation/anchoring';
import { articleText } from '../../../src/annotation/articleText';
import { fold } from '../../../src/annotation/fold';
import { isInsidePair, referenceKey } from '../../../src/annotation/reference';
import { placeMarks, type PlacedMarks } from '../../../src/exchange/placeMarks';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

/** Words that a reader can tell apart, some of more units than characters: emoji, Hangul in two forms, accents. */
const word = fc.constantFrom(
  ...[
    'harbour',
    'council',
    'tram',
    '“won’t”',
    '항구가',
    '도시는',
    '\u1112\u1161\u11ab\u1100\u116e\u11a8',
    '서울에서',
  ],
  ...['👩‍🚀', '🚢🚢', '𝔘-boat', 'e\u0301tude', 'ferry', 'fares', '—', '2031'],
);
const words = (minLength: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength, maxLength: 12 }).map((all) => all.join(' '));

const article: fc.Arbitrary<MadeUpArticle> = fc.record({
  headline: words(2).map((text) => `Made-up ${text}`),
  paragraphs: fc.array(words(2), { minLength: 1, maxLength: 3 }),
  date: fc.constant('2025-04-29'),
});

/** An article, and an offset range in its text, not empty, that splits no character. */
const marked = article.chain((made) => {
  const text = articleText(made.headline, made.paragraphs);
  const offsets = [...new Intl.Segmenter('en').segment(text)].map(({ index }) => index);
  return fc
    .uniqueArray(fc.constantFrom(...offsets, text.length), { minLength: 2, maxLength: 2 })
    .map(([a = 0, b = 0]) => ({ made, text, start: Math.min(a, b), end: Math.max(a, b) }));
});

type Marked = typeof marked extends fc.Arbitrary<infer T> ? T : never;

/** Where a mark with a note and a field on it is, when the article reads as `now`. */
function placed({ made, text, start, end }: Marked, now: MadeUpArticle): PlacedMarks {
  const reference = referenceOf(made);
  const quote = quoteOf(text, start, end);
  const { articles } = fold(
    eventsOf(
      { op: 'mark', article: reference, tag: 'place', quote, start, end },
      { op: 'note', target: '010000', text: 'why?' },
      { op: 'set', target: '010000', field: 'actor', value: 'PRK' },
      { op: 'note', article: reference, text: 'stays' },
    ),
  );
  const annotations = articles.get(referenceKey(reference));
  assert.ok(annotations);
  return placeMarks(annotations, { dump: dumpNamed('page.txt', dumpText([now])), article: 0 });
}

/** The text at the mark; undefined if it found no place. */
function textAt({ placed, lost }: PlacedMarks, now: MadeUpArticle): string | undefined {
  const text = articleText(now.headline, now.paragraphs);
  const [mark, ...others] = placed.marks;
  assert.equal(others.length, 0);
  assert.deepEqual(placed.notes.map(({ text }) => text).sort(), mark ? ['stays', 'why?'] : ['stays']);
  assert.equal(placed.fields.length, mark ? 1 : 0);
  assert.equal(lost?.marks.length, mark ? undefined : 1);
  assert.equal(lost?.notes.length, mark ? undefined : 1);
  assert.equal(lost?.fields.length, mark ? undefined : 1);
  if (!mark) return undefined;
  assert.ok(mark.start < mark.end && mark.end <= text.length);
  assert.ok(!isInsidePair(text, mark.start) && !isInsidePair(text, mark.end));
  return text.slice(mark.start, mark.end);
}

describe('Marks in an article that was edited', () => {
  it('stay where they were if nothing changed', () => {
    fc.assert(
      fc.property(marked, (mark) => {
        const { placed: now, lost } = placed(mark, mark.made);
        assert.equal(lost, undefined);
        assert.deepEqual(
          now.marks.map(({ start, end }) => [start, end]),
          [[mark.start, mark.end]],
        );
      }),
    );
  });

  it('stand on their words behind text that was put before them, or are orphans with all that is on them', () => {
    let found = 0;
    fc.assert(
      fc.property(marked, words(1), (mark, before) => {
        const now = { ...mark.made, headline: `${before} ${mark.made.headline}` };
        const text = textAt(placed(mark, now), now);
        if (text === undefined) return;
        found++;
        assert.equal(text, mark.text.slice(mark.start, mark.end));
      }),
    );
    assert.ok(found > 80, `${found} of 100 were found`);
  });

  it('stand on the same words in another normalisation, with other quotes and white space', () => {
    let found = 0;
    fc.assert(
      fc.property(marked, fc.constantFrom('NFC', 'NFD'), (mark, form) => {
        const change = (text: string): string =>
          text.normalize(form).replaceAll(/[“”]/g, '"').replaceAll('’', "'").replaceAll(' ', '\u00a0 ');
        const { headline, paragraphs } = mark.made;
        const now = { ...mark.made, headline: change(headline), paragraphs: paragraphs.map(change) };
        const text = textAt(placed(mark, now), now);
        if (text === undefined) return;
        found++;
        const plain = (text: string): string => change(text).replaceAll(/\s+/g, ' ').trim();
        assert.equal(plain(text), plain(mark.text.slice(mark.start, mark.end)));
      }),
    );
    assert.ok(found > 80, `${found} of 100 were found`);
  });

  it('are orphans where the text is another', () => {
    fc.assert(
      fc.property(marked, (mark) => {
        const now = { ...mark.made, headline: 'x', paragraphs: [] };
        assert.equal(textAt(placed(mark, now), now), undefined);
      }),
    );
  });
});
