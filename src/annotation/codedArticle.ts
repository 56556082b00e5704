import { mainLayer, type ArticleAnnotations } from './annotations';
import type { Bodied, EventBody } from './eventBody';
import type { FieldValue, MoveEvent, Status } from './events';
import type { MatchedAnnotations } from './matchedAnnotations';
import { referenceKey, type ArticleReference } from './reference';

/** An article as one coder has coded it in one layer, for commands that are about to change that. */
export class CodedArticle {
  readonly #claims: readonly OwnClaim[];
  /**
   * What has to be written before anything else is said of the article: that references that are only near now mean it. Undo leaves it
   * (`via` `save`): others may have said more by then.
   */
  readonly moves: readonly Bodied<MoveEvent>[];

  /** @param article the article as it is now */
  constructor(
    annotations: MatchedAnnotations,
    readonly article: ArticleReference,
    coder: string,
    readonly layer: string = mainLayer,
  ) {
    const key = referenceKey(article);
    // Once an annotation names the article as it is now, what was only near would not be found any more: so that is moved first.
    const near = new Set(annotations.nearClaims(key));
    this.moves = [...near].map(({ reference }) => ({
      op: 'move',
      from: reference,
      to: article,
      via: 'save',
    }));
    const isOwn = (said: { readonly by: string; readonly layer: string }): boolean =>
      said.by === coder && said.layer === layer;
    this.#claims = annotations.claims(key).map((claim) => ({
      reference: near.has(claim) ? article : claim.reference,
      tags: claim.tags.filter(isOwn).map(({ tag }) => tag),
      fields: claim.fields.filter(isOwn),
      status: claim.statuses.find(isOwn)?.value,
    }));
  }

  /** The coder's tags. */
  get tags(): ReadonlySet<string> {
    return new Set(this.#claims.flatMap(({ tags }) => tags));
  }

  /** The coder's status, undefined if there is none. */
  get status(): Status | undefined {
    return this.#claims.find(({ status }) => status !== undefined)?.status;
  }

  /** The coder's value of a field of the article, or of one of its marks; undefined if there is none. */
  value(field: string, mark?: string): Exclude<FieldValue, null> | undefined {
    return this.#claims
      .flatMap(({ fields }) => fields)
      .find((said) => said.field === field && said.mark === mark)?.value;
  }

  /** The coder's values of the article, or of one of its marks, by field. */
  values(mark?: string): ReadonlyMap<string, Exclude<FieldValue, null>> {
    const said = this.#claims.flatMap(({ fields }) => fields).filter((coding) => coding.mark === mark);
    return new Map(said.map(({ field, value }) => [field, value]));
  }

  /** The events that set and clear tags; none for what is so already. */
  change(set: readonly string[], clear: readonly string[]): readonly EventBody[] {
    const { article } = this;
    const { tags } = this;
    return this.#afterMoves([
      ...set.filter((tag) => !tags.has(tag)).map((tag) => ({ op: 'tag' as const, article, tag })),
      ...clear.flatMap((tag) =>
        this.#claims
          .filter((claim) => claim.tags.includes(tag))
          .map(({ reference }) => ({ op: 'untag' as const, article: reference, tag })),
      ),
    ]);
  }

  /** The events that give the article a status, or none; none if it is so already. */
  setStatus(value: Status | null): readonly EventBody[] {
    const said = this.#claims.filter(({ status }) => status !== undefined);
    if ((this.status ?? null) === value && said.length <= 1) return [];
    return this.#afterMoves([
      ...this.#others(said).map(({ reference }) => ({
        op: 'status' as const,
        article: reference,
        value: null,
      })),
      { op: 'status', article: this.article, value },
    ]);
  }

  /** The events that give a field of the article, or of one of its marks, a value; null clears it. None if it is so already. */
  setField(field: string, value: FieldValue, mark?: string): readonly EventBody[] {
    if (JSON.stringify(this.value(field, mark) ?? null) === JSON.stringify(value)) return [];
    if (mark !== undefined) return this.#afterMoves([{ op: 'set', target: mark, field, value }]);
    const said = this.#claims.filter(({ fields }) =>
      fields.some((coding) => coding.field === field && coding.mark === undefined),
    );
    return this.#afterMoves([
      ...this.#others(said).map(({ reference }) => ({
        op: 'set' as const,
        article: reference,
        field,
        value: null,
      })),
      { op: 'set', article: this.article, field, value },
    ]);
  }

  /** Those of the claims that a new event about the article as it is now would not replace. */
  #others(claims: readonly OwnClaim[]): readonly OwnClaim[] {
    const key = referenceKey(this.article);
    return claims.filter(({ reference }) => referenceKey(reference) !== key);
  }

  #afterMoves(bodies: readonly EventBody[]): readonly EventBody[] {
    const { layer } = this;
    if (bodies.length === 0) return [];
    return [...this.moves, ...bodies.map((body) => (layer === mainLayer ? body : { ...body, layer }))];
  }
}

/** What the coder said of the article under one of its references. */
interface OwnClaim {
  /** The reference that events must name. */
  readonly reference: ArticleReference;
  readonly tags: readonly string[];
  readonly fields: ArticleAnnotations['fields'];
  readonly status: Status | undefined;
}
