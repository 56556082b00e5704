import {
  consensusLayer,
  mainLayer,
  type ArticleAnnotations,
  type FieldCoding,
  type Mark,
} from '../annotations';
import type { Compared, ComparableArticle } from './agreementReport';
import { choicesByCoder, usedIds, type Choices, type ComparedCodebook } from './choices';
import { setOf } from './fieldRating';
import { mergeSpans, overlap, type Span } from './spans';

/** What a coder chose. */
export interface Choice<T> {
  readonly coder: string;
  readonly value: T;
}

interface OnArticle {
  /** The key of the article's annotations. */
  readonly article: string;
  /** The id of the tag or field. */
  readonly variable: string;
  /** Whether the layer `consensus` says what is so. */
  readonly settled: boolean;
}

export interface TagDisagreement extends OnArticle {
  readonly kind: 'tag';
  /** Whether the coder gave the article the tag. */
  readonly choices: readonly Choice<boolean>[];
}

export interface FieldDisagreement extends OnArticle {
  readonly kind: 'field';
  /** Undefined if the coder gave the article no value. */
  readonly choices: readonly Choice<FieldCoding['value'] | undefined>[];
}

export interface MarkDisagreement extends OnArticle {
  readonly kind: 'mark';
  /** What the coders' marks cover together, as UTF-16 offsets in the article text. */
  readonly passage: Span;
  /** The coder's marks in the passage, none if it is empty. */
  readonly choices: readonly Choice<readonly Mark[]>[];
}

/** A variable of an article on which those who did the article differ, and what each of them chose. */
export type Disagreement = TagDisagreement | FieldDisagreement | MarkDisagreement;

/**
 * What two or more coders who did an article do not agree on: in the order of the articles, on each its tags, its fields and its
 * marks, by id. Marks of one tag that overlap, across coders, are one disagreement, unless all coders mark the same text there.
 */
export function disagreements(
  articles: Iterable<Pick<ComparableArticle, 'annotations'>>,
  codebook: ComparedCodebook,
  { layer = mainLayer, coders }: Compared = {},
): Disagreement[] {
  return [...articles].flatMap(({ annotations }) => {
    const choices = choicesByCoder(annotations, layer, codebook);
    const named = new Set(coders ?? [...choices.keys()].sort());
    const all = [...named].flatMap((coder): Choice<Choices>[] => {
      const value = choices.get(coder);
      return value ? [{ coder, value }] : [];
    });
    return all.length < 2 ? [] : [...differencesIn(annotations, all, codebook)];
  });
}

function* differencesIn(
  annotations: ArticleAnnotations,
  coders: readonly Choice<Choices>[],
  codebook: ComparedCodebook,
): Generator<Disagreement> {
  const article = annotations.key;
  const consensus = new Consensus(annotations, codebook);
  const chosen = <T>(valueOf: (choices: Choices) => T): Choice<T>[] =>
    coders.map(({ coder, value }) => ({ coder, value: valueOf(value) }));
  const used = (kind: keyof Choices): string[] =>
    usedIds(
      coders.map(({ value }) => value),
      kind,
    );

  for (const variable of used('tags')) {
    const choices = chosen(({ tags }) => tags.has(variable));
    if (differ(choices, String))
      yield { kind: 'tag', article, variable, choices, settled: consensus.decidesTag(variable) };
  }
  for (const variable of used('fields')) {
    const choices = chosen(({ fields }) => fields.get(variable));
    if (differ(choices, (value) => (value === undefined ? '' : setOf(value))))
      yield { kind: 'field', article, variable, choices, settled: consensus.decidesField(variable) };
  }
  for (const variable of used('marks')) {
    const marks = coders.flatMap(({ value }) => value.marks.get(variable) ?? []);
    for (const passage of mergeSpans(marks)) {
      const choices = chosen((choices) =>
        (choices.marks.get(variable) ?? []).filter((mark) => overlap(mark, passage)),
      );
      if (differ(choices, (value) => JSON.stringify(mergeSpans(value))))
        yield {
          kind: 'mark',
          article,
          variable,
          passage,
          choices,
          settled: consensus.decidesMark(variable, passage),
        };
    }
  }
}

function differ<T>(choices: readonly Choice<T>[], nameOf: (value: T) => string): boolean {
  return new Set(choices.map(({ value }) => nameOf(value))).size > 1;
}

/** What the layer `consensus` has on an article, whoever wrote it. */
class Consensus {
  readonly #tags: ReadonlySet<string>;
  readonly #fields: ReadonlySet<string>;
  readonly #marks: readonly Mark[];
  /** Whether it was said to be whole: then what it does not have is decided too. */
  readonly #isWhole: boolean;

  constructor(
    { tags, fields, marks, cleared, statuses }: ArticleAnnotations,
    private readonly codebook: ComparedCodebook,
  ) {
    const isConsensus = ({ layer }: { readonly layer: string }): boolean => layer === consensusLayer;
    const decided = cleared.filter(isConsensus);
    const tagged = [...tags.filter(isConsensus), ...decided];
    this.#tags = new Set(tagged.flatMap(({ tag }) => (tag === undefined ? [] : [codebook.resolve(tag)])));
    const valued = [...fields.filter(isConsensus), ...decided].filter(({ mark }) => mark === undefined);
    this.#fields = new Set(valued.flatMap(({ field }) => field ?? []));
    this.#marks = marks.filter(isConsensus);
    this.#isWhole = statuses.some((status) => isConsensus(status) && status.value === 'done');
  }

  decidesTag(tag: string): boolean {
    return this.#isWhole || this.#tags.has(tag);
  }

  decidesField(field: string): boolean {
    return this.#isWhole || this.#fields.has(field);
  }

  decidesMark(tag: string, passage: Span): boolean {
    return (
      this.#isWhole ||
      this.#marks.some((mark) => this.codebook.resolve(mark.tag) === tag && overlap(mark, passage))
    );
  }
}
