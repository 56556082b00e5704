import assert from 'node:assert/strict';
import { articleChange, comparePage } from '../../../src/annotation/pageComparison';
import { articleKey } from '../../../src/annotation/reference';
import type { Article } from '../../../src/dump/article';

const harbour = articleKey(
  '2025-04-29',
  'Harbour of Inselstadt closed for a week',
  'The harbour was closed on Monday.',
);
const tram = articleKey('2025-04-28', 'Tram line 7 to close until the autumn', 'Repairs take until autumn.');
const fog = articleKey('2025-04-28', 'Fog again', '');

describe('A page beside a project', () => {
  it('has articles that are new, seen and changed, each once, in the order of the page', () => {
    const mended = articleKey(
      '2025-04-28',
      'Tram line 7 to closed until the autumn',
      'Repairs take until autumn.',
    );
    const later = articleKey(
      '2025-04-30',
      'Harbour of Inselstadt closed for a week',
      'The harbour was closed on Monday.',
    );
    assert.deepEqual(comparePage([fog, mended, later, fog, harbour], [tram, harbour]), {
      fresh: [fog, later],
      seen: [harbour],
      changed: [{ now: mended, was: tram }],
    });
    // Nothing else has the old date any more.
    assert.deepEqual(comparePage([later], [tram, harbour]), {
      fresh: [],
      seen: [],
      changed: [{ now: later, was: harbour }],
    });
  });

  it('has only new ones where the project is empty, and none where the page is', () => {
    assert.deepEqual(comparePage([fog, tram], []), { fresh: [fog, tram], seen: [], changed: [] });
    assert.deepEqual(comparePage([], [fog]), { fresh: [], seen: [], changed: [] });
  });

  it('takes nothing for changed of which two articles may be the old one', () => {
    const one = articleKey(
      '2025-04-28',
      'Tram line 7 to close until the autumns',
      'Repairs take until autumn.',
    );
    const page = [
      articleKey('2025-04-28', 'Tram line 7 to close until the autumn!', 'Repairs take until autumn.'),
    ];
    assert.deepEqual(comparePage(page, [one, tram]), { fresh: page, seen: [], changed: [] });
  });
});

describe('A changed article', () => {
  const article = (headline: string, paragraphs: readonly string[], day: number): Article => ({
    headline,
    paragraphs,
    day,
  });

  it('is shown line by line, with what stayed', () => {
    assert.deepEqual(
      articleChange(
        article('Fog', ['First.', 'Second', 'Last.'], 20250428),
        article('Fog again', ['First.', 'Second.', 'Third.', 'Last.'], 20250428),
      ).map(({ sign, text }) => `${sign}${text}`),
      ['-Fog', '+Fog again', ' First.', '-Second', '+Second.', '+Third.', ' Last.', ' 2025-04-28'],
    );
  });

  it('shows that an excerpt or a date came or went', () => {
    const [bare, full] = [article('Fog', [], -2), article('Fog', ['It is back.'], 20250428)];
    const changes = (was: Article, now: Article): string[] =>
      articleChange(was, now).map(({ sign, text }) => `${sign}${text}`);
    assert.deepEqual(changes(bare, full), [' Fog', '+It is back.', '+2025-04-28']);
    assert.deepEqual(changes(full, bare), [' Fog', '-It is back.', '-2025-04-28']);
    assert.deepEqual(changes(full, full), [' Fog', ' It is back.', ' 2025-04-28']);
  });

  it('shows a paragraph that was doubled as one that came', () => {
    assert.deepEqual(
      articleChange(article('Fog', ['So.'], 20250428), article('Fog', ['So.', 'So.'], 20250428)).map(
        ({ sign, text }) => `${sign}${text}`,
      ),
      [' Fog', ' So.', '+So.', ' 2025-04-28'],
    );
  });
});
