import { anchor } from '../annotation/anchoring';
import type { ArticleAnnotations, Mark } from '../annotation/annotations';
import { articleText } from '../annotation/articleText';
import { readArticle } from '../dump/article';
import type { Place } from '../annotation/articlePlace';

/** The annotations of one article, parted. */
export interface PlacedMarks {
  /** Without the marks that found no place, and what is on them. */
  readonly placed: ArticleAnnotations;
  /** The marks that found none, with what is on them; undefined if all found one. */
  readonly lost: ArticleAnnotations | undefined;
}

/** Finds the marks of an article in its text at `place`. The offsets of those that it finds are those in this text. */
export function placeMarks(annotations: ArticleAnnotations, place: Place): PlacedMarks {
  if (annotations.marks.length === 0) return { placed: annotations, lost: undefined };
  const { headline, paragraphs } = readArticle(place.dump.source, place.dump.index, place.article);
  const text = articleText(headline, paragraphs);
  const marks: Mark[] = [];
  const lostMarks: Mark[] = [];
  for (const mark of annotations.marks) {
    const found = anchor(text, mark.quote, mark.start, mark.end);
    if (found === undefined) lostMarks.push(mark);
    else marks.push({ ...mark, start: found.start, end: found.end });
  }
  if (lostMarks.length === 0) return { placed: { ...annotations, marks }, lost: undefined };
  const lostIds = new Set(lostMarks.map(({ id }) => id));
  const isLost = ({ mark }: { readonly mark: string | undefined }): boolean =>
    mark !== undefined && lostIds.has(mark);
  const { fields, notes } = annotations;
  return {
    placed: {
      ...annotations,
      marks,
      fields: fields.filter((field) => !isLost(field)),
      notes: notes.filter((note) => !isLost(note)),
    },
    lost: {
      ...annotations,
      tags: [],
      statuses: [],
      marks: lostMarks,
      fields: fields.filter(isLost),
      notes: notes.filter(isLost),
    },
  };
}
