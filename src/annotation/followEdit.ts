/** A change of a text: at `offset`, `removed` units gave way to the text `inserted`. UTF-16 units. */
export interface TextEdit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A stretch of a text, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a stretch of a text is after an edit: what is typed inside belongs to it, what is typed at its edges does not. Undefined if its text was
 * taken away, or replaced together with text around it.
 */
export function followEdit(
  { start, end }: Stretch,
  { offset, removed, inserted }: TextEdit,
): Stretch | undefined {
  const removedEnd = offset + removed;
  const change = inserted.length - removed;
  if (removedEnd <= start) return { start: start + change, end: end + change };
  if (offset >= end) return { start, end };
  const coversAll = offset <= start && removedEnd >= end;
  if (coversAll && (offset < start || removedEnd > end || inserted === '' || /[\r\n]/.test(inserted)))
    return undefined;
  const followed = {
    start: offset < start ? offset + inserted.length : start,
    end: removedEnd > end ? offset : end + change,
  };
  return followed.start < followed.end ? followed : undefined;
}
