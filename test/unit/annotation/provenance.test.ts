import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { removedIds } from '../../../src/annotation/order';
import { articleWithId, provenanceOf, type Provenance } from '../../../src/annotation/provenance';
import { articleId, referenceKey } from '../../../src/annotation/reference';
import { anyEvents } from './arbitraries';

const fog = { date: '2025-04-29', headline: 'Fog again', lead: 'It is back.' };
const rain = { date: '2025-04-28', headline: 'Rain in Inselstadt', lead: '' };
const written = { at: '2025-05-02T09:14:07.120Z', by: 'kim' };

function provenance(
  id: string,
  events: readonly AnnotationEvent[],
  articles: readonly string[] = [referenceKey(fog), referenceKey(rain)],
): Provenance | undefined {
  return provenanceOf(id, events, fold(events), articles);
}

describe('The provenance of an event', () => {
  it('leads to the article that it is about now', () => {
    const events: AnnotationEvent[] = [
      { ...written, id: '1', op: 'tag', article: rain, tag: 'x' },
      { ...written, id: '2', op: 'move', from: rain, to: fog },
      { ...written, id: '3', op: 'remove', target: '1' },
      { ...written, id: '4', op: 'remove', target: '2' },
      { ...written, id: '5', op: 'note', target: 'nowhere', text: 'why?' },
    ];
    const keyAfter = (count: number): string | undefined =>
      provenance('1', events.slice(0, count))?.article?.key;
    assert.deepEqual([1, 2, 3, 4].map(keyAfter), [
      referenceKey(rain),
      referenceKey(fog),
      referenceKey(fog),
      referenceKey(rain),
    ]);
    assert.equal(provenance('1', events.slice(0, 2))?.article?.id, articleId(referenceKey(rain)));
    assert.equal(provenance('5', events)?.reference, undefined);
    assert.equal(provenance('1', events, [])?.article, undefined);
    assert.equal(provenance('6', events), undefined);
  });

  it('leads a mark to the article that it was attached to last', () => {
    const passage = { quote: { exact: 'Fog', prefix: '', suffix: '' }, start: 0, end: 3 };
    const events: AnnotationEvent[] = [
      { ...written, id: '1', op: 'mark', article: rain, tag: 'x', ...passage },
      { ...written, id: '2', op: 'anchor', target: '1', article: fog, ...passage },
      { ...written, id: '3', op: 'note', target: '1', text: 'why?' },
    ];
    for (const id of ['1', '2', '3']) assert.equal(provenance(id, events)?.article?.key, referenceKey(fog));
  });

  it('is known of every event, with its batch, and with what undid it if it is undone', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const sorted = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
        const removed = removedIds(sorted);
        for (const event of events) {
          const found = provenance(event.id, events, [referenceKey(fog)]);
          assert.ok(found);
          assert.equal(found.event, event);
          assert.ok(found.batch.includes(event.id));
          assert.equal(found.undoneBy !== undefined, removed.has(event.id));
          if (found.undoneBy)
            assert.ok(found.undoneBy.target === event.id && !removed.has(found.undoneBy.id));
          if ('article' in event) assert.ok(found.reference);
        }
      }),
    );
  });
});

describe('An article that is asked for by its id', () => {
  const tag: AnnotationEvent = { ...written, id: '1', op: 'tag', article: fog, tag: 'x' };
  const id = articleId(referenceKey(fog));

  it('is found with what stands on it', () => {
    const found = articleWithId(id, fold([tag]), [referenceKey(rain), referenceKey(fog)]);
    assert.equal(found?.key, referenceKey(fog));
    assert.deepEqual(
      found.annotations?.tags.map(({ id }) => id),
      ['1'],
    );
    assert.deepEqual(articleWithId(id, fold([]), [referenceKey(fog)]), {
      key: referenceKey(fog),
      annotations: undefined,
    });
  });

  it('is found by the id that it had before it was moved, or lost its dump', () => {
    const moved = fold([tag, { ...written, id: '2', op: 'move', from: fog, to: rain }]);
    assert.equal(articleWithId(id, moved, [referenceKey(rain)])?.key, referenceKey(rain));
    const lost = articleWithId(id, fold([tag]), [referenceKey(rain)]);
    assert.equal(lost?.key, undefined);
    assert.equal(lost?.annotations?.tags.length, 1);
    assert.equal(articleWithId('0'.repeat(16), moved, [referenceKey(rain)]), undefined);
  });
});
