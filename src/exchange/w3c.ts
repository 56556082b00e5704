import { quoteOf } from '../annotation/anchoring';
import { CodePoints } from './codePoints';
import { recordsOf, type Export, type FileWriter } from './export';
import { iriOf } from './iri';
import { itemText } from './itemText';
import type { AnnotationRecord, ArticleRecord, FieldRecord, MarkRecord, NoteRecord } from './records';

/**
 * Web Annotations, in one JSON array. Selectors count code points of the item's text. What is on a mark are further bodies of its
 * annotation. The key `newsdump`, which JSON-LD readers pass over, says which article it is, and layer, codebook and fields.
 */
export const w3c: FileWriter = { write };

function* write(contents: Export): Generator<string> {
  let before = '[\n';
  for (const record of recordsOf(contents)) {
    const lines = [...annotationsOf(record)].map((annotation) => JSON.stringify(annotation)).join(',\n');
    yield lines === '' ? '' : before + lines;
    if (lines !== '') before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function* annotationsOf(record: ArticleRecord): Generator<object> {
  const { id, date, headline, excerpt, section, coding, status, marks, notes } = record;
  const article = { id, date, headline, excerpt, section };
  const fields = [...record.fields, ...(record.fieldCoding ?? [])];
  const annotation = (
    said: AnnotationRecord & { readonly editedAt?: string },
    bodies: readonly [Body, ...object[]],
    selector: readonly object[] = [],
  ): object => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: iriOf('annotation', said.id),
    type: 'Annotation',
    motivation: bodies[0].purpose,
    ...making(said),
    body: bodies,
    // An article's annotation has no selector. Recogito does not read a target without the key.
    target: { type: 'SpecificResource', source: iriOf('article', id), selector },
    newsdump: { article, ...context(said) },
  });
  for (const said of coding) yield annotation(said, [textBody('tagging', said.tag)]);
  for (const said of status) yield annotation(said, [textBody('assessing', said.value)]);
  for (const said of fields) if (said.mark === undefined) yield annotation(said, [fieldBody(said)]);
  for (const said of notes)
    if (said.mark === undefined) yield annotation(said, [textBody('commenting', said.text)]);
  if (marks.length === 0) return;
  const text = itemText(record);
  const points = new CodePoints(text);
  for (const mark of marks) {
    const on = [...fields, ...notes].filter((said) => said.mark === mark.id).map(bodyOnMark);
    yield annotation(mark, [textBody('tagging', mark.tag), ...on], selectors(mark, text, points));
  }
}

interface Body {
  readonly type: 'TextualBody';
  readonly purpose: string;
  readonly value: string;
}

function textBody(purpose: string, value: string): Body {
  return { type: 'TextualBody', purpose, value };
}

function fieldBody({ field, value }: FieldRecord): Body & { readonly newsdump: object } {
  return {
    ...textBody('classifying', `${field}: ${[value].flat().join(' | ')}`),
    newsdump: { field, value },
  };
}

/** It says by whom it is, and all else that the mark's annotation says of the mark. */
function bodyOnMark(said: FieldRecord | NoteRecord): object {
  const body = 'field' in said ? fieldBody(said) : { ...textBody('commenting', said.text), newsdump: {} };
  return {
    id: iriOf('annotation', said.id),
    ...body,
    ...making(said),
    newsdump: { ...body.newsdump, ...context(said) },
  };
}

function making({ by, at, editedAt }: AnnotationRecord & { readonly editedAt?: string }): object {
  return {
    creator: { id: iriOf('coder', by), type: 'Person', name: by },
    created: at,
    modified: editedAt,
  };
}

const context = ({ layer, cb }: AnnotationRecord): object => ({ layer, cb });

function selectors({ start, end }: MarkRecord, text: string, points: CodePoints): object[] {
  return [
    { type: 'TextQuoteSelector', ...quoteOf(text, start, end) },
    { type: 'TextPositionSelector', start: points.fromUnits(start), end: points.fromUnits(end) },
  ];
}
