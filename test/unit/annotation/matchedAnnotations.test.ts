import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { FoldedEvents } from '../../../src/annotation/foldedEvents';
import { MatchedAnnotations } from '../../../src/annotation/matchedAnnotations';
import { referenceKey, type ArticleReference } from '../../../src/annotation/reference';
import { finish } from '../../../src/dump/steps';

const date = '2025-04-29';
const headline = 'Harbour of Inselstadt closed for repairs';
const lead = 'The harbour of Inselstadt was closed on Monday, and no ship may enter.';

/** Some equal one another in two of three, some nearly; some equal none. */
const anyReference: fc.Arbitrary<ArticleReference> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(null, date, '2025-04-30'),
      fc.constantFrom(
        headline,
        headline.replace('repairs', 'repair'),
        'Weather',
        'Ferry to the islands is late',
      ),
      fc.constantFrom(lead, 'Rain in the north, and wind on all coasts of the sea.', '', undefined),
    )
    .map(([date, headline, lead]) => ({ date, headline, ...(lead !== undefined && { lead }) })),
  fc.nat(5).map((number) => ({
    date: '2025-05-01',
    headline: `${'abcdef'[number] ?? ''} ${number} is new`,
    lead: '',
  })),
);

const anyArticles = fc
  .uniqueArray(anyReference, { selector: referenceKey, maxLength: 12 })
  .map((references) => references.filter(({ lead }) => lead !== undefined).map(referenceKey));

/** The tag `x` is given to an article or taken from it. */
const anySteps = fc.array(fc.tuple(fc.constantFrom('tag' as const, 'untag' as const), anyReference), {
  maxLength: 20,
});

function eventOf(
  [op, article]: readonly ['tag' | 'untag', ArticleReference],
  number: number,
): AnnotationEvent {
  return {
    id: String(number).padStart(3, '0'),
    at: '2025-05-02T09:14:07.120Z',
    by: 'kim',
    op,
    article,
    tag: 'x',
  };
}

function said(matched: MatchedAnnotations, articles: readonly string[]): object {
  return {
    placed: new Map(matched.placed),
    claims: articles.map((key) => matched.claims(key)),
    near: articles.map((key) => matched.nearClaims(key)),
    orphans: matched.orphans,
  };
}

describe('Annotations that are matched as they come', () => {
  it('are on the articles that they are on when all are matched', () => {
    let kept = 0;
    let anew = 0;
    fc.assert(
      fc.property(anyArticles, anySteps, fc.nat(19), (articles, steps, matchedAt) => {
        const known = new Set(articles);
        const folded = finish(FoldedEvents.of(steps.slice(0, matchedAt).map(eventOf)));
        let matched = new MatchedAnnotations(folded.annotations, articles);
        for (let number = matchedAt; number < steps.length; number++) {
          finish(folded.add(steps.slice(number, number + 1).map((step) => eventOf(step, number))));
          const next = matched.with(folded.annotations, (key) => known.has(key));
          const all = new MatchedAnnotations(folded.annotations, articles);
          if (next) {
            kept++;
            assert.deepEqual(said(next, articles), said(all, articles));
          } else anew++;
          matched = next ?? all;
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(kept > anew, `${kept} were kept, and ${anew} made anew`);
  });

  it('need no article where no reference came or went, also when all was folded anew', () => {
    const events = [
      eventOf(['tag', { date, headline, lead }], 1),
      eventOf(['tag', { date, headline, lead: '' }], 2),
    ];
    const matched = new MatchedAnnotations(finish(FoldedEvents.of(events)).annotations, []);
    const later: AnnotationEvent = { ...eventOf(['tag', { date, headline, lead }], 0), by: 'lee' };
    const { annotations } = finish(FoldedEvents.of([...events, later]));
    const next = matched.with(annotations, () => false);
    assert.deepEqual(
      next?.orphans.map(({ tags }) => tags.length),
      [1, 2],
    );
  });

  it('are made anew where one that came may mean what another is near', () => {
    const article = { date, headline, lead };
    const folded = finish(FoldedEvents.of([eventOf(['tag', { ...article, date: null }], 1)]));
    const matched = new MatchedAnnotations(folded.annotations, [referenceKey(article)]);
    assert.equal(matched.claims(referenceKey(article)).length, 1);
    finish(folded.add([eventOf(['tag', article], 2)]));
    assert.equal(
      matched.with(folded.annotations, () => true),
      undefined,
    );
  });

  it('are made anew where one without lead goes, for then another may mean its article', () => {
    const [partial, article] = [
      { date: null, headline },
      { date: null, headline, lead },
    ];
    const events = [eventOf(['tag', partial], 1), eventOf(['tag', { date, headline, lead }], 2)];
    const folded = finish(FoldedEvents.of(events));
    const matched = new MatchedAnnotations(folded.annotations, [referenceKey(article)]);
    assert.equal(matched.orphans.length, 1);
    finish(folded.add([eventOf(['untag', partial], 3)]));
    assert.equal(
      matched.with(folded.annotations, () => true),
      undefined,
    );
    assert.equal(new MatchedAnnotations(folded.annotations, [referenceKey(article)]).orphans.length, 0);
  });
});
