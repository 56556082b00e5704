import type { ComparedCodebook } from './agreement/choices';
import type { Disagreement, MarkDisagreement } from './agreement/disagreements';
import { setOf } from './agreement/fieldRating';
import { mergeSpans, overlap, type Span } from './agreement/spans';
import { consensusLayer, type Annotation, type ArticleAnnotations, type Mark } from './annotations';
import type { FieldValue } from './events';

/** An article of two or more coders who are compared. */
export interface ComparedArticle {
  /** The marks stand in the article text. */
  readonly annotations: ArticleAnnotations;
  readonly codebook: ComparedCodebook;
  /** The layer that is compared. */
  readonly layer: string;
  readonly coders: readonly string[];
}

/**
 * That an article has no such mark is not said by any event, so it is said of the coders' marks: in the layer `consensus` this
 * field is cleared on each. No mark has such a value; with the article's last disagreement, the status says the same.
 */
export const declined = 'newsdump:declined';

/**
 * Whether the layer `consensus` says what is so.
 * @param annotations of the article
 */
export function isSettled(
  disagreement: Disagreement,
  { cleared }: Pick<ArticleAnnotations, 'cleared'>,
): boolean {
  if (disagreement.settled || disagreement.kind !== 'mark') return disagreement.settled;
  const isDeclined = ({ id }: Mark): boolean =>
    cleared.some(({ field, mark }) => field === declined && mark === id);
  return disagreement.choices.flatMap(({ value }) => value).every(isDeclined);
}

/** The place of the first of the choices that the layer `consensus` says; undefined if it is not settled, or none of them. */
export function agreedChoice(
  disagreement: Disagreement,
  article: Pick<ComparedArticle, 'annotations' | 'codebook'>,
): number | undefined {
  if (!isSettled(disagreement, article.annotations)) return undefined;
  const place = agreedPlace(disagreement, article);
  return place < 0 ? undefined : place;
}

function agreedPlace(
  disagreement: Disagreement,
  { annotations, codebook }: Pick<ComparedArticle, 'annotations' | 'codebook'>,
): number {
  switch (disagreement.kind) {
    case 'tag': {
      const has = annotations.tags.some(
        (coding) => isConsensus(coding) && codebook.resolve(coding.tag) === disagreement.variable,
      );
      return disagreement.choices.findIndex(({ value }) => value === has);
    }
    case 'field': {
      const agreed = annotations.fields.findLast(
        (coding) =>
          isConsensus(coding) && coding.field === disagreement.variable && coding.mark === undefined,
      );
      const named = nameOf(agreed?.value);
      return disagreement.choices.findIndex(({ value }) => nameOf(value) === named);
    }
    case 'mark': {
      const agreed = coveredBy(marksNear(annotations, disagreement, codebook));
      return disagreement.choices.findIndex(({ value }) => coveredBy(value) === agreed);
    }
  }
}

/** Whether it is said in the layer `consensus`. */
export const isConsensus = ({ layer }: Annotation): boolean => layer === consensusLayer;
const nameOf = (value: Exclude<FieldValue, null> | undefined): string =>
  value === undefined ? '' : setOf(value);
const coveredBy = (marks: readonly Mark[]): string => JSON.stringify(mergeSpans(marks));

/** Whether two passages are the same. */
export const isAt =
  (one: Span) =>
  (other: Span): boolean =>
    one.start === other.start && one.end === other.end;

/** The marks without those whose passage another has before them. */
export function eachOnce(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark, i) => marks.findIndex(isAt(mark)) === i);
}

/** The marks of the layer `consensus` that have the tag and a place in common with the passage. */
export function marksNear(
  { marks }: ArticleAnnotations,
  { variable, passage }: Pick<MarkDisagreement, 'variable' | 'passage'>,
  codebook: ComparedCodebook,
): readonly Mark[] {
  return marks.filter(
    (mark) => isConsensus(mark) && codebook.resolve(mark.tag) === variable && overlap(mark, passage),
  );
}
