import { isStatus, isTime, type FieldValue, type Status } from '../annotation/events';
import { isRecord } from '../annotation/shape';
import type { ImportedAnnotation, ImportPlace } from './imported';
import { idInIri } from './iri';
import { listIn } from './listIn';
import type { Passage } from './w3cSelectors';

/** What the bodies of an annotation say, and why some say nothing. */
export interface BodiesSay {
  readonly said: readonly ImportedAnnotation[];
  readonly problems: readonly string[];
}

/**
 * What a Web Annotation's bodies say of an article, or of a passage in it. Tagging and classifying are tags; assessing is a status, if it is
 * one; what our key `newsdump` calls a field is one; all else is a note. What is on a passage is on the mark that the first tag there makes.
 */
export function w3cAnnotations(
  annotation: Record<string, unknown>,
  passage: Passage | undefined,
  place: ImportPlace,
): BodiesSay {
  const bodies = bodiesOf(annotation);
  if (bodies.length === 0) return { said: [], problems: ['it has no body'] };
  const firstTag = bodies.find(({ what }) => what.kind === 'tag');
  const own = firstTag ?? bodies[0];
  const ownId = idInIri('annotation', annotation['id']);
  const markId = ownId ?? (typeof annotation['id'] === 'string' ? annotation['id'] : place);
  const said: ImportedAnnotation[] = [];
  const problems: string[] = [];
  for (const body of bodies) {
    const { what, record } = body;
    const id = body === own ? ownId : idInIri('annotation', record['id']);
    const how = { ...(id !== undefined && { id }), ...makingOf(record, annotation) };
    if (what.kind === 'nothing') problems.push(what.problem);
    else if (!passage) said.push({ ...how, ...what });
    else if (what.kind === 'tag')
      said.push({
        ...how,
        ...passage,
        kind: 'mark',
        tag: what.tag,
        ...(body === firstTag && { id: markId }),
      });
    else if (what.kind === 'status') problems.push('a status is on an article, not on a passage');
    else if (!firstTag) problems.push('what is said of a passage needs a tag there, which it does not have');
    else said.push({ ...how, ...what, mark: markId });
  }
  return { said, problems };
}

type Content =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'status'; readonly value: Status }
  | { readonly kind: 'field'; readonly field: string; readonly value: Exclude<FieldValue, null> }
  | { readonly kind: 'note'; readonly text: string; readonly editedAt?: string }
  | { readonly kind: 'nothing'; readonly problem: string };

interface Body {
  readonly record: Record<string, unknown>;
  readonly what: Content;
}

function bodiesOf(annotation: Record<string, unknown>): Body[] {
  return [...listIn(annotation['body']), ...listIn(annotation['bodyValue'])].map((body) => {
    const record = isRecord(body) ? body : { value: body };
    const purposes = listIn(record['purpose'] ?? annotation['motivation']).map((purpose) =>
      String(purpose).replace(/^oa:/, ''),
    );
    return { record, what: contentOf(record, purposes, annotation) };
  });
}

function contentOf(
  record: Record<string, unknown>,
  purposes: readonly string[],
  annotation: Record<string, unknown>,
): Content {
  const { newsdump } = record;
  if (isRecord(newsdump) && newsdump['field'] !== undefined) {
    const { field, value } = newsdump;
    return typeof field === 'string' && value !== undefined && value !== null
      ? // Whether it is one, the event will show.
        { kind: 'field', field, value: value as Exclude<FieldValue, null> }
      : { kind: 'nothing', problem: 'a field must have a name and a value' };
  }
  const text = valueOf(record);
  if (text === undefined) return { kind: 'nothing', problem: 'a body has no text' };
  if (purposes.includes('tagging') || purposes.includes('classifying')) return { kind: 'tag', tag: text };
  if (purposes.includes('assessing') && isStatus(text)) return { kind: 'status', value: text };
  const modified = record['created'] === undefined ? annotation['modified'] : record['modified'];
  return { kind: 'note', text, ...(isTime(modified) && { editedAt: modified }) };
}

/** The text of a body; of one that is a resource elsewhere its label or IRI. */
function valueOf({ value, source }: Record<string, unknown>): string | undefined {
  const resource = isRecord(source) ? (source['label'] ?? source['id']) : source;
  const text = value ?? resource;
  return typeof text === 'string' ? text : undefined;
}

/** Who says it and when: a body's own word counts before the annotation's, and so does our key. */
function makingOf(
  body: Record<string, unknown>,
  annotation: Record<string, unknown>,
): Partial<Record<'by' | 'at' | 'layer' | 'cb', string>> {
  const key =
    body['creator'] === undefined ? annotation['newsdump'] : (body['newsdump'] ?? annotation['newsdump']);
  const { layer, cb } = isRecord(key) ? key : {};
  const made = {
    by: nameOf(body['creator'] ?? annotation['creator']),
    at: body['created'] ?? annotation['created'],
    layer,
    cb,
  };
  return Object.fromEntries(
    Object.entries(made).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}

function nameOf(creator: unknown): unknown {
  const [agent] = listIn(creator);
  const { name, nickname, id } = isRecord(agent) ? agent : { id: agent };
  return name ?? nickname ?? idInIri('coder', id) ?? id;
}
