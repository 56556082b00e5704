import { CodePoints } from './codePoints';
import { guidOfTag } from './codeXml';
import { itemText } from './itemText';
import { userName } from './qdpxProject';
import { valueText } from './qdpxVariables';
import type { AnnotationRecord, ArticleRecord, MarkRecord } from './records';
import { mainLayer } from '../annotation/annotations';
import { uuidOf } from './uuids';
import { element, type Attributes, type XmlNode } from './xml';

export const guidOfSource = ({ id }: ArticleRecord): string => uuidOf('article', id);
export const guidOfUser = (name: string): string => uuidOf('coder', name);

/** An article: its marks as selections in code points, its tags as codings, and references to its notes. */
export function sourceXml(record: ArticleRecord): XmlNode {
  const { id, headline, occurrences, status, coding, marks, notes } = record;
  const points = new CodePoints(itemText(record));
  const guid = guidOfSource(record);
  const description = [
    ...occurrences.map(({ source, lines }) => `${source}, lines ${lines.start}–${lines.end}`),
    ...status.map((one) => `${one.value}: ${nameOf(one)}`),
  ];
  return element('TextSource', { guid, name: headline, plainTextPath: `internal://${guid}.txt` }, [
    element('Description', {}, description.join('\n')),
    ...marks.map((mark) => selectionXml(record, mark, points)),
    ...coding.map((one) => codingXml(id, one, one.tag)),
    ...notes
      .filter(({ mark }) => mark === undefined || !has(marks, mark))
      .map((note) => noteRef(id, note.id)),
  ]);
}

/** An article's notes, each a text of its own. */
export function notesXml({ id, notes }: ArticleRecord): XmlNode[] {
  return notes.map((note) =>
    element('Note', { guid: guidOfNote(id, note.id), name: `Note by ${nameOf(note)}`, ...made(note) }, [
      element('PlainTextContent', {}, note.text),
    ]),
  );
}

function selectionXml({ id, fields, notes }: ArticleRecord, mark: MarkRecord, points: CodePoints): XmlNode {
  const values = fields
    .filter((one) => one.mark === mark.id)
    .map(({ field, value }) => `${field}: ${[value].flat().map(valueText).join('; ')}`);
  return element(
    'PlainTextSelection',
    {
      guid: uuidOf('selection', `${id}/${mark.id}`),
      name: mark.text.slice(0, 60),
      startPosition: String(points.fromUnits(mark.start)),
      endPosition: String(points.fromUnits(mark.end)),
      ...made(mark),
    },
    [
      ...(values.length > 0 ? [element('Description', {}, values.join('\n'))] : []),
      codingXml(id, mark, mark.tag),
      ...notes.filter((note) => note.mark === mark.id).map((note) => noteRef(id, note.id)),
    ],
  );
}

function codingXml(article: string, record: AnnotationRecord, tag: string): XmlNode {
  return element('Coding', { guid: uuidOf('coding', `${article}/${record.id}`), ...made(record) }, [
    element('CodeRef', { targetGUID: guidOfTag(tag) }),
  ]);
}

const guidOfNote = (article: string, note: string): string => uuidOf('note', `${article}/${note}`);

function noteRef(article: string, note: string): XmlNode {
  return element('NoteRef', { targetGUID: guidOfNote(article, note) });
}

/** Who made it, and when, if that is a time. */
function made(record: AnnotationRecord): Attributes {
  const at = new Date(record.at);
  return {
    creatingUser: guidOfUser(nameOf(record)),
    creationDateTime: Number.isNaN(at.getTime()) ? undefined : at.toISOString(),
  };
}

function nameOf({ by, layer = mainLayer }: AnnotationRecord): string {
  return userName({ coder: by, layer });
}

function has(marks: readonly MarkRecord[], id: string): boolean {
  return marks.some((mark) => mark.id === id);
}
