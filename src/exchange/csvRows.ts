import Papa from 'papaparse';
import { ImportError } from './imported';

/** A row of a CSV file. */
export interface CsvRow {
  /** The line that it begins in, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** So much of a file is parsed at once: a few milliseconds. A longer row is parsed again with twice as much. */
const windowLength = 1 << 15;

/**
 * The rows of a CSV file, parsed some at a time as they are asked for; the first is the header. Blank lines are passed over. Commas,
 * semicolons or tabs part the cells, as the first line has most of them: some spreadsheets write these. Throws an {@link ImportError} where
 * quotes do not match.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const delimiter = delimiterOf(text.slice(0, endOf(text, newline)));
  let line = 1;
  let length = windowLength;
  for (let from = 0; from < text.length;) {
    const piece = text.slice(from, from + length);
    const rows = rowsOf(piece, delimiter, newline);
    const isWhole = from + length >= text.length;
    // The last row of a window may go on behind it.
    if (!isWhole) rows.pop();
    if (rows.length === 0) {
      length *= 2;
      continue;
    }
    let start = 0;
    for (const { cells, end, error } of rows) {
      if (error)
        throw new ImportError(problemOf(error), `line ${line + breaksIn(piece.slice(start, error.index))}`);
      if (cells.length > 1 || cells[0]?.trim() !== '') yield { line, cells };
      line += breaksIn(piece.slice(start, end));
      start = end;
    }
    from += start;
    length = windowLength;
  }
}

interface ParsedRow {
  readonly cells: readonly string[];
  /** The offset behind it in the window. */
  readonly end: number;
  readonly error: Papa.ParseError | undefined;
}

function rowsOf(window: string, delimiter: string, newline: string): ParsedRow[] {
  const rows: ParsedRow[] = [];
  Papa.parse<string[]>(window, {
    delimiter,
    newline: newline === '\r\n' || newline === '\r' ? newline : '\n',
    // Else it is only called for windows without quotes, and tells no offsets.
    fastMode: false,
    step: ({ data, errors: [error], meta }) => {
      rows.push({ cells: data, end: meta.cursor, error });
    },
  });
  return rows;
}

function problemOf({ code }: Papa.ParseError): string {
  return code === 'MissingQuotes'
    ? 'a cell that begins with a quote does not end: the file may be cut off'
    : 'text stands behind the closing quote of a cell';
}

function delimiterOf(header: string): string {
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, cells: header.split(delimiter).length }));
  return counts.reduce((most, other) => (other.cells > most.cells ? other : most)).delimiter;
}

function endOf(text: string, newline: string): number {
  const end = text.indexOf(newline);
  return end < 0 ? text.length : end;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
