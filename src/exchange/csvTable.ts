import Papa from 'papaparse';
import { guarded } from './csvCells';
import type { WriteOptions } from './export';
import type { Cell, Row } from './tableCells';

/** The rows as CSV after RFC 4180: commas, CRLF, quotes only where they are needed. */
export function* csvTable(rows: Iterable<Row>, options: WriteOptions = {}): Generator<string> {
  if (options.byteOrderMark) yield '\ufeff';
  const text = options.unguarded ? (text: string): string => text : guarded;
  for (const row of rows)
    yield row.length === 0 ? '' : `${Papa.unparse([row.map((cell) => csvCell(cell, text))])}\r\n`;
}

function csvCell(cell: Cell, text: (text: string) => string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return text(cell);
  return typeof cell === 'object' ? cell.day : String(cell);
}
