import { mainLayer, type ArticleAnnotations } from '../annotations';
import type { Agreement, Level, Rating, Ratings } from './agreement';
import { alphaU, type UnitsByCoder } from './alphaU';
import { choicesByCoder, usedIds, type Choices, type ComparedCodebook } from './choices';
import { cohenKappa } from './cohen';
import { levelOf, ratingOf } from './fieldRating';
import { fleissKappa } from './fleiss';
import { krippendorffAlpha } from './krippendorff';
import { percentAgreement } from './percentAgreement';
import { spanF1, type PassagesByCoder } from './spanAgreement';
import { mergeSpans, type Span } from './spans';

/** An article that may have been coded by several. */
export interface ComparableArticle {
  /** The marks stand in the article text. */
  readonly annotations: ArticleAnnotations;
  /** Of the article text, in UTF-16 units. */
  readonly textLength: number;
}

/** How far coders agree on a tag (an article has it or has it not) or on a field of the article. */
export interface VariableAgreement {
  readonly kind: 'tag' | 'field';
  /** The tag's or field's id. */
  readonly variable: string;
  readonly level: Level;
  /** The articles on which at least two coders gave a value. */
  readonly units: number;
  /** From 0 to 1. */
  readonly percent: Agreement;
  /** Krippendorff's. */
  readonly alpha: Agreement;
  /** Cohen's for two coders, Fleiss' for more. */
  readonly kappa: Agreement;
  /** The values that the field's level has no place for, such as a word among numbers: they count as missing. */
  readonly unfit: number;
}

/** How far coders agree on the passages that they gave a tag. */
export interface MarkAgreement {
  readonly kind: 'mark';
  /** The tag's id. */
  readonly variable: string;
  /** The articles that were compared, those without such a mark too. */
  readonly units: number;
  readonly f1Exact: Agreement;
  readonly f1Overlap: Agreement;
  readonly alphaU: Agreement;
}

/** How far some coders agree on the articles that all of them did. */
export interface CodersAgreement {
  readonly coders: readonly string[];
  /** So many did all of them. */
  readonly articles: number;
  /** The tags, then the fields, each sorted by id: those that at least one of the coders used on one of these articles. */
  readonly variables: readonly VariableAgreement[];
  readonly marks: readonly MarkAgreement[];
  /** Krippendorff's α_U of all mark tags together. */
  readonly alphaU: Agreement;
}

export interface AgreementReport {
  readonly layer: string;
  /** Those who are compared, and how many articles each did. */
  readonly coders: readonly { readonly coder: string; readonly done: number }[];
  readonly all: CodersAgreement;
  /** Each two of them, if there are more than two. */
  readonly pairs: readonly CodersAgreement[];
}

/** Which codings are compared. */
export interface Compared {
  /** `main` if left out. */
  readonly layer?: string | undefined;
  /** If left out, all who did an article in the layer, sorted. */
  readonly coders?: readonly string[] | undefined;
}

/** Measures how far coders agree, on the articles that all who are compared did: their status in the layer is done. */
export function agreementReport(
  articles: Iterable<ComparableArticle>,
  codebook: ComparedCodebook,
  { layer = mainLayer, coders: named }: Compared = {},
): AgreementReport {
  const coded = [...articles].map(({ annotations, textLength }) => ({
    textLength,
    choices: choicesByCoder(annotations, layer, codebook),
  }));
  const coders = [...new Set(named ?? coded.flatMap(({ choices }) => [...choices.keys()]).sort())];
  const compare = (some: readonly string[]): CodersAgreement => new Comparison(some, coded, codebook).result;
  const pairs = coders.flatMap((second, i) => coders.slice(0, i).map((first) => [first, second]));
  return {
    layer,
    coders: coders.map((coder) => ({
      coder,
      done: coded.filter(({ choices }) => choices.has(coder)).length,
    })),
    all: compare(coders),
    pairs: coders.length > 2 ? pairs.map(compare) : [],
  };
}

interface CodedByMany {
  readonly textLength: number;
  readonly choices: ReadonlyMap<string, Choices>;
}

/** An article that all who are compared did: their choices in the order of the coders. */
interface JointArticle {
  readonly textLength: number;
  readonly choices: readonly Choices[];
}

