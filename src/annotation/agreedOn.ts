import { choicesByCoder, type Choices } from './agreement/choices';
import type { Disagreement } from './agreement/disagreements';
import { setOf } from './agreement/fieldRating';
import { overlap, type Span } from './agreement/spans';
import { consensusLayer, type ArticleAnnotations, type Mark } from './annotations';
import type { CodedArticle } from './codedArticle';
import type { EventBody } from './eventBody';
import { eachOnce, isAt, isConsensus, marksNear, type ComparedArticle } from './settled';

/**
 * The events that write what the coders agree on to the layer `consensus`, as far as nothing is said of it there.
 * @param coded the article in that layer, by the coder who writes
 * @param differences what they do not agree on
 */
export function agreedOn(
  article: ComparedArticle,
  coded: CodedArticle,
  differences: readonly Disagreement[],
): readonly EventBody[] {
  return new Agreed(article, coded, differences).bodies;
}

/** The event that gives the passage of a coder's mark the tag in the layer `consensus`. */
export function markedAs(tag: string, { quote, start, end }: Mark, { article }: CodedArticle): EventBody {
  return { op: 'mark', article, tag, quote, start, end, layer: consensusLayer };
}

/** What its coder said of a mark in a layer. */
export function valuesOn(
  { id, by }: Mark,
  { fields }: ArticleAnnotations,
  layer: string,
): ArticleAnnotations['fields'] {
  return fields.filter((coding) => coding.mark === id && coding.by === by && coding.layer === layer);
}

/** What the coders who did the article agree on: what the first of them chose, without what is in disagreement. */
class Agreed {
  readonly #all: readonly Choices[];

  constructor(
    private readonly article: ComparedArticle,
    private readonly coded: CodedArticle,
    private readonly differences: readonly Disagreement[],
  ) {
    const { annotations, layer, codebook, coders } = article;
    const choices = choicesByCoder(annotations, layer, codebook);
    this.#all = coders.flatMap((coder) => choices.get(coder) ?? []);
  }

  get #first(): Choices | undefined {
    return this.#all[0];
  }

  /** The events for what the layer `consensus` says nothing of yet. */
  get bodies(): readonly EventBody[] {
    return [...this.#tags(), ...this.#fields(), ...this.#marks()];
  }

  #tags(): readonly EventBody[] {
    const { annotations, codebook } = this.article;
    const said = [...annotations.tags.filter(isConsensus), ...annotations.cleared].flatMap(
      ({ tag }) => tag ?? [],
    );
    const decided = new Set(said.map((tag) => codebook.resolve(tag)));
    const tags = [...(this.#first?.tags ?? [])];
    return this.coded.change(
      tags.filter((tag) => !decided.has(tag) && !this.#differOn('tag', tag)),
      [],
    );
  }

  #fields(): readonly EventBody[] {
    const { fields, cleared } = this.article.annotations;
    const said = [...fields.filter(isConsensus), ...cleared].filter(({ mark }) => mark === undefined);
    const decided = new Set(said.flatMap(({ field }) => field ?? []));
    return [...(this.#first?.fields ?? [])]
      .filter(([field]) => !decided.has(field) && !this.#differOn('field', field))
      .flatMap(([field, value]) => this.coded.setField(field, value));
  }

  #marks(): readonly EventBody[] {
    const { annotations, codebook } = this.article;
    return [...(this.#first?.marks ?? [])].flatMap(([tag, marks]) =>
      eachOnce(marks)
        .filter((mark) => !this.#differOn('mark', tag, mark))
        .filter((mark) => marksNear(annotations, { variable: tag, passage: mark }, codebook).length === 0)
        .flatMap((mark) => [markedAs(tag, mark, this.coded), ...this.#valuesOn(mark, tag)]),
    );
  }

  /** The values that all the coders gave the same passage. */
  #valuesOn(mark: Mark, tag: string): readonly EventBody[] {
    const { annotations, layer } = this.article;
    const twins = this.#all.flatMap(({ marks }) => marks.get(tag)?.find(isAt(mark)) ?? []);
    if (twins.length < this.#all.length) return [];
    return valuesOn(mark, annotations, layer)
      .filter(({ field, value }) =>
        twins.every((twin) =>
          valuesOn(twin, annotations, layer).some(
            (other) => other.field === field && setOf(other.value) === setOf(value),
          ),
        ),
      )
      .flatMap(({ field, value }) => this.coded.setField(field, value, mark.id));
  }

  #differOn(kind: Disagreement['kind'], variable: string, passage?: Span): boolean {
    return this.differences.some(
      (difference) =>
        difference.kind === kind &&
        difference.variable === variable &&
        (difference.kind !== 'mark' || !passage || overlap(difference.passage, passage)),
    );
  }
}
