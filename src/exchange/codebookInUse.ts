import type { Codebook, CodebookField, CodebookTag } from '../annotation/codebook/codebook';
import type { AnnotatedArticle } from './annotatedArticle';
import type { CodebookRecord, CodeRecord, FieldCodeRecord, OrphanRecord, TagCodeRecord } from './records';

/**
 * The tags and fields of the codebooks, each in their order and once, and behind them those in use that are in none, in every layer, sorted
 * by id.
 * @param annotated the exported articles on which something is annotated
 * @param codebooks those of the exported projects; of an id that is in two of them the first counts
 */
export function codebookInUse(
  annotated: Iterable<AnnotatedArticle>,
  orphans: Iterable<OrphanRecord>,
  codebooks: readonly Codebook[] = [],
): CodebookRecord {
  const tags = new Map<string, TagCodeRecord>();
  const fields = new Map<string, FieldCodeRecord>();
  for (const codebook of codebooks) {
    for (const tag of codebook.allTags) addTo(tags, tagRecord(tag, codebook));
    for (const field of codebook.fields) addTo(fields, fieldRecord(field));
  }
  const used = idsInUse(annotated, orphans);
  for (const id of [...used.tags].sort()) addTo(tags, { id, label: id });
  for (const id of [...used.fields].sort()) addTo(fields, { id, label: id });
  const [only, ...others] = codebooks.filter(({ allTags, fields: own }) => allTags.length + own.length > 0);
  return {
    ...(others.length === 0 && withValues({ title: only?.title, revision: only?.revision })),
    tags: [...tags.values()],
    fields: [...fields.values()],
  };
}

function idsInUse(
  annotated: Iterable<AnnotatedArticle>,
  orphans: Iterable<OrphanRecord>,
): { tags: Set<string>; fields: Set<string> } {
  const tags = new Set<string>();
  const fields = new Set<string>();
  for (const { annotations } of annotated) {
    if (!annotations) continue;
    for (const { tag } of annotations.tags) tags.add(tag);
    for (const { tag } of annotations.marks) tags.add(tag);
    for (const { field } of annotations.fields) fields.add(field);
  }
  for (const { annotation } of orphans) {
    if ('tag' in annotation) tags.add(annotation.tag);
    if ('field' in annotation) fields.add(annotation.field);
  }
  return { tags, fields };
}

function addTo<T extends CodeRecord>(records: Map<string, T>, record: T): void {
  if (!records.has(record.id)) records.set(record.id, record);
}

function tagRecord(tag: CodebookTag, codebook: Codebook): TagCodeRecord {
  const { id, label, description, include, exclude, examples, color, mergedInto, fields, patterns } = tag;
  return {
    id,
    label,
    ...withValues({ parent: codebook.parentOf(id)?.id, description, include, exclude }),
    ...withItems({ examples }),
    ...withValues({ color, mergedInto }),
    ...(tag.choice === 'one' && { choice: 'one' }),
    ...(tag.required && { required: true }),
    ...(tag.status === 'retired' && { status: 'retired' }),
    ...withItems({ fields, patterns }),
  };
}

function fieldRecord(field: CodebookField): FieldCodeRecord {
  const { id, label, description, type, options, on, level } = field;
  return {
    id,
    label,
    ...withValues({ description }),
    type,
    ...withItems({
      options: options.map((option) => ({
        value: option.value,
        label: option.label,
        ...withValues({ description: option.description }),
        ...withItems({ aliases: option.aliases }),
      })),
    }),
    ...(field.multiple && { multiple: true }),
    ...(field.required && { required: true }),
    ...withValues({ on }),
    level,
  };
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without the keys that have no value. */
function withValues<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** The same without the lists that have no items. */
function withItems<T extends Readonly<Record<string, readonly unknown[]>>>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, items]) => items.length > 0)) as Partial<T>;
}
