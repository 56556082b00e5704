import { isStatus, statuses } from '../annotation/events';
import { annotationColumns, type AnnotationColumn } from './annotationTable';
import { unguarded } from './csvCells';
import { csvRows, type CsvRow } from './csvRows';
import {
  ImportError,
  type AnnotationReader,
  type ImportedAnnotation,
  type ImportedItem,
  type ImportedName,
  type ImportFile,
} from './imported';
import { readValue } from './tableValue';

/** Reads a table with a row an annotation. Its columns may stand in any order, among others; only two must be there. */
export const csvAnnotationsReader: AnnotationReader = { recognises, read };

const needed = ['headline', 'kind'] as const satisfies readonly AnnotationColumn[];

/** Enough for a header. */
const beginning = 1 << 16;

function recognises([file, ...others]: readonly ImportFile[]): boolean {
  if (!file || others.length > 0) return false;
  try {
    const [header] = csvRows(file.text().slice(0, beginning));
    return header !== undefined && missingIn(namesIn(header)).length === 0;
  } catch {
    return false;
  }
}

function* read([file, ...others]: readonly ImportFile[]): Generator<ImportedItem> {
  if (!file || others.length > 0) throw new ImportError('a table of annotations is one file');
  const rows = csvRows(file.text());
  const header = rows.next();
  if (header.done) throw new ImportError('the file is empty');
  const columns = columnsIn(header.value);
  const width = header.value.cells.length;
  for (const row of rows) {
    const { line, cells } = row;
    const place = `line ${line}`;
    yield cells.length === width
      ? itemOf((column) => unguarded(cells[columns.get(column) ?? -1] ?? ''), place, columns)
      : { place, reason: `the row has ${cells.length} cells, but the header has ${width}` };
  }
}

type Columns = ReadonlyMap<AnnotationColumn, number>;
/** What a row has in a column; empty too if there is no such column. */
type CellOf = (column: AnnotationColumn) => string;

const namesIn = ({ cells }: CsvRow): string[] => cells.map((cell) => cell.trim());
const missingIn = (names: readonly string[]): string[] => needed.filter((column) => !names.includes(column));

function columnsIn(header: CsvRow): Columns {
  const names = namesIn(header);
  const place = `line ${header.line}`;
  const missing = missingIn(names);
  if (missing.length > 0) throw new ImportError(`there is no column ${missing.join(' and ')}`, place);
  const columns = new Map<AnnotationColumn, number>();
  for (const column of annotationColumns) {
    const at = names.indexOf(column);
    if (at < 0) continue;
    if (names.includes(column, at + 1)) throw new ImportError(`the column ${column} is there twice`, place);
    columns.set(column, at);
  }
  return columns;
}

function itemOf(cell: CellOf, place: string, columns: Columns): ImportedItem {
  const date = cell('date');
  if (date !== '' && !/^\d{4}-\d\d-\d\d$/.test(date))
    return { place, reason: `the date ${quoted(date)} is not like 2025-04-29` };
  const annotation = annotationOf(cell);
  if (typeof annotation === 'string') return { place, reason: annotation };
  const article = articleOf(cell, columns);
  const needsNone = 'mark' in annotation;
  if (!article && !needsNone) return { place, reason: 'the headline is missing' };
  return { place, article, annotations: [annotation] };
}

function articleOf(cell: CellOf, columns: Columns): ImportedName | undefined {
  const id = cell('doc_id');
  const headline = cell('headline');
  if (id === '' && headline === '') return undefined;
  const excerpt = cell('lead');
  return {
    headline,
    ...(id !== '' && { id }),
    ...(columns.has('date') && { date: cell('date') === '' ? null : cell('date') }),
    // Of an article that was not found, an empty cell does not say that it has no excerpt.
    ...(columns.has('lead') && (id !== '' || excerpt !== '') && { excerpt }),
  };
}

type Said = Pick<ImportedAnnotation, 'id' | 'by' | 'at' | 'layer' | 'cb'>;

/** The annotation of a row, or what is wrong with it. */
function annotationOf(cell: CellOf): ImportedAnnotation | string {
  const said = saidIn(cell);
  const kind = cell('kind');
  switch (kind) {
    case 'tag':
      return cell('tag') === '' ? 'the tag is missing' : { ...said, kind, tag: cell('tag') };
    case 'mark':
      return markOf(cell, said);
    case 'field':
      return fieldOf(cell, said);
    case 'status': {
      const value = cell('value');
      return isStatus(value)
        ? { ...said, kind, value }
        : `the status ${quoted(value)} is none of ${statuses.join(', ')}`;
    }
    case 'note':
      return {
        ...said,
        kind,
        text: cell('note'),
        ...markIn(cell),
        ...(cell('edited_at') !== '' && { editedAt: cell('edited_at') }),
      };
    default:
      return `the kind ${quoted(kind)} is none of tag, mark, field, status, note`;
  }
}

function saidIn(cell: CellOf): Said {
  const [id, by, at, layer, cb] = [
    cell('annotation_id'),
    cell('coder'),
    cell('coded_at'),
    cell('layer'),
    cell('cb'),
  ];
  return {
    ...(id !== '' && { id }),
    ...(by !== '' && { by }),
    ...(at !== '' && { at }),
    ...(layer !== '' && { layer }),
    ...(cb !== '' && { cb }),
  };
}

function markIn(cell: CellOf): { readonly mark?: string } {
  const mark = cell('mark');
  return mark === '' ? {} : { mark };
}

function fieldOf(cell: CellOf, said: Said): ImportedAnnotation | string {
  const field = cell('field');
  if (field === '') return 'the field is missing';
  const read = readValue(cell('value'), cell('value_type'));
  return 'problem' in read
    ? read.problem
    : { ...said, kind: 'field', field, value: read.value, ...markIn(cell) };
}

function markOf(cell: CellOf, said: Said): ImportedAnnotation | string {
  const tag = cell('tag');
  if (tag === '') return 'the tag is missing';
  for (const column of ['start', 'end'] as const)
    if (!/^\d{1,15}$/.test(cell(column))) return `the ${column} ${quoted(cell(column))} is no offset`;
  const [start, end] = [Number(cell('start')), Number(cell('end'))];
  if (start >= end) return `the end ${end} is not behind the start ${start}`;
  const exact = cell('text');
  if (exact !== '' && exact.length !== end - start)
    return `the text has ${exact.length} characters, but from start to end there are ${end - start}`;
  return {
    ...said,
    kind: 'mark',
    tag,
    start,
    end,
    ...(exact !== '' && { exact, prefix: cell('prefix'), suffix: cell('suffix') }),
  };
}

/** What stands in a cell, if it is not too long. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
