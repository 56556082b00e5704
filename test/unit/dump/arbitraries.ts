import fc from 'fast-check';

/** White space as JavaScript knows it, and two characters that only others take for it (U+0085, U+200B). */
const spaces = [' ', '\t', '\u00A0', '\u2028', '\u3000', '\uFEFF', '\u0085', '\u200B', '    ', '     '];

/** What date lines are made of, and what nearly fits. */
const dateLineTokens = [
  ...[
    'April 29, 2025',
    'Sept. 8, 2023',
    'May 5th, 2010',
    '29 Apr 2025',
    '2025년 4월 29일',
    '2025. 4. 29.',
    '04/05/2025',
  ],
  ...[
    '2025-02-30',
    'Aug.',
    'MAY',
    '29',
    ', ',
    '2025',
    '.',
    '/',
    ':',
    '07:14',
    ' | ',
    'Tue, ',
    'p.m.',
    '일',
    'th',
  ],
  ...['Editorial', 'Foreign Affairs', 'K-pop', 'Arts & Life', 'É', '\u{10400}', 'x', '정치', 'X'.repeat(29)],
  ...['-', '–', '•', '---', '@', 'i.marlow@news.example', 'a.b'],
];

const spacing = fc.array(fc.constantFrom(...spaces), { maxLength: 2 }).map((parts) => parts.join(''));

/** Lines that are date lines or nearly so. */
const nearlyDateLine = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...dateLineTokens) }, spacing), {
    maxLength: 7,
    size: 'max',
  })
  .map((tokens) => tokens.join(''));

const section = fc.constantFrom('', '', 'Editorial', 'Foreign Affairs ', 'K-pop', 'Arts & Life\u00A0');
const date = fc.constantFrom(
  'April 29, 2025',
  'Feb. 30, 2025',
  '04/05/2025',
  '2025년 4월 29일',
  '07:14 Jul. 29, 2025',
);
const behindDate = fc.constantFrom('', '', ' -', '\u00A0–', '-', ' •   ', '          ');

const dateLine = fc.tuple(section, date, behindDate).map((parts) => parts.join(''));
const bulletLine = fc.constantFrom(
  '-',
  '-',
  ' – ',
  '•',
  '----',
  '\uFEFF-',
  'i.marlow@news.example-',
  'Ines i@b.cd—  ',
);
const prose = fc.constantFrom(
  'Strait talks end -',
  'Nobody came - again.',
  '7',
  'May 1, 2025: what changed',
  '안개',
  'Ines',
);
/** Any UTF-16 units, lone surrogates and all. */
const garbage = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units).replace(/[\r\n]/g, ' '));

/** One line without its end. */
export const anyLine = fc.oneof(
  { weight: 4, arbitrary: dateLine },
  { weight: 4, arbitrary: bulletLine },
  { weight: 5, arbitrary: prose },
  { weight: 3, arbitrary: nearlyDateLine },
  { weight: 2, arbitrary: spacing },
  garbage,
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);

export const anyLines = fc.array(anyLine, { maxLength: 30, size: 'max' });

/** A text whose lines end in LF, CRLF or CR, with or without a byte order mark; or anything at all. */
export const anyText = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '', '\uFEFF'),
        fc.array(fc.tuple(anyLine, fc.constantFrom('\n', '\n', '\r\n', '\r')), {
          maxLength: 30,
          size: 'max',
        }),
        anyLine,
      )
      .map(([mark, lines, last]) => mark + lines.flat().join('') + last),
  },
  fc.string({ unit: 'binary' }),
);

/** The lines of one well-formed article: headline, paragraphs, a date line with its bullet. */
export const articleLines = fc
  .tuple(
    fc.constantFrom(
      'Falcon resigns',
      'Strait talks end -',
      '2031',
      '안개가 짙다',
      'May 1, 2031: what changed',
    ),
    fc.array(fc.constantFrom('It cited the hours.', 'The talks - again - ended', '', '  ', '새 부두에'), {
      maxLength: 3,
    }),
    fc.tuple(section, date),
  )
  .map(([headline, paragraphs, dateAndSection]) => [headline, ...paragraphs, `${dateAndSection.join('')} -`]);

/** The lines of a well-formed dump: articles behind a bullet, some of them undated. */
export const dumpLines = fc
  .array(fc.oneof(articleLines, fc.constant(['Nobody knows when', 'It was some day.', '-'])), {
    minLength: 1,
    maxLength: 8,
  })
  .map((articles) => ['-', ...articles.flat()]);
