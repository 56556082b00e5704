import type { Annotations, ArticleAnnotations } from './annotations';
import { ChangedMap } from './changedMap';
import { matchReferences, withExact, type Matching, type Placement } from './matching';
import { byId } from './order';

/** What is annotated on each article of a project, by all references that mean it, and what is on none. */
export class MatchedAnnotations {
  readonly #matching: Matching;
  readonly #annotations: Annotations;
  readonly #keyBefore: (now: string) => string | undefined;

  /**
   * @param articles the keys of all articles of the project
   * @param keyBefore for the key of an article that is being edited, the key that it is known by
   * @param matching which articles the references mean, if that is known
   */
  constructor(
    annotations: Annotations,
    articles: Iterable<string>,
    keyBefore: (now: string) => string | undefined = () => undefined,
    matching?: Matching,
  ) {
    this.#annotations = annotations;
    this.#keyBefore = keyBefore;
    this.#matching = matching ?? matchReferences(annotations.articles.values(), this.#asKnown(articles));
  }

  /**
   * The same with another state of the annotations, made in the time that what has changed takes. Undefined if a reference may mean
   * another article now: then all has to be made anew.
   * @param isArticle whether there is an article that is known by a key. The articles must be the same as when this was made.
   */
  with(annotations: Annotations, isArticle: (key: string) => boolean): MatchedAnnotations | undefined {
    const [before, now] = [this.#annotations.articles, annotations.articles];
    const changed = now instanceof ChangedMap ? now.keysChangedSince(before) : undefined;
    const keys = changed ?? [...before.keys(), ...now.keys()];
    const came = keys.filter((key) => now.has(key) && !before.has(key));
    const gone = keys.filter((key) => before.has(key) && !now.has(key));
    const matching = came.every(isArticle) ? withExact(this.#matching, came, gone) : undefined;
    return matching && new MatchedAnnotations(annotations, [], this.#keyBefore, matching);
  }

  /** The annotations of the article with this key, under the first of its references; undefined if there are none. */
  of(article: string): ArticleAnnotations | undefined {
    return joined(this.claims(article));
  }

  /** The same, reference by reference. */
  claims(article: string): readonly ArticleAnnotations[] {
    return this.claimsOfKnown(this.#keyBefore(article) ?? article);
  }

  /** The same for an article that is being edited, by the key that it is known by. */
  claimsOfKnown(article: string): readonly ArticleAnnotations[] {
    return this.#annotationsAt(this.#matching.claims.get(article) ?? []);
  }

  /** Those among the claims whose reference is not the article's as it is now. */
  nearClaims(article: string): readonly ArticleAnnotations[] {
    if (this.#keyBefore(article) !== undefined) return this.claims(article);
    return this.claims(article).filter(({ key }) => this.placed.get(key)?.how === 'near');
  }

  /** By the reference's key, which article it means. References whose article was not found are left out. */
  get placed(): ReadonlyMap<string, Placement> {
    return this.#matching.placed;
  }

  /** The annotations whose article was not found, each under its reference. */
  get orphans(): readonly ArticleAnnotations[] {
    return this.#annotationsAt(this.#matching.orphans);
  }

  *#asKnown(articles: Iterable<string>): Generator<{ readonly key: string }> {
    for (const key of articles) yield { key: this.#keyBefore(key) ?? key };
  }

  #annotationsAt(references: readonly string[]): ArticleAnnotations[] {
    return references.flatMap((key) => this.#annotations.articles.get(key) ?? []);
  }
}

function joined(all: readonly ArticleAnnotations[]): ArticleAnnotations | undefined {
  const [first, ...others] = all;
  if (!first || others.length === 0) return first;
  return {
    ...first,
    origin: (all.find(({ origin }) => origin.lead !== undefined) ?? first).origin,
    tags: all.flatMap(({ tags }) => tags).sort(byId),
    statuses: all.flatMap(({ statuses }) => statuses).sort(byId),
    fields: all.flatMap(({ fields }) => fields).sort(byId),
    notes: all.flatMap(({ notes }) => notes).sort(byId),
    marks: all.flatMap(({ marks }) => marks).sort(byId),
    cleared: all.flatMap(({ cleared }) => cleared).sort(byId),
  };
}
