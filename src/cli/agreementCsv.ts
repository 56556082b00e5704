import type { Agreement } from '../annotation/agreement/agreement';
import type { AgreementReport, CodersAgreement } from '../annotation/agreement/agreementReport';
import { reasons } from './agreementTables';

type Cell = string | number | Agreement | undefined;

const columns = [
  'coders',
  'articles',
  'kind',
  'variable',
  'level',
  'units',
  'percent',
  'alpha',
  'kappa',
  'f1_exact',
  'f1_overlap',
  'alpha_u',
  'unfit',
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], Cell>>>;

/**
 * An agreement report as CSV (RFC 4180), a line a variable, for all coders and then for each two of them. `|` stands between several
 * names. An undefined value is an empty cell, and `undefined` says of which column and why.
 */
export function* csvLines({ all, pairs }: AgreementReport): Generator<string> {
  yield csvLine([...columns, 'undefined']);
  for (const row of [all, ...pairs].flatMap(rowsOf)) {
    const cells = columns.map((column) => row[column]);
    const whys = cells.flatMap((cell, i) =>
      typeof cell === 'object' && cell.undefined ? `${columns[i] ?? ''}: ${reasons[cell.undefined]}` : [],
    );
    yield csvLine([...cells, whys.join('|')]);
  }
}

function rowsOf({ coders, articles, variables, marks, alphaU }: CodersAgreement): Row[] {
  const all = { coders: coders.join('|'), articles };
  return [
    ...variables.map((row) => ({ ...all, ...row })),
    ...marks.map(({ f1Exact, f1Overlap, alphaU, ...row }) => ({
      ...all,
      ...row,
      f1_exact: f1Exact,
      f1_overlap: f1Overlap,
      alpha_u: alphaU,
    })),
    ...(marks.length > 0 ? [{ ...all, kind: 'all marks', units: articles, alpha_u: alphaU }] : []),
  ];
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that a spreadsheet would run as a formula gets a `'` before it; a number stays a number. */
function csvCell(cell: Cell): string {
  if (typeof cell === 'object') return String(cell.value ?? '');
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = /^[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const isNumber = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/.test(text);
