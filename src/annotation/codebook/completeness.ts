import type { FieldValue } from '../events';
import type { Codebook, CodebookField, CodebookTag } from './codebook';

/** An article as one coder coded it. Tags and fields are named by their ids. */
export interface CodedSoFar {
  readonly tags: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly marks: readonly CodedMark[];
}

export interface CodedMark {
  /** The id of the mark. */
  readonly id: string;
  readonly tag: string;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

/** What keeps an article from being done. */
export type Missing =
  /** The required tag, or, if there are tags under it, one of these. */
  | { readonly kind: 'tag'; readonly tag: string }
  /** The value of a field, because of a tag if one asks for it; on the mark with the id `mark`, or on the article. */
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly tag: string | undefined;
      readonly mark: string | undefined;
    };

/**
 * What the codebook requires of an article and the coder has not given: first tags, then fields, each in the codebook's order. A tag is
 * given on the article or on a mark. A required field that tags ask for is required where one of these is given; one that none asks for
 * is required of every article, or, if it is for marks alone, of every mark. What is retired is never required and requires nothing.
 */
export function missingFor(codebook: Codebook, coded: CodedSoFar): readonly Missing[] {
  return [...missingTags(codebook, coded), ...missingFields(codebook, coded)];
}

/**
 * The fields that a form asks for at a place with these tags: those that they ask for and those that no tag asks for. Required ones come
 * first, then the codebook's order counts.
 */
export function fieldsFor(
  codebook: Codebook,
  tags: Iterable<string>,
  place: 'article' | 'mark',
): readonly CodebookField[] {
  const given = tagsOf(codebook, tags);
  const fields = codebook.fields.filter(
    ({ id, on }) =>
      (on === undefined || on === place) &&
      (given.some((tag) => tag.fields.includes(id)) || !isAskedFor(codebook, id)),
  );
  return [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
}

function missingTags(codebook: Codebook, { tags, marks }: CodedSoFar): Missing[] {
  const given = new Set([...tags, ...marks.map(({ tag }) => tag)].map((id) => codebook.resolve(id)));
  const isGiven = ({ id, tags: below }: CodebookTag): boolean => given.has(id) || below.some(isGiven);
  return codebook.allTags
    .filter((tag) => tag.required && codebook.isOffered(tag) && !isGiven(tag))
    .map(({ id }) => ({ kind: 'tag', tag: id }));
}

function missingFields(codebook: Codebook, { tags, fields, marks }: CodedSoFar): Missing[] {
  const onArticle = tagsOf(codebook, tags);
  const places = marks.map((mark) => ({ mark, tags: tagsOf(codebook, [mark.tag]) }));
  return codebook.fields
    .filter(({ required }) => required)
    .flatMap(({ id: field, on }): Missing[] => {
      const asking = (given: readonly CodebookTag[]): string | undefined =>
        given.find((tag) => tag.fields.includes(field))?.id;
      const isForAll = !isAskedFor(codebook, field);
      const asksMarks = places.map(({ mark, tags }) => ({ mark, tag: asking(tags) }));
      const missing: Missing[] = [];
      if (on !== 'mark' && !hasValue(fields, field)) {
        const inMarks = on === 'article' ? asksMarks.find(({ tag }) => tag !== undefined)?.tag : undefined;
        const tag = asking(onArticle) ?? inMarks;
        if (tag !== undefined || isForAll) missing.push({ kind: 'field', field, tag, mark: undefined });
      }
      if (on === 'article') return missing;
      for (const { mark, tag } of asksMarks) {
        const isRequired = tag !== undefined || (isForAll && on === 'mark');
        if (isRequired && !hasValue(mark.fields, field)) {
          missing.push({ kind: 'field', field, tag, mark: mark.id });
        }
      }
      return missing;
    });
}

/** The tags of the codebook that these ids mean now, without the retired ones. */
function tagsOf(codebook: Codebook, ids: Iterable<string>): readonly CodebookTag[] {
  return [...ids].flatMap((id) => {
    const tag = codebook.tag(codebook.resolve(id));
    return tag && codebook.isOffered(tag) ? [tag] : [];
  });
}

const isAskedFor = (codebook: Codebook, field: string): boolean =>
  codebook.allTags.some((tag) => tag.fields.includes(field));

function hasValue(fields: ReadonlyMap<string, FieldValue>, field: string): boolean {
  const value = fields.get(field) ?? null;
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
