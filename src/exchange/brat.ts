import { statuses } from '../annotation/events';
import { BratNames, markType, statusType, tagType } from './bratNames';
import { inOneLine } from './carriedParts';
import { CodePoints } from './codePoints';
import { codedRows, type CodedRow } from './codedRow';
import { recordsOf, type Export, type ExportedFile, type FolderWriter } from './export';
import { hexColor, textColorOn } from './hexColor';
import type { CodebookRecord } from './records';

/**
 * A text and an annotation file per article, coder and layer, and the configuration. Offsets count code points. brat has no labels on
 * documents: an article's tags and status are types on its headline, fields and notes are comments. `newsdump.jsonl`, which brat passes over,
 * has all annotations whole.
 */
export const brat: FolderWriter = { files };

function* files(contents: Export): Generator<ExportedFile> {
  for (const { name, row } of documentsOf(contents)) {
    yield { path: `${name}.txt`, pieces: [row.text] };
    yield { path: `${name}.ann`, pieces: annotationsOf(row) };
  }
  yield { path: 'annotation.conf', pieces: [annotationConf(contents.codebook)] };
  yield { path: 'visual.conf', pieces: [visualConf(contents.codebook)] };
  yield { path: 'newsdump.jsonl', pieces: carriedLines(contents) };
}

function* documentsOf(contents: Export): Generator<{ readonly name: string; readonly row: CodedRow }> {
  const names = new BratNames();
  for (const record of recordsOf(contents))
    for (const row of codedRows(record)) yield { name: names.of(row), row };
}

function* carriedLines(contents: Export): Generator<string> {
  for (const { name, row } of documentsOf(contents))
    yield `${JSON.stringify({ name, ...row.metadata, annotations: row.carried })}\n`;
}

/** The lines of an annotation file. */
function* annotationsOf({ text, part }: CodedRow): Generator<string> {
  if (!part) return;
  const points = new CodePoints(text);
  let spans = 0;
  let comments = 0;
  const headline = text.split('\n', 1)[0]?.length ?? 0;
  const span = (type: string, start: number, end: number): string =>
    `T${++spans}\t${type} ${fragments(text, start, end, points)}\t${piecesOf(text, start, end)
      .map((at) => text.slice(at.start, at.end))
      .join(' ')}\n`;
  const comment = (type: string, on: number, about: string): string =>
    `#${++comments}\t${type} T${on}\t${inOneLine(about)}\n`;
  const { tags, status, fields, marks, notes } = part;
  const said = [...tags.map(({ tag }) => tagType(tag)), ...(status ? [statusType(status.value)] : [])];
  const onArticle = {
    fields: fields.filter(({ mark }) => mark === undefined),
    notes: notes.filter(({ mark }) => mark === undefined),
  };
  // What is on the article is on the first type of its headline; where there is none, on one that means nothing else.
  if (said.length === 0 && onArticle.fields.length + onArticle.notes.length > 0) said.push(articleType);
  for (const type of said) yield span(type, 0, headline);
  for (const { field, value } of onArticle.fields)
    yield comment(fieldComment, 1, `${field}: ${[value].flat().join(' | ')}`);
  for (const note of onArticle.notes) yield comment(noteComment, 1, note.text);
  for (const mark of marks) {
    // Of line breaks alone brat can say nothing.
    if (mark.text.trim() === '') continue;
    yield span(markType(mark.tag), mark.start, mark.end);
    for (const { field, value } of fields.filter((one) => one.mark === mark.id))
      yield comment(fieldComment, spans, `${field}: ${[value].flat().join(' | ')}`);
    for (const note of notes.filter((one) => one.mark === mark.id))
      yield comment(noteComment, spans, note.text);
  }
}

/** Stands on the headline of an article without a tag. */
export const articleType = 'Article';
export const noteComment = 'AnnotatorNotes';
export const fieldComment = 'Field';

/** The parts of a passage between the line breaks: no text in an annotation file may have one. */
export function piecesOf(
  text: string,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/g)].map(({ 0: piece, index }) => ({
    start: start + index,
    end: start + index + piece.length,
  }));
}

function fragments(text: string, start: number, end: number, points: CodePoints): string {
  return piecesOf(text, start, end)
    .map((piece) => `${points.fromUnits(piece.start)} ${points.fromUnits(piece.end)}`)
    .join(';');
}

function annotationConf({ tags }: CodebookRecord): string {
  const types = [
    articleType,
    ...tags.map(({ id }) => tagType(id)),
    ...statuses.map(statusType),
    ...tags.map(({ id }) => markType(id)),
  ];
  return `[entities]\n${types.join('\n')}\n\n[relations]\n\n[events]\n\n[attributes]\n`;
}

function visualConf({ tags }: CodebookRecord): string {
  const labels = tags.flatMap(({ id, label }) => {
    const shown = inOneLine(label).replaceAll('|', '/');
    return [`${tagType(id)} | ${shown} (article)`, `${markType(id)} | ${shown}`];
  });
  const drawing = tags.flatMap(({ id, color }) => {
    const background = color === undefined ? undefined : hexColor(color);
    if (background === undefined) return [];
    const how = `bgColor:${background}, fgColor:${textColorOn(background)}`;
    return [`${tagType(id)}\t${how}`, `${markType(id)}\t${how}`];
  });
  return `[labels]\n${labels.join('\n')}\n\n[drawing]\n${drawing.join('\n')}\n`;
}
