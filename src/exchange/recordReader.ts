import { isRecord, problemOf, shape, stringLike, type Kind, type Shape } from '../annotation/shape';
import type { ImportedAnnotation, ImportedItem, ImportedName, ImportPlace } from './imported';

/*
 * Reads the records of our JSON formats back (records.ts). Whether what they say makes an event is looked at when they are imported.
 */

/** What an article's record has, and what of it could not be read. */
export function* readArticleRecord(value: unknown, place: ImportPlace): Generator<ImportedItem> {
  if (!isRecord(value)) {
    yield { place, reason: 'this is no JSON object' };
    return;
  }
  const problem = problemOf(value, articleShape);
  if (problem !== undefined) {
    yield { place, reason: problem };
    return;
  }
  const annotations: ImportedAnnotation[] = [];
  for (const [key, kind] of kindsOfLists) {
    const list = value[key];
    for (const [i, record] of (Array.isArray(list) ? list : []).entries()) {
      const read = annotationOf(record, kind);
      if (typeof read !== 'string') annotations.push(read);
      else yield { place: `${place}, ${key} ${i + 1}`, reason: read };
    }
  }
  // The shape says so.
  const article = value as unknown as ImportedName;
  yield { place, article: { ...nameOf(article), excerpt: article.excerpt ?? '' }, annotations };
}

/** What the record of an orphan has, or why it could not be read. */
export function readOrphanRecord(value: unknown, place: ImportPlace): ImportedItem {
  if (!isRecord(value)) return { place, reason: 'this is no JSON object' };
  const { kind, article, annotation } = value;
  const read = isKind(kind)
    ? annotationOf(annotation, kind)
    : 'kind must be tag, field, status, mark or note';
  if (typeof read === 'string') return { place, reason: read };
  if (article === undefined) return { place, article: undefined, annotations: [read] };
  const problem = isRecord(article) ? problemOf(article, referenceShape) : 'article must be an object';
  if (problem !== undefined) return { place, reason: problem };
  const { date, headline, lead } = article as { date: string | null; headline: string; lead?: string };
  const name = { date, headline, ...(lead !== undefined && { excerpt: lead }) };
  return { place, article: name, annotations: [read] };
}

function nameOf({ id, headline, date = null }: ImportedName): ImportedName {
  return { headline, date, ...(id !== undefined && { id }) };
}

type AnnotationKind = ImportedAnnotation['kind'];

const kindsOfLists: readonly (readonly [string, AnnotationKind])[] = [
  ['coding', 'tag'],
  ['fields', 'field'],
  ['fieldCoding', 'field'],
  ['status', 'status'],
  ['marks', 'mark'],
  ['notes', 'note'],
];

function isKind(kind: unknown): kind is AnnotationKind {
  return kindsOfLists.some(([, other]) => other === kind);
}

/** What a record says, or why it could not be read. */
function annotationOf(record: unknown, kind: AnnotationKind): ImportedAnnotation | string {
  if (!isRecord(record)) return 'this is no JSON object';
  const problem = problemOf(record, said) ?? problemOf(record, shapes[kind]);
  if (problem !== undefined) return problem;
  const known = ['id', 'by', 'at', 'layer', 'cb', ...shapes[kind].map(({ name }) => name)];
  const { text, ...others } = Object.fromEntries(
    known.filter((key) => record[key] !== undefined).map((key) => [key, record[key]]),
  );
  const named = kind === 'mark' ? { ...others, exact: text } : { ...others, text };
  const read = text === undefined ? others : named;
  // The shapes say so; whether the value of a field or status is one, the event will.
  return { kind, ...read } as unknown as ImportedAnnotation;
}

const text: Kind = { is: (value) => typeof value === 'string', expected: 'a string' };
const whole: Kind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  expected: 'a whole number from 0',
};
const some: Kind = { is: (value) => value !== null, expected: 'a value' };
const date: Kind = {
  is: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)),
  expected: 'a date like 2025-04-29, or null',
};

const articleShape = shape(
  { headline: text, date },
  { id: stringLike(/^[0-9a-f]{16}$/, '16 hexadecimal digits'), excerpt: text },
);
const referenceShape = shape({ date, headline: text }, { lead: text });
const said = shape({}, { id: text, by: text, at: text, layer: text, cb: text });
const shapes: Record<AnnotationKind, Shape> = {
  tag: shape({ tag: text }),
  field: shape({ field: text, value: some }, { mark: text }),
  status: shape({ value: text }),
  mark: shape({ tag: text, start: whole, end: whole, text }, { prefix: text, suffix: text }),
  note: shape({ text }, { mark: text, editedAt: text }),
};
