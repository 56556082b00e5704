import type { Cell, Row } from './tableCells';

/** What a sheet of Excel holds. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostCharacters = 32_767;

const cutOff = ' … [cut off: Excel holds 32,767 characters a cell]';

/** The formats of cells, as numbers in `styles`. What is quoted stays text when somebody edits the cell. */
const format = { plain: 0, header: 1, day: 2, quoted: 3 } as const;

type CellFormat = (typeof format)[keyof typeof format];

/** The part `xl/styles.xml`, that every workbook with these sheets needs. */
export const styles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>' +
  '</styleSheet>';

/**
 * A sheet in SpreadsheetML, a row a piece. The first row is the header, which stays in view. Text is text, never a formula; a text that is
 * too long for a cell is cut and says so. Throws an error for people if there are more rows or columns than Excel opens.
 */
export function* sheetXml(rows: Iterable<Row>): Generator<string> {
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>\n'
  );
  let number = 0;
  let columns: readonly string[] = [];
  for (const row of rows) {
    if (row.length === 0) {
      yield '';
      continue;
    }
    if (++number > mostRows) throw tooMuch('1,048,576 rows');
    if (row.length > mostColumns) throw tooMuch('16,384 columns');
    if (number === 1) columns = row.map((_, i) => columnName(i));
    const cells = row.map((cell, i) => cellXml(cell, `${columns[i] ?? ''}${number}`, number === 1));
    yield `<row r="${number}">${cells.join('')}</row>\n`;
  }
  yield '</sheetData></worksheet>';
}

function tooMuch(limit: string): Error {
  return new Error(`a sheet of Excel holds no more than ${limit}; write CSV, or export fewer articles`);
}

/** A to Z, AA to ZZ, AAA … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellXml(cell: Cell, at: string, isHeader: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'object') {
    const serial = serialOf(cell.day);
    return serial === undefined
      ? textXml(cell.day, at, format.plain)
      : `<c r="${at}" s="${format.day}"><v>${serial}</v></c>`;
  }
  if (isHeader) return textXml(cell, at, format.header);
  return textXml(cell, at, /^[=+\-@']/.test(cell) ? format.quoted : format.plain);
}

function textXml(text: string, at: string, styled: CellFormat): string {
  const content = `<is><t xml:space="preserve">${escaped(cut(text))}</t></is>`;
  return `<c r="${at}" s="${styled}" t="inlineStr">${content}</c>`;
}

function cut(text: string): string {
  if (text.length <= mostCharacters) return text;
  const kept = text.slice(0, mostCharacters - cutOff.length);
  return kept.replace(/[\ud800-\udbff]$/, '') + cutOff;
}

/** Days since the end of 1899, as Excel counts them; undefined before March 1900, where it counts a day that there never was. */
function serialOf(day: string): number | undefined {
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return serial >= 61 ? serial : undefined;
}

/** What XML cannot hold is written as Excel does, `_x0001_`, and so is the underscore of what looks like it. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(unwritable, (character) => `_x${hexadecimal(character)}_`);
}

// XML readers turn a carriage return into a line feed.
const unwritable = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
