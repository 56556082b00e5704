import { ArticleInDump } from '../annotation/articleInDump';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Suggestion } from '../annotation/suggestions';
import { hasExpressions, Suggester } from '../annotation/suggestions';
import type { Catalogue, ListedArticle } from './catalogue';
import type { Listing } from './listing';

/** What the patterns of the codebooks suggest. They are made ready when they are first asked for, once for each state of a codebook. */
export class Suggestions {
  readonly #suggesters = new WeakMap<Codebook, Promise<Suggester>>();
  /** By the suggester and the listing, what was found in the article with each number. */
  readonly #found = new WeakMap<Suggester, WeakMap<Listing, Map<number, readonly Suggestion[]>>>();

  constructor(readonly catalogue: Catalogue) {}

  /** The patterns of a codebook, made ready. */
  in(codebook: Codebook): Promise<Suggester> {
    let suggester = this.#suggesters.get(codebook);
    if (!suggester) {
      suggester = makeSuggester(codebook);
      this.#suggesters.set(codebook, suggester);
    }
    return suggester;
  }

  /** What is suggested for an article and this coder has not given it. */
  async openOn(listed: ListedArticle): Promise<readonly Suggestion[]> {
    const codebook = listed.project?.codebook;
    if (!codebook?.allTags.some(({ patterns }) => patterns.length > 0)) return [];
    const all = this.#allOn(listed, await this.in(codebook));
    if (all.length === 0) return all;
    const { coder, layer } = this.catalogue.visibility;
    const given = new Set(
      this.catalogue
        .annotationsOf(listed)
        ?.tags.filter((coding) => coding.by === coder && coding.layer === layer)
        .map(({ tag }) => codebook.resolve(tag)),
    );
    return all.filter(({ tag }) => !given.has(tag));
  }

  #allOn(listed: ListedArticle, suggester: Suggester): readonly Suggestion[] {
    const found = listed.listing && this.#foundBy(suggester, listed.listing);
    const known = found?.get(listed.number);
    if (known) return known;
    const [{ dump, article }] = listed.occurrences;
    const { text } = new ArticleInDump(dump.source, dump.index, article);
    const all = suggester.suggestions(text);
    found?.set(listed.number, all.length > 0 ? all : none);
    return all;
  }

  #foundBy(suggester: Suggester, listing: Listing): Map<number, readonly Suggestion[]> {
    const byListing =
      this.#found.get(suggester) ?? new WeakMap<Listing, Map<number, readonly Suggestion[]>>();
    this.#found.set(suggester, byListing);
    const found = byListing.get(listing) ?? new Map<number, readonly Suggestion[]>();
    byListing.set(listing, found);
    return found;
  }
}

const none: readonly Suggestion[] = [];

/** The engine of regular expressions is big: it is loaded when a codebook has one. */
async function makeSuggester(codebook: Codebook): Promise<Suggester> {
  const engine = hasExpressions(codebook) ? await import('../annotation/patterns') : undefined;
  return new Suggester(codebook, engine?.compileExpression);
}
