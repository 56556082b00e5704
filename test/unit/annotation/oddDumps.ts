import fc from 'fast-check';
import { Identities } from '../../../src/annotation/identities';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { parseDump } from '../../../src/dump/parseDump';
import { finish } from '../../../src/dump/steps';
import { StringText, type TextSource } from '../../../src/dump/textSource';
import { anyText } from './arbitraries';

/** A made-up dump with its articles' identities. */
export interface OddDump {
  readonly source: TextSource;
  readonly index: DumpIndex;
  readonly identities: Identities;
}

export function oddDump(text: string, linesInBlock = 8): OddDump {
  const source = new StringText(text);
  const index = parseDump(source, { linesInBlock });
  return { source, index, identities: finish(Identities.read({ source, index })) };
}

/** Few texts, many of which fold to the same: they differ in quotes, white space and composition only, or far behind. */
const alike = [
  'Harbour “closed”',
  'Harbour  "closed" ',
  '\u00a0Harbour\t„closed”',
  'Harbour "closed"',
  'Cafe\u0301 opens',
  'Café opens',
  '\u1112\u1161\u11ab국 부두',
  '한국 부두',
  '😀',
  '\ud83d',
  'x'.repeat(63) + 'e',
  'x'.repeat(63) + 'e\u0301',
  'x'.repeat(63) + 'é',
  'x'.repeat(63) + '😀',
  'x'.repeat(63),
  'x'.repeat(64) + 'y',
  'x'.repeat(64) + ' y',
  'x'.repeat(63) + ' y',
  'The tram is late again, they said, and so was the ferry to the bay of Inselstadt on Monday.',
  'The tram is late again, they said, and so was the ferry to the bay of Inselstadt on Friday.',
  'The tram is late again,  they said, and so was the ferry to the bay of Inselstadt — again.',
  'The tram is late again,',
  'they said, and so was the ferry to the bay of Inselstadt on Monday.',
  ' ',
  '',
];

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...alike) },
  anyText.map((text) => text.replace(/[\r\n]/g, ' ')),
);
const dateLine = fc.constantFrom(
  ...['May 5, 2031 -', '2031-05-05 -', 'May 6, 2031 -', 'Feb. 30, 2031 -', '04/05/2031 -', '-'],
);

/** Dumps in which articles recur, printed in other ways, some with a byte order mark. */
export const anyDump: fc.Arbitrary<OddDump> = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff'),
    fc.array(
      fc
        .tuple(line, fc.array(line, { maxLength: 3 }), dateLine)
        .map(([headline, paragraphs, date]) => [headline, ...paragraphs, date].join('\n')),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([mark, articles]) => oddDump(`${mark}${articles.join('\n')}\nFog\nMay 1, 2031`));
