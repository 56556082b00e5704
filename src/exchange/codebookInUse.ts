import type { AnnotatedArticle } from './annotatedArticle';
import type { CodebookRecord, CodeRecord, OrphanRecord } from './records';

/** The codebook of a project that has none: the tags and fields in use, in every layer, sorted by id. */
export function codebookInUse(
  articles: Iterable<AnnotatedArticle>,
  orphans: Iterable<OrphanRecord>,
): CodebookRecord {
  const tags = new Set<string>();
  const fields = new Set<string>();
  for (const { annotations } of articles) {
    if (!annotations) continue;
    for (const { tag } of annotations.tags) tags.add(tag);
    for (const { tag } of annotations.marks) tags.add(tag);
    for (const { field } of annotations.fields) fields.add(field);
  }
  for (const { annotation } of orphans) {
    if ('tag' in annotation) tags.add(annotation.tag);
    if ('field' in annotation) fields.add(annotation.field);
  }
  return { tags: codes(tags), fields: codes(fields) };
}

const codes = (ids: ReadonlySet<string>): CodeRecord[] => [...ids].sort().map((id) => ({ id, label: id }));
