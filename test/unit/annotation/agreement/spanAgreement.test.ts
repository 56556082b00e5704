import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanF1, type PassagesByCoder } from '../../../../src/annotation/agreement/spanAgreement';
import { mergeSpans, overlap, type Span } from '../../../../src/annotation/agreement/spans';
import { assertSame, assertTold } from './near';

const span = (start: number, end: number): Span => ({ start, end });

const anySpans: fc.Arbitrary<Span[]> = fc.array(
  fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })).map(([start, length]) => span(start, start + length)),
  { maxLength: 6 },
);

describe('mergeSpans', () => {
  it('makes one of those that overlap, in the order of the text', () => {
    assert.deepEqual(mergeSpans([span(8, 12), span(0, 5), span(3, 6), span(9, 10), span(0, 5)]), [
      span(0, 6),
      span(8, 12),
    ]);
  });

  it('leaves those that only touch apart', () => {
    assert.deepEqual(mergeSpans([span(5, 9), span(0, 5)]), [span(0, 5), span(5, 9)]);
  });

  it('covers the same places without overlaps', () => {
    const placesOf = (spans: readonly Span[]): number[] =>
      spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
    fc.assert(
      fc.property(anySpans, (spans) => {
        const places = placesOf(mergeSpans(spans));
        assert.deepEqual(
          places,
          [...new Set(placesOf(spans))].sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe('spanF1', () => {
  const articles: PassagesByCoder[] = [
    [
      [span(0, 5), span(10, 20), span(30, 31)],
      [span(0, 5), span(12, 18)],
    ],
    [[span(0, 5)], []],
    [[], []],
  ];

  it('counts passages with the same ends', () => {
    assert.deepEqual(spanF1(articles, 'exact'), { value: 2 / 6 });
  });

  it('counts passages that overlap, each once', () => {
    assert.deepEqual(spanF1(articles, 'overlap'), { value: 4 / 6 });
    assert.deepEqual(spanF1([[[span(0, 20)], [span(0, 5), span(6, 10)]]], 'overlap'), { value: 2 / 3 });
  });

  it('does not pair passages that only touch', () => {
    assert.deepEqual(spanF1([[[span(0, 5)], [span(5, 9)]]], 'overlap'), { value: 0 });
  });

  it('does not pair passages of different articles', () => {
    assert.deepEqual(
      spanF1(
        [
          [[span(0, 5)], []],
          [[], [span(0, 5)]],
        ],
        'exact',
      ),
      { value: 0 },
    );
  });

  it('is the mean over pairs of coders, without those that marked nothing', () => {
    // The first with each of the three: 1, 0, 0. The second too; the last two have nothing to compare.
    const four = [[[span(0, 5)], [span(0, 5)], [], []]];
    assert.deepEqual(spanF1(four, 'exact'), { value: 1 / 5 });
  });

  it('says why it has no value', () => {
    assert.deepEqual(spanF1([], 'exact'), { undefined: 'underTwoCoders' });
    assert.deepEqual(spanF1([[[span(0, 5)]]], 'exact'), { undefined: 'underTwoCoders' });
    assert.deepEqual(spanF1([[[], []]], 'overlap'), { undefined: 'noUnits' });
  });

  const anyArticles = fc.array(fc.tuple(anySpans.map(mergeSpans), anySpans.map(mergeSpans)), {
    maxLength: 4,
  });

  it('pairs as many as can be paired', () => {
    fc.assert(
      fc.property(anySpans.map(mergeSpans), anySpans.map(mergeSpans), (a, b) => {
        const passages = a.length + b.length;
        fc.pre(passages > 0);
        assert.deepEqual(spanF1([[a, b]], 'overlap'), { value: (2 * mostPairs(a, b)) / passages });
      }),
    );
  });

  it('does not depend on the order of the coders, is never NaN, and exact is never more than overlap', () => {
    fc.assert(
      fc.property(anyArticles, (some) => {
        for (const matching of ['exact', 'overlap'] as const) {
          assertTold(spanF1(some, matching));
          assertSame(
            spanF1(
              some.map(([a, b]) => [b, a]),
              matching,
            ),
            spanF1(some, matching),
          );
        }
        assert.ok((spanF1(some, 'exact').value ?? 0) <= (spanF1(some, 'overlap').value ?? 0));
      }),
    );
  });

  it('is 1 when both mark the same', () => {
    fc.assert(
      fc.property(anySpans.map(mergeSpans), (spans) => {
        fc.pre(spans.length > 0);
        for (const matching of ['exact', 'overlap'] as const)
          assert.deepEqual(spanF1([[spans, spans]], matching), { value: 1 });
      }),
    );
  });
});

/** The most pairs of overlapping passages, by trying all ways. */
function mostPairs([first, ...rest]: readonly Span[], others: readonly Span[]): number {
  if (!first) return 0;
  const paired = others
    .filter((other) => overlap(first, other))
    .map(
      (other) =>
        1 +
        mostPairs(
          rest,
          others.filter((another) => another !== other),
        ),
    );
  return Math.max(mostPairs(rest, others), ...paired);
}
