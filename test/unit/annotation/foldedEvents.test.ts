import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold, type Annotations } from '../../../src/annotation/fold';
import { FoldedEvents } from '../../../src/annotation/foldedEvents';
import { inOrder } from '../../../src/annotation/order';
import { referenceKey, type ArticleReference } from '../../../src/annotation/reference';
import { finish } from '../../../src/dump/steps';
import { anyEvent, anyEvents } from './arbitraries';

/** All that annotations say; a map of which only the changes were made is compared as one. */
const said = (annotations: Annotations): object => ({
  ...annotations,
  articles: new Map(annotations.articles),
});

/** Adds events, or folds all anew where that cannot be done. */
function after(
  folded: FoldedEvents,
  before: readonly AnnotationEvent[],
  added: readonly AnnotationEvent[],
): FoldedEvents {
  return finish(folded.add(added)) ? folded : finish(FoldedEvents.of([...before, ...added]));
}

/** Events in the order of their ids, in portions. */
const anyPortions = fc
  .tuple(
    fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 40 }),
    fc.array(fc.nat(5), { minLength: 1 }),
  )
  .map(([events, sizes]) => {
    const left = [...inOrder(events).events];
    const portions: AnnotationEvent[][] = [];
    for (let i = 0; left.length > 0; i++)
      portions.push(left.splice(0, (sizes[i % sizes.length] ?? 0) + Number(i % 7 === 6)));
    return portions;
  });

describe('Events that are folded as they come', () => {
  it('make what all of them make, in any portions, and what they made before stays as it was', () => {
    fc.assert(
      fc.property(anyPortions, (portions) => {
        const folded = finish(FoldedEvents.of([]));
        const states: Annotations[] = [];
        for (const portion of portions) {
          assert.ok(finish(folded.add(portion)));
          states.push(folded.annotations);
        }
        const expected = portions.map((_, i) => fold(portions.slice(0, i + 1).flat()));
        assert.deepEqual(states.map(said), expected.map(said));
        assert.deepEqual(folded.events, portions.flat());
      }),
      { numRuns: 1000 },
    );
  });

  it('make what all of them make also where some come late, twice, or with an id of others', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEvent, { maxLength: 12 }), { maxLength: 6 }), (portions) => {
        let all: AnnotationEvent[] = [];
        let folded = finish(FoldedEvents.of(all));
        for (const portion of portions) {
          folded = after(folded, all, portion);
          all = [...all, ...portion];
          assert.deepEqual(said(folded.annotations), said(fold(all)));
          assert.deepEqual(folded.events, inOrder(all).events);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave the other articles the objects that they were', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const folded = finish(FoldedEvents.of(events));
        const before = folded.annotations;
        const article: ArticleReference = { date: '2025-04-30', headline: 'Ferry late', lead: '' };
        finish(
          folded.add([{ id: 'f', at: '2025-05-02T09:14:07.120Z', by: 'kim', op: 'tag', article, tag: 'x' }]),
        );
        const { articles } = folded.annotations;
        assert.equal(articles.size, before.articles.size + 1);
        assert.equal(articles.get(referenceKey(article))?.tags.length, 1);
        for (const [key, annotations] of before.articles) assert.equal(articles.get(key), annotations);
      }),
    );
  });
});
