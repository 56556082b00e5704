import type { Annotation, ArticleAnnotations, FieldCoding, Mark } from '../annotations';
import type { ComparedField } from './fieldRating';

/** What agreement has to know of a codebook. */
export interface ComparedCodebook {
  /** The tag that this one was merged into; else itself. */
  resolve(tag: string): string;
  field(id: string): ComparedField | undefined;
}

/** What one coder chose for one article in one layer. */
export interface Choices {
  /** As they resolve. */
  readonly tags: ReadonlySet<string>;
  /** The values of the article itself, by field. */
  readonly fields: ReadonlyMap<string, FieldCoding['value']>;
  /** By the tag as it resolves. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

/**
 * The choices of each coder who did the article in the layer: whose status there is done. Of others it is not known what they decided
 * against.
 */
export function choicesByCoder(
  { statuses, tags, fields, marks }: ArticleAnnotations,
  layer: string,
  codebook: Pick<ComparedCodebook, 'resolve'>,
): ReadonlyMap<string, Choices> {
  const choicesOf = (coder: string): Choices => {
    const isTheirs = (said: Annotation): boolean => said.by === coder && said.layer === layer;
    const ofArticle = fields.filter((coding) => isTheirs(coding) && coding.mark === undefined);
    return {
      tags: new Set(tags.filter(isTheirs).map(({ tag }) => codebook.resolve(tag))),
      fields: new Map(ofArticle.map(({ field, value }) => [field, value])),
      marks: byTag(marks.filter(isTheirs), codebook),
    };
  };
  const done = statuses.filter((status) => status.layer === layer && status.value === 'done');
  return new Map(done.map(({ by }) => [by, choicesOf(by)]));
}

function byTag(marks: readonly Mark[], codebook: Pick<ComparedCodebook, 'resolve'>): Map<string, Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const tag = codebook.resolve(mark.tag);
    const group = groups.get(tag);
    if (group) group.push(mark);
    else groups.set(tag, [mark]);
  }
  return groups;
}

/** The ids of the tags, fields or mark tags that at least one coder used, sorted by code unit. */
export function usedIds(all: Iterable<Choices>, kind: keyof Choices): string[] {
  const ids = new Set<string>();
  for (const choices of all) for (const id of choices[kind].keys()) ids.add(id);
  return [...ids].sort();
}
