import type { Annotation, Coding, FieldCoding, Mark, Note, StatusCoding } from '../annotation/annotations';
import type { CodingRecord, FieldRecord, MarkRecord, NoteRecord, StatusRecord } from './records';

export function codingRecord(coding: Coding): CodingRecord {
  const { id, tag, by, at } = coding;
  return { id, tag, by, at, ...making(coding) };
}

export function fieldRecord(coding: FieldCoding): FieldRecord {
  const { id, field, value, by, at, mark } = coding;
  return { id, field, value, by, at, ...(mark !== undefined && { mark }), ...making(coding) };
}

export function statusRecord(coding: StatusCoding): StatusRecord {
  const { id, value, by, at } = coding;
  return { id, value, by, at, ...making(coding) };
}

/** `text` is what stands at the mark's offsets. */
export function markRecord(mark: Mark, text: string): MarkRecord {
  const { id, tag, by, at, start, end } = mark;
  return { id, tag, by, at, start, end, text, ...making(mark) };
}

export function noteRecord(note: Note): NoteRecord {
  const { id, by, at, text, mark, editedAt } = note;
  return {
    id,
    by,
    at,
    text,
    ...(mark !== undefined && { mark }),
    ...(editedAt !== undefined && { editedAt }),
    ...making(note),
  };
}

function making({ layer, via, cb }: Annotation): Pick<CodingRecord, 'layer' | 'via' | 'cb'> {
  return {
    ...(layer !== 'main' && { layer }),
    ...(via !== undefined && { via }),
    ...(cb !== undefined && { cb }),
  };
}
