import type { ImportedAnnotation, ImportedItem, ImportedName, ImportPlace, Refusal } from './imported';
import { partsOfItemText } from './itemText';
import { readOrphanRecord } from './recordReader';

/** A row as it was read: what the tool knows, and what it carried along. */
export interface ReadRow {
  readonly place: ImportPlace;
  readonly text: string;
  /** Those of a row that we wrote, as far as they are there, and others. */
  readonly metadata: Record<string, unknown>;
  /** What the tool says. */
  readonly said: readonly RowAnnotation[];
  /** The coder by the tool's word, if it has one. */
  readonly annotator?: string;
  /** As we gave it to the tool. */
  readonly carried: unknown;
}

/** A tag, a mark at UTF-16 offsets, or a note. */
export type RowAnnotation =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'mark'; readonly tag: string; readonly start: number; readonly end: number }
  | { readonly kind: 'note'; readonly text: string };

/**
 * What a row tells: tags and marks by the tool, with id and time where they were carried along; a note that is not among the carried ones;
 * and the carried fields, statuses and notes.
 */
export function* rowItems(row: ReadRow): Generator<ImportedItem> {
  const { place, text, metadata, annotator } = row;
  const coder = textIn(metadata, 'coder');
  const layer = textIn(metadata, 'layer');
  const by = annotator ?? coder;
  const carried: ImportedAnnotation[] = [];
  for (const said of carriedIn(row)) {
    if ('reason' in said) yield said;
    else carried.push(said);
  }
  const known = new Map<string, ImportedAnnotation[]>();
  for (const said of carried) {
    const same = known.get(keyOf(said, said.by));
    if (same) same.push(said);
    else known.set(keyOf(said, said.by), [said]);
  }
  const taken = new Set<ImportedAnnotation>();
  const annotations = row.said.map((said): ImportedAnnotation => {
    // Each is taken once: a coder may have said the same twice.
    const same = known.get(keyOf(said, by))?.shift();
    if (same) taken.add(same);
    const annotation = same ?? { ...said, ...withText({ by, layer }) };
    return annotation.kind === 'mark'
      ? { ...annotation, exact: text.slice(annotation.start, annotation.end) }
      : annotation;
  });
  // Tags and marks that the tool does not say any more were taken away in it.
  const rest = carried.filter((said) => !taken.has(said) && said.kind !== 'tag' && said.kind !== 'mark');
  yield { place, article: nameIn(metadata, text), annotations: [...annotations, ...rest] };
}

/** Why a passage cannot be in a text of so many characters; undefined if it can. Start and end may be anything. */
export function problemOfPassage(start: unknown, end: unknown, length: number): string | undefined {
  if (!isOffset(start)) return 'the start of a passage must be a whole number from 0';
  if (!isOffset(end)) return 'the end of a passage must be a whole number from 0';
  if (start >= end) return `the passage from ${start} to ${end} is empty`;
  return end > length ? `the end ${end} is outside the text, which has ${length} characters` : undefined;
}

/** The article that a row's metadata and text name. */
export function nameIn(metadata: Record<string, unknown>, text: string): ImportedName {
  const id = textIn(metadata, 'doc_id');
  const { date } = metadata;
  const isNone = id !== undefined && (date === '' || date === null);
  const said = typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
  return { ...withText({ id, date: said }), ...(isNone && { date: null }), ...partsOfItemText(text) };
}

/** A text that is not empty. */
function textIn(record: Record<string, unknown>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Equal for two tags, marks or notes that say the same. */
function keyOf(said: RowAnnotation | ImportedAnnotation, by: string | undefined): string {
  const { kind, tag, start, end, text } = { tag: '', start: 0, end: 0, text: '', ...said };
  return JSON.stringify([kind, by, tag, start, end, text]);
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What was carried along. */
function* carriedIn({ carried, place }: ReadRow): Generator<ImportedAnnotation | Refusal> {
  if (carried === undefined || carried === null) return;
  if (!Array.isArray(carried)) {
    yield { place, reason: 'newsdump must be a list' };
    return;
  }
  for (const [i, said] of (carried as unknown[]).entries()) {
    const read = readOrphanRecord(said, `${place}, newsdump ${i + 1}`);
    if ('reason' in read) yield read;
    else yield* read.annotations;
  }
}

type Texts<K extends string> = Readonly<Partial<Record<K, string>>>;

/** The same without the keys that have no value. */
function withText<K extends string>(texts: Readonly<Record<K, string | undefined>>): Texts<K> {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as Texts<K>;
}
