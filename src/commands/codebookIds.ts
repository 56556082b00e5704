/** An id for a tag or field with this label: its letters and digits in lower case, with `-` in between. Empty if it has none. */
export function idFrom(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}/]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '');
}

/** The same, but one that is free: if it is taken, with a number behind it. */
export function freeIdFrom(label: string, isTaken: (id: string) => boolean): string {
  const id = idFrom(label);
  if (id === '' || !isTaken(id)) return id;
  for (let number = 2; ; number++) if (!isTaken(`${id}-${number}`)) return `${id}-${number}`;
}
