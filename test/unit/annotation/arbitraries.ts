import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { ArticleReference } from '../../../src/annotation/reference';

/** Text as it may stand in a dump: plain and curly quotes, all kinds of white space, Hangul in both forms, emoji, lone surrogates. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'B',
          ' ',
          '  ',
          '\t',
          '\n',
          '\u00a0',
          '\u3000',
          '\ufeff',
          "'",
          '’',
          '"',
          '“',
          '„',
          'é',
          'e\u0301',
          '한국',
        ],
        ...['\u1112\u1161\u11ab', '가', '\u11a8', '😀', '👩‍👩‍👧', '\ud83d', '\ude00', 'á̧', '\u0301', '7'],
      ),
      { maxLength: 150 },
    )
    .map((parts) => parts.join('')),
);

export const coders = ['kim', 'lee', 'park'] as const;

const articles: readonly ArticleReference[] = [
  { date: '2025-04-29', headline: 'Harbour of Inselstadt closed', lead: 'The harbour was closed on Monday.' },
  {
    date: '2025-04-29',
    headline: 'Harbour  of Inselstadt closed ',
    lead: 'The harbour was closed on Monday.',
  },
  { date: '2025-04-29', headline: 'Harbour of Inselstadt opens', lead: 'The harbour was closed on Monday.' },
  { date: '2025-04-29', headline: 'Harbour of Inselstadt closed' },
  { date: null, headline: 'Minister “surprised”', lead: '' },
  { date: null, headline: 'Minister "surprised"', lead: '' },
];

/** Ids are few, so that events name one another. */
const id = fc.integer({ min: 0, max: 40 }).map((number) => `e${String(number).padStart(2, '0')}`);
const article = fc.constantFrom(...articles);
const tag = fc.constantFrom('navy', 'harbour/closed', 'x');
const passage = {
  quote: fc.constant({ exact: 'Harbour', prefix: '', suffix: ' of' }),
  start: fc.nat(9),
  end: fc.constant(10),
};

const written = {
  id,
  at: fc.integer({ min: 10, max: 59 }).map((second) => `2025-05-02T09:14:${second}Z`),
  by: fc.constantFrom(...coders),
};
const extra = {
  layer: fc.constantFrom('main', 'consensus'),
  via: fc.constantFrom('rule', 'import'),
  cb: fc.constant('3'),
};

/** Events with these fields, and others that may be left out. */
function arbitrary(fields: Fields, optional: Fields = {}): fc.Arbitrary<AnnotationEvent> {
  const required = { ...written, ...fields };
  const record = fc.record(
    { ...required, ...extra, ...optional },
    { requiredKeys: Object.keys(required) as never[], noNullPrototype: true },
  );
  // Whether each is an event is tested where events are read.
  return record as fc.Arbitrary<unknown> as fc.Arbitrary<AnnotationEvent>;
}

type Fields = Record<string, fc.Arbitrary<unknown>>;

const op = <T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name);
const value = fc.constantFrom(null, 'PRK', 7, true, ['PRK', 'KOR']);

/** Events of every op, over few articles, coders and ids. */
export const anyEvent: fc.Arbitrary<AnnotationEvent> = fc.oneof(
  { weight: 5, arbitrary: arbitrary({ op: fc.constantFrom('tag', 'untag'), article, tag }) },
  { weight: 2, arbitrary: arbitrary({ op: op('mark'), article, tag, ...passage }) },
  { weight: 1, arbitrary: arbitrary({ op: op('anchor'), target: id, ...passage }, { article }) },
  { weight: 1, arbitrary: arbitrary({ op: op('set'), article, field: fc.constant('actor'), value }) },
  { weight: 1, arbitrary: arbitrary({ op: op('set'), target: id, field: fc.constant('actor'), value }) },
  {
    weight: 1,
    arbitrary: arbitrary({ op: op('status'), article, value: fc.constantFrom('done', 'flagged', null) }),
  },
  { weight: 1, arbitrary: arbitrary({ op: op('note'), article, text: fc.constantFrom('why?', '') }) },
  { weight: 1, arbitrary: arbitrary({ op: op('note'), target: id, text: fc.constantFrom('here', 'there') }) },
  {
    weight: 1,
    arbitrary: arbitrary({ op: op('edit'), target: id, text: fc.constantFrom('edited', 'again') }),
  },
  { weight: 3, arbitrary: arbitrary({ op: op('remove'), target: id }) },
  { weight: 2, arbitrary: arbitrary({ op: op('move'), from: article, to: article }) },
  {
    weight: 1,
    arbitrary: arbitrary({
      op: op('capture'),
      dump: fc.constant('a.txt'),
      sha256: fc.constant('0'.repeat(64)),
      bytes: fc.nat(),
    }),
  },
);

/** Events with distinct ids. */
export const anyEvents: fc.Arbitrary<AnnotationEvent[]> = fc.uniqueArray(anyEvent, {
  selector: ({ id }) => id,
  maxLength: 30,
});
