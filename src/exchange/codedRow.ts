import { coderParts, type CoderPart } from './coderPart';
import { itemText } from './itemText';
import type { AnnotationRecord, ArticleRecord } from './records';

/** What one coder has said of an article in one layer, for tools that know rows of text and labels. */
export interface CodedRow {
  /** Headline, LF, excerpt. */
  readonly text: string;
  readonly metadata: RowMetadata;
  /** Undefined for an article on which nothing is annotated. */
  readonly part: CoderPart | undefined;
  /**
   * The annotations whole, for the tool to carry along: it has no place for ids, times, fields and statuses, and what it writes back is
   * joined with them.
   */
  readonly carried: readonly Carried[];
}

/** An annotation as in the JSON format, where offsets are UTF-16 units; `kind` and `annotation` are as in its orphans. */
export interface Carried {
  readonly kind: string;
  readonly annotation: AnnotationRecord;
}

/** What a row tells of its article and coder. Each row has all keys: a tool that makes a table of the rows fills none with NaN. */
export interface RowMetadata {
  readonly doc_id: string;
  /** yyyy-MM-dd; empty if there is none. */
  readonly date: string;
  readonly section: string;
  readonly source: string;
  /** Coder and layer are empty if nothing is annotated. */
  readonly coder: string;
  readonly layer: string;
}

/** The rows of an article: one for each coder and layer, or one without. */
export function codedRows(record: ArticleRecord): [CodedRow, ...CodedRow[]] {
  const text = itemText(record);
  const rowOf = (part: CoderPart | undefined): CodedRow => ({
    text,
    metadata: {
      doc_id: record.id,
      date: record.date ?? '',
      section: record.section ?? '',
      source: record.occurrences[0]?.source ?? '',
      coder: part?.coder ?? '',
      layer: part?.layer ?? '',
    },
    part,
    carried: part === undefined ? [] : carriedOf(part),
  });
  const [first, ...others] = coderParts(record);
  return [rowOf(first), ...others.map(rowOf)];
}

function carriedOf({ tags, status, marks, fields, notes }: CoderPart): Carried[] {
  const records = { tag: tags, status: status ? [status] : [], mark: marks, field: fields, note: notes };
  return Object.entries(records).flatMap(([kind, list]) =>
    list.map((annotation: AnnotationRecord) => ({ kind, annotation })),
  );
}
