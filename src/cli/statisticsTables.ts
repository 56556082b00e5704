import type { FieldStatistics, NumberStatistics } from '../exchange/fieldCounts';
import type { SaidStatistics } from '../exchange/saidCounts';
import type { Statistics } from '../exchange/statistics';
import { table } from './table';
import { plain } from './terminal';

/** What is counted in dumps and their projects. */
export interface ProjectStatistics extends Statistics {
  /** Annotations of the projects whose article or passage is not found, whatever is selected. */
  readonly unplaced: number;
  /** Whether every event in the journals was understood. */
  readonly complete: boolean;
}

/** So many values of a field are shown. */
const shownValues = 10;

/** What the columns beside names and values take, about. */
const fixedWidth = 40;
const narrowest = 20;

/**
 * Statistics for people: a table for each thing that is counted, in lines of a terminal of this width, if it is one.
 * @param columns of the terminal
 */
export function* statisticsTables(statistics: ProjectStatistics, columns = 160): Generator<string> {
  const { articles, annotated, dates, unplaced, complete } = statistics;
  yield* table(
    ['articles', 'annotated', 'first', 'last', 'without a date', 'unplaced'],
    [
      [
        String(articles),
        String(annotated),
        dates.first ?? '',
        dates.last ?? '',
        String(dates.undated),
        String(unplaced),
      ],
    ],
  );
  if (!complete) yield 'the journals hold events that were not understood; they are not counted\n';
  const most = Math.max(narrowest, Math.floor((columns - fixedWidth) / 2));
  for (const { head, rows } of tablesOf(statistics)) {
    if (rows.length === 0) continue;
    yield '\n';
    yield* table(
      head,
      rows,
      head.map((column) => (isText.has(column) ? most : null)),
    );
  }
}

interface Shown {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The columns with what people wrote. */
const isText = new Set(['tag', 'field', 'value', 'coder', 'layer', 'by coder']);

function* tablesOf({ dates, tags, fields, coders, layers, statuses }: Statistics): Generator<Shown> {
  yield {
    head: ['month', 'articles'],
    rows: dates.months.map(({ month, articles }) => [month, String(articles)]),
  };
  yield {
    head: ['tag', 'articles', 'marks', 'by coder'],
    rows: tags.map(({ tag, articles, marks, coders }) => [
      plain(tag),
      String(articles),
      String(marks),
      byCoder(coders),
    ]),
  };
  yield { head: ['field', 'value', 'count', 'articles'], rows: fields.flatMap(fieldRows) };
  yield {
    head: ['coder', ...saidColumns],
    rows: coders.map(({ coder, ...said }) => [plain(coder), ...saidCells(said)]),
  };
  yield {
    head: ['layer', ...saidColumns],
    rows: layers.map(({ layer, ...said }) => [plain(layer), ...saidCells(said)]),
  };
  yield {
    head: ['status', 'articles', 'by coder'],
    rows: statuses.map(({ status, articles, coders }) => [status, String(articles), byCoder(coders)]),
  };
}

const saidColumns = ['articles', 'tags', 'marks', 'fields', 'statuses', 'notes'] as const;

function saidCells(said: SaidStatistics): string[] {
  return saidColumns.map((column) => String(said[column]));
}

function byCoder(coders: readonly { readonly coder: string; readonly articles: number }[]): string {
  return coders.map(({ coder, articles }) => `${plain(coder)} ${articles}`).join(', ');
}

function fieldRows({ field, values, numbers }: FieldStatistics): string[][] {
  const rows = values
    .slice(0, shownValues)
    .map(({ value, count, articles }) => [plain(String(value)), String(count), String(articles)]);
  const others = values.length - shownValues;
  if (others > 0) rows.push([`and ${others} more`]);
  if (numbers) rows.push([rangeOf(numbers), String(numbers.count)]);
  return rows.map((row) => [plain(field), ...row, ...Array<string>(3 - row.length).fill('')]);
}

function rangeOf({ min, mean, max }: NumberStatistics): string {
  return `${min} to ${max}, mean ${mean === null ? 'too large' : Number(mean.toPrecision(4))}`;
}