class Comparison {
  readonly #articles: readonly JointArticle[];

  constructor(
    private readonly coders: readonly string[],
    articles: readonly CodedByMany[],
    private readonly codebook: ComparedCodebook,
  ) {
    this.#articles = articles.flatMap(({ textLength, choices }) => {
      const all = coders.flatMap((coder) => choices.get(coder) ?? []);
      return coders.length > 0 && all.length === coders.length ? [{ textLength, choices: all }] : [];
    });
  }

  get result(): CodersAgreement {
    const tags = this.#used('tags').map((tag) => this.#tag(tag));
    const fields = this.#used('fields').map((field) => this.#field(field));
    const marked = this.#used('marks').map((tag) => ({ tag, passages: this.#passages(tag) }));
    return {
      coders: this.coders,
      articles: this.#articles.length,
      variables: [...tags, ...fields],
      marks: marked.map(({ tag, passages }) => ({
        kind: 'mark',
        variable: tag,
        units: this.#articles.length,
        f1Exact: spanF1(passages, 'exact'),
        f1Overlap: spanF1(passages, 'overlap'),
        alphaU: this.#alphaU([passages]),
      })),
      alphaU: this.#alphaU(marked.map(({ passages }) => passages)),
    };
  }

  #used(kind: keyof Choices): string[] {
    return usedIds(
      this.#articles.flatMap(({ choices }) => choices),
      kind,
    );
  }

  #tag(tag: string): VariableAgreement {
    const ratings = this.#articles.map(({ choices }) => choices.map(({ tags }) => tags.has(tag)));
    return {
      ...this.#measures(ratings),
      kind: 'tag',
      variable: tag,
      level: 'nominal',
      alpha: krippendorffAlpha(ratings, 'nominal'),
      unfit: 0,
    };
  }

  #field(id: string): VariableAgreement {
    const field = this.codebook.field(id);
    const level = levelOf(field);
    const given = this.#articles.map(({ choices }) => choices.map(({ fields }) => fields.get(id)));
    const ratings = given.map((row) =>
      row.map((value) => (value === undefined ? undefined : ratingOf(value, field))),
    );
    return {
      ...this.#measures(ratings),
      kind: 'field',
      variable: id,
      level,
      alpha:
        level === 'nominal'
          ? krippendorffAlpha(ratings, level)
          : krippendorffAlpha(numbersIn(ratings), level),
      unfit: countGiven(given) - countGiven(ratings),
    };
  }

  #measures(ratings: Ratings): Pick<VariableAgreement, 'units' | 'percent' | 'kappa'> {
    return {
      units: ratings.filter((row) => countGiven([row]) > 1).length,
      percent: percentAgreement(ratings),
      kappa: this.coders.length === 2 ? cohenKappa(ratings.map(([a, b]) => [a, b])) : fleissKappa(ratings),
    };
  }

  #passages(tag: string): PassagesByCoder[] {
    return this.#articles.map(({ choices }) => choices.map(({ marks }) => mergeSpans(marks.get(tag) ?? [])));
  }

  /** @param categories each tag's passages, article by article */
  #alphaU(categories: readonly (readonly PassagesByCoder[])[]): Agreement {
    const begins: number[] = [];
    let end = 0;
    for (const { textLength } of this.#articles) {
      begins.push(end);
      end += textLength;
    }
    const laidOut = (articles: readonly PassagesByCoder[]): UnitsByCoder =>
      this.coders.map((_, coder) =>
        articles.flatMap((passages, article) => moved(passages[coder] ?? [], begins[article] ?? 0)),
      );
    return alphaU(categories.map(laidOut), { start: 0, end });
  }
}

const moved = (spans: readonly Span[], by: number): Span[] =>
  spans.map(({ start, end }) => ({ start: start + by, end: end + by }));

/** The ratings of a level that has numbers only. */
function numbersIn(ratings: Ratings): Ratings<number> {
  return ratings.map((row) => row.map((rating) => (typeof rating === 'number' ? rating : undefined)));
}

function countGiven(rows: readonly (readonly (Rating | object | undefined)[])[]): number {
  return rows.reduce((count, row) => count + row.filter((value) => value !== undefined).length, 0);
}
