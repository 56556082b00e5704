import { mainLayer } from '../annotation/annotations';
import { markdownText } from './markdownText';
import type { AnnotationRecord, ArticleRecord, FieldRecord, NoteRecord, OrphanRecord } from './records';

/** What tags and fields are called, by their ids. */
export interface Names {
  readonly tag: (id: string) => string;
  readonly field: (id: string) => string;
}

/**
 * An article in a report: its headline, date, section and place, who gave the tag, the passages with the tag, and all its fields, statuses and
 * notes.
 * @param tag of the section; undefined for articles without one
 */
export function markdownArticle(record: ArticleRecord, tag: string | undefined, names: Names): string {
  const { headline, date, section, occurrences, coding, fields, status, marks, notes } = record;
  const about = [
    date ?? 'no date',
    ...(section === undefined ? [] : [section]),
    ...occurrences.map(({ source, lines }) => `${source}, lines ${lines.start}–${lines.end}`),
  ];
  const coders = coding.filter((one) => one.tag === tag).map(coderOf);
  const tagged = marks.filter((mark) => mark.tag === tag);
  const isShown = (mark: string | undefined): boolean =>
    mark === undefined || !marks.some(({ id }) => id === mark);
  const onArticle = [
    ...(coders.length > 0 ? [`Tagged by ${markdownText([...new Set(coders)].join(', '))}`] : []),
    ...fields.filter(({ mark }) => isShown(mark)).map((field) => fieldLine(field, names)),
    ...status.map((one) => `Status: ${one.value} ${by(one)}`),
    ...notes.filter(({ mark }) => isShown(mark)).map(noteLine),
  ];
  const passages = tagged.map((mark) => {
    const onMark = [
      ...fields.filter((field) => field.mark === mark.id).map((field) => fieldLine(field, names)),
      ...notes.filter((note) => note.mark === mark.id).map(noteLine),
    ];
    return `\n${quote(mark.text)}>\n> ${by(mark)}\n${list(onMark)}`;
  });
  return `\n### ${markdownText(headline)}\n\n${about.map(markdownText).join(' · ')}\n${list(onArticle)}${passages.join('')}`;
}

/** An annotation without an article, an item of a list. */
export function markdownOrphan(orphan: OrphanRecord, names: Names): string {
  const { article, annotation } = orphan;
  const where = article ? `${article.date ?? 'no date'}: ${article.headline}` : 'no article';
  return `- ${markdownText(where)} — ${saidBy(orphan, names)} ${by(annotation)}\n`;
}

function saidBy(orphan: OrphanRecord, names: Names): string {
  switch (orphan.kind) {
    case 'tag':
      return `tag ${markdownText(names.tag(orphan.annotation.tag))}`;
    case 'mark':
      return `${markdownText(names.tag(orphan.annotation.tag))}: “${markdownText(orphan.annotation.text)}”`;
    case 'field':
      return `${markdownText(names.field(orphan.annotation.field))}: ${valueText(orphan.annotation)}`;
    case 'status':
      return `status ${orphan.annotation.value}`;
    case 'note':
      return `note: ${markdownText(orphan.annotation.text)}`;
  }
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `\n${items.map((item) => `- ${item}\n`).join('')}`;
}

/** A passage as a quote, each of its lines a paragraph. */
function quote(text: string): string {
  const lines = text.split('\n').map(markdownText);
  return lines
    .filter((line) => line !== '')
    .map((line) => `> ${line}\n`)
    .join('>\n');
}

function fieldLine(field: FieldRecord, names: Names): string {
  return `${markdownText(names.field(field.field))}: ${valueText(field)} ${by(field)}`;
}

function valueText({ value }: FieldRecord): string {
  return [value].flat().map(String).map(markdownText).join('; ');
}

function noteLine(note: NoteRecord): string {
  return `Note: ${markdownText(note.text)} ${by(note)}`;
}

function by(record: AnnotationRecord): string {
  return `— ${markdownText(coderOf(record))}`;
}

function coderOf({ by: coder, layer = mainLayer }: AnnotationRecord): string {
  return layer === mainLayer ? coder : `${coder} (${layer})`;
}
