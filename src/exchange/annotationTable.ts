import { quoteOf } from '../annotation/anchoring';
import { mainLayer } from '../annotation/annotations';
import { referenceTo } from '../annotation/reference';
import { articleRecord } from './annotatedArticle';
import type { Export } from './export';
import { itemText } from './itemText';
import type {
  AnnotationRecord,
  ArticleRecord,
  CodingRecord,
  FieldRecord,
  MarkRecord,
  NoteRecord,
  OrphanRecord,
  StatusRecord,
} from './records';
import { valueCell, valueTypeOf, type Cell, type Row } from './tableCells';

/**
 * The columns of a table of annotations. The last ones are for reading it back. `start` and `end` are UTF-16 offsets in the item's text, the
 * end exclusive; `mark` is the annotation's id of the mark that a field or note is on.
 */
export const annotationColumns = [
  'annotation_id',
  'doc_id',
  'source',
  'date',
  'headline',
  'section',
  'coder',
  'layer',
  'kind',
  'tag',
  'field',
  'value',
  'text',
  'start',
  'end',
  'note',
  'coded_at',
  'cb',
  'mark',
  'value_type',
  'edited_at',
  'prefix',
  'suffix',
  'lead',
] as const;

export type AnnotationColumn = (typeof annotationColumns)[number];

type Cells = Partial<Record<AnnotationColumn, Cell>>;

/** A table with a row an annotation; at its end those that found no place, without `doc_id` and `source`. */
export function* annotationTable({ articles, orphans, sha256 }: Export): Generator<Row> {
  yield annotationColumns;
  for (const article of articles) {
    if (!article.annotations) {
      yield [];
      continue;
    }
    const record = articleRecord(article, sha256);
    const about = aboutArticle(record);
    for (const cells of saidOf(record)) yield rowOf({ ...about, ...cells });
  }
  for (const orphan of orphans) yield rowOf({ ...aboutOrphan(orphan), ...saidOfOrphan(orphan) });
}

function rowOf(cells: Cells): Row {
  return annotationColumns.map((column) => cells[column]);
}

function aboutArticle({ id, occurrences, date, headline, section, excerpt }: ArticleRecord): Cells {
  return {
    doc_id: id,
    source: occurrences[0]?.source,
    date: dayCell(date),
    headline,
    section,
    lead: referenceTo(date, headline, excerpt ?? '').lead,
  };
}

function aboutOrphan({ article }: OrphanRecord): Cells {
  return article ? { date: dayCell(article.date), headline: article.headline, lead: article.lead } : {};
}

function dayCell(date: string | null): Cell {
  return date === null ? undefined : { day: date };
}

function* saidOf(record: ArticleRecord): Generator<Cells> {
  const { coding, status, fields, fieldCoding, marks, notes } = record;
  for (const coded of coding) yield tagCells(coded);
  if (marks.length > 0) {
    const text = itemText(record);
    for (const mark of marks) yield markCells({ ...mark, ...contextOf(text, mark) });
  }
  for (const field of [...fields, ...(fieldCoding ?? [])]) yield fieldCells(field);
  for (const said of status) yield statusCells(said);
  for (const note of notes) yield noteCells(note);
}

function contextOf(text: string, { start, end }: MarkRecord): Pick<MarkRecord, 'prefix' | 'suffix'> {
  const { prefix, suffix } = quoteOf(text, start, end);
  return { prefix, suffix };
}

function saidOfOrphan(orphan: OrphanRecord): Cells {
  switch (orphan.kind) {
    case 'tag':
      return tagCells(orphan.annotation);
    case 'mark':
      return markCells(orphan.annotation);
    case 'field':
      return fieldCells(orphan.annotation);
    case 'status':
      return statusCells(orphan.annotation);
    case 'note':
      return noteCells(orphan.annotation);
  }
}

function tagCells(coded: CodingRecord): Cells {
  return { ...making(coded), kind: 'tag', tag: coded.tag };
}

function markCells(mark: MarkRecord): Cells {
  const { tag, text, start, end, prefix, suffix } = mark;
  return { ...making(mark), kind: 'mark', tag, text, start, end, prefix, suffix };
}

function fieldCells(said: FieldRecord): Cells {
  const { field, value, mark } = said;
  return {
    ...making(said),
    kind: 'field',
    field,
    value: valueCell(value),
    value_type: valueTypeOf(value),
    mark,
  };
}

function statusCells(said: StatusRecord): Cells {
  return { ...making(said), kind: 'status', value: said.value };
}

function noteCells(said: NoteRecord): Cells {
  return { ...making(said), kind: 'note', note: said.text, edited_at: said.editedAt, mark: said.mark };
}

function making({ id, by, at, layer, cb }: AnnotationRecord): Cells {
  return { annotation_id: id, coder: by, layer: layer ?? mainLayer, coded_at: at, cb };
}
