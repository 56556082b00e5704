import type { Bodied, EventBody } from './eventBody';
import type { MoveEvent, TagEvent } from './events';
import type { MatchedAnnotations } from './matchedAnnotations';
import { referenceKey, type ArticleReference } from './reference';

/** An article as one coder has coded it, for commands that are about to change that. */
export class CodedArticle {
  /** By the coder's tags in the layer `main`, the references that events on them must name. */
  readonly #references = new Map<string, ArticleReference[]>();
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
    for (const claim of annotations.claims(key)) {
      for (const { by, layer, tag } of claim.tags) {
        if (by !== coder || layer !== 'main') continue;
        const references = this.#references.get(tag) ?? [];
        this.#references.set(tag, [...references, near.has(claim) ? article : claim.reference]);
      }
    }
  }

  /** The coder's tags in the layer `main`. */
  get tags(): ReadonlySet<string> {
    return new Set(this.#references.keys());
  }

  /** The events that set and clear tags; none for what is so already. */
  change(set: readonly string[], clear: readonly string[]): readonly EventBody[] {
    const { article } = this;
    const tags: Bodied<TagEvent>[] = [
      ...set.filter((tag) => !this.#references.has(tag)).map((tag) => ({ op: 'tag' as const, article, tag })),
      ...clear.flatMap((tag) =>
        (this.#references.get(tag) ?? []).map((reference) => ({
          op: 'untag' as const,
          article: reference,
          tag,
        })),
      ),
    ];
    return tags.length === 0 ? [] : [...this.moves, ...tags];
  }
}
