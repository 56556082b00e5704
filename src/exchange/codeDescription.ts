/** What a tag's description tells in a REFI-QDA codebook, which has one text for it. */
export interface CodeDescription {
  readonly description?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly examples?: readonly string[];
  /** The tag's id, which the format has no place for. */
  readonly id?: string;
}

/** One text of paragraphs: the description, then `Include: …`, `Exclude: …`, `Example: …` and `Id: …`; empty if there is nothing to tell. */
export function codeDescription(tag: CodeDescription): string {
  const { description, include, exclude, examples = [], id } = tag;
  return [
    description,
    ...labelled('Include', include),
    ...labelled('Exclude', exclude),
    ...examples.flatMap((example) => labelled('Example', example)),
    ...labelled('Id', id),
  ]
    .filter((text) => text !== undefined && text !== '')
    .join('\n\n');
}

/** What {@link codeDescription} has written; any other text is all description. */
export function readCodeDescription(text: string): CodeDescription {
  const parts = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n\n(?=(?:Include|Exclude|Example|Id): )/);
  const labels = parts.map((part) => /^(Include|Exclude|Example|Id): ([^]*)$/.exec(part));
  const all = (label: string): string[] =>
    labels.flatMap((found) => (found?.[1] === label ? [(found[2] ?? '').trim()] : []));
  const description = labels[0] ? undefined : parts[0];
  const [include] = all('Include');
  const [exclude] = all('Exclude');
  const [id] = all('Id');
  const examples = all('Example');
  return {
    ...(description && { description }),
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(examples.length > 0 && { examples }),
    ...(id && { id }),
  };
}

function labelled(label: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : [`${label}: ${text}`];
}
