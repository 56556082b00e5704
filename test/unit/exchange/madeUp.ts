import fc from 'fast-check';
import { articleText } from '../../../src/annotation/articleText';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { referenceTo, type ArticleReference } from '../../../src/annotation/reference';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText } from '../../../src/dump/textSource';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';

/** An article of a made-up dump. */
export interface MadeUpArticle {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  /** yyyy-MM-dd; null for an article without a date line. */
  readonly date: string | null;
}

export function dumpNamed(name: string, text: string): NamedDump {
  const source = new StringText(text);
  return { name, source, index: parseDump(source) };
}

/** The text of a dump of these articles. A bullet stands before each, so that one without a date is one. */
export function dumpText(articles: readonly MadeUpArticle[]): string {
  return articles
    .map(({ headline, paragraphs, date }) =>
      ['-', headline, ...paragraphs, ...(date ? [date] : []), ''].join('\n'),
    )
    .join('');
}

export function referenceOf({ headline, paragraphs, date }: MadeUpArticle): ArticleReference {
  return referenceTo(date, headline, paragraphs.join('\n'));
}

/** Events with ids, times and a coder: `events(['tag', …])` for tests that say only what matters. */
export function eventsOf(...bodies: readonly Record<string, unknown>[]): AnnotationEvent[] {
  return bodies.map(
    (body, i) =>
      ({
        id: `01${String(i).padStart(4, '0')}`,
        at: '2025-05-02T09:14:07.120Z',
        by: 'kim',
        ...body,
      }) as unknown as AnnotationEvent,
  );
}

const words = fc.constantFrom(
  'Harbour',
  'council',
  '“tram”',
  'won’t',
  '항구',
  '👩‍🚀',
  'e\u0301tude',
  '𝔘',
  '—',
  '= 1',
  '"',
  '\\',
  '\u2028',
);
const line = fc.array(words, { maxLength: 12 }).map((rest) => ['Made-up', ...rest].join(' '));
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2025-04-${String(day).padStart(2, '0')}`);

export const madeUpArticle: fc.Arbitrary<MadeUpArticle> = fc.record({
  headline: line,
  paragraphs: fc.array(line, { maxLength: 3 }),
  date: fc.option(date, { freq: 8 }),
});

/** At least one of the articles is dated: a dump of undated ones alone has none. */
export const madeUpArticles: fc.Arbitrary<MadeUpArticle[]> = fc
  .array(madeUpArticle, { minLength: 1, maxLength: 8 })
  .filter((articles) => articles.some((article) => article.date !== null));

/** Events of every op, on these articles and on some that stand nowhere. */
export function madeUpEvents(articles: readonly MadeUpArticle[]): fc.Arbitrary<AnnotationEvent[]> {
  const known = articles.length === 0 ? madeUpArticle : fc.constantFrom(...articles);
  const article = fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: madeUpArticle });
  const reference = fc.oneof(
    article.map(referenceOf),
    article.map(({ date, headline }): ArticleReference => ({ date, headline })),
  );
  const target = fc.integer({ min: 0, max: 40 }).map(idOf);
  const tag = fc.constantFrom('military', 'military/navy', 'Außen', '🏷️');
  const field = fc.constantFrom('actor', 'intensity');
  const value = fc.constantFrom<unknown[]>('PRK', -7.5, true, ['PRK', 'RUS'], null);
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const op = <T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name);
  const passage = article.chain(({ headline, paragraphs, date }) => {
    const whole = articleText(headline, paragraphs);
    return fc
      .tuple(fc.nat(whole.length - 1), fc.nat(10))
      .map(([start, length]) => ({ start, end: Math.min(start + 1 + length, whole.length) }))
      .map(({ start, end }) => ({
        article: referenceOf({ headline, paragraphs, date }),
        start,
        end,
        quote: {
          exact: whole.slice(start, end),
          prefix: whole.slice(Math.max(0, start - 32), start),
          suffix: whole.slice(end, end + 32),
        },
      }));
  });
  const body: fc.Arbitrary<object> = fc.oneof(
    fc.record({ op: fc.constantFrom('tag', 'untag'), article: reference, tag }),
    fc.tuple(fc.record({ op: op('mark'), tag }), passage).map(([head, place]) => ({ ...head, ...place })),
    fc.record({ op: op('set'), article: reference, field, value }),
    fc.record({ op: op('set'), target, field, value }),
    fc.record({
      op: op('status'),
      article: reference,
      value: fc.constantFrom('done', 'skipped', 'flagged', 'excluded', null),
    }),
    fc.record({ op: op('note'), article: reference, text }),
    fc.record({ op: op('note'), target, text }),
    fc.record({ op: op('edit'), target, text }),
    fc.record({ op: op('remove'), target }),
    fc.record({ op: op('move'), from: reference, to: reference }),
  );
  const written = fc.record(
    {
      by: fc.constantFrom('kim', 'lee'),
      layer: fc.constantFrom('main', 'reliability'),
      via: fc.constantFrom('rule', 'cli'),
      cb: fc.constant('3'),
    },
    { requiredKeys: ['by'] },
  );
  return fc.array(fc.tuple(body, written), { maxLength: 40 }).map((all) =>
    all.map(([what, how], i) => {
      const event: object = { id: idOf(i), at: '2025-05-02T09:14:07.120Z', ...how, ...what };
      return event as AnnotationEvent;
    }),
  );
}

const idOf = (i: number): string => `01${String(i).padStart(4, '0')}`;
