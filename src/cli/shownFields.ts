import { join } from 'node:path';
import type { SourceRecord } from '../exchange/records';
import type { ShownArticle } from './shownArticle';
import { fromHere, plain } from './terminal';

/** Something that was asked for by its id. */
export interface Shown {
  readonly record: object;
  /** For people, with their line ends. */
  readonly lines: Iterable<string>;
}

/** A label, and what is to be said under it, a line each. */
export type Field = readonly [label: string, values: readonly string[]];

/** Fields as lines, their values in one column. A field without a value is left out. */
export function* labelled(fields: readonly Field[]): Generator<string> {
  const said = fields.filter(([, values]) => values.length > 0);
  const width = Math.max(...said.map(([label]) => label.length)) + 2;
  for (const [label, values] of said)
    for (const [i, value] of values.entries())
      yield `${(i === 0 ? label : '').padEnd(width)}${plain(value)}`.trimEnd() + '\n';
}

/** An article, and where it stands. */
export function articleFields(
  id: string,
  { headline, date, occurrences }: ShownArticle,
  folder: string,
): readonly Field[] {
  return [
    ['article', [`${headline.trim()} (${date ?? 'no date'})`]],
    ['article id', [id]],
    ['stands at', occurrences.map(({ source, line }) => `${fromHere(join(folder, source))}:${line}`)],
  ];
}

/** A dump, its bytes, and what is recorded of them. */
export function sourceFields(source: SourceRecord, folder: string): readonly Field[] {
  const { name, sha256, recordedAt, recordedBy, changedFrom } = source;
  const { url, publisher, capturedAt } = changedFrom ?? source;
  const recorded =
    recordedAt === undefined ? 'not recorded' : `recorded by ${recordedBy ?? ''} at ${recordedAt}`;
  return [
    ['dump', [fromHere(join(folder, name))]],
    ['sha256', [`${sha256}, ${changedFrom ? 'changed' : recorded}`]],
    [
      'was',
      changedFrom
        ? [
            `${changedFrom.sha256}, recorded by ${changedFrom.recordedBy ?? ''} at ${changedFrom.recordedAt ?? ''}`,
          ]
        : [],
    ],
    ['url', url === undefined ? [] : [url]],
    ['publisher', publisher === undefined ? [] : [publisher]],
    ['captured', capturedAt === undefined ? [] : [capturedAt]],
  ];
}
