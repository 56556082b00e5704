import type { Annotations, ArticleAnnotations } from '../annotation/annotations';
import type { ArticleReference } from '../annotation/reference';
import { codingRecord, fieldRecord, markRecord, noteRecord, statusRecord } from './annotationRecords';
import type { OrphanRecord } from './records';

/** The annotations that were on one article, as orphans. */
export function* orphansOf(annotations: Omit<ArticleAnnotations, 'key' | 'origin'>): Generator<OrphanRecord> {
  const { reference, tags, statuses, fields, marks, notes } = annotations;
  const article = nameOf(reference);
  for (const coding of tags) yield { kind: 'tag', article, annotation: codingRecord(coding) };
  for (const coding of fields) yield { kind: 'field', article, annotation: fieldRecord(coding) };
  for (const coding of statuses) yield { kind: 'status', article, annotation: statusRecord(coding) };
  for (const mark of marks) {
    const { exact, prefix, suffix } = mark.quote;
    yield { kind: 'mark', article, annotation: { ...markRecord(mark, exact), prefix, suffix } };
  }
  for (const note of notes) yield { kind: 'note', article, annotation: noteRecord(note) };
}

/** The field values and notes that are on a mark which no event made. */
export function* astrayOrphans({ fields, notes }: Annotations['astray']): Generator<OrphanRecord> {
  for (const coding of fields) yield { kind: 'field', annotation: fieldRecord(coding) };
  for (const note of notes) yield { kind: 'note', annotation: noteRecord(note) };
}

/** A reference without what other tools may have written beside it. */
function nameOf({ date, headline, lead }: ArticleReference): ArticleReference {
  return { date, headline, ...(lead !== undefined && { lead }) };
}
