import { codersOf } from '../annotation/codersOf';
import { tagsOf } from '../annotation/consensus';
import { statusOf } from '../annotation/statusOf';
import { readArticle } from '../dump/article';
import type { Day } from '../dump/day';
import type { Steps } from '../dump/steps';
import type { Catalogue } from '../workspace/catalogue';
import type { GroupBy } from '../workspace/deskState';
import type { Dump, Occurrence } from '../workspace/dump';
import type { Listing } from '../workspace/listing';
import type { Project } from '../workspace/project';
import type { GroupedFacts } from './groupPlans';
import type { SortedFacts } from './articleOrder';

/** What {@link ListedFacts} knows of each article by its number. */
const annotated = 1;
const done = 2;

/**
 * What the articles of a listing are sorted and grouped by, as it is shown now; so this is made anew when the articles or their annotations
 * change. Texts are read, and annotations looked for, when a fact is asked for.
 */
export class ListedFacts implements SortedFacts, GroupedFacts {
  readonly day = (article: number): Day => this.listing.day(article);
  readonly headline = (article: number): string => {
    const place = this.#first(article);
    return place ? place.dump.source.line(place.dump.index.lines(place.article).headline) : '';
  };
  readonly section = (article: number): string | undefined => {
    const place = this.#first(article);
    return place && readArticle(place.dump.source, place.dump.index, place.article).section?.trim();
  };
  readonly dumps = (article: number): readonly string[] =>
    this.listing.occurrences(article).map(({ dump }) => this.#nameOf(dump));
  readonly tags: (article: number) => readonly string[];
  readonly coders: (article: number) => readonly string[];
  readonly status: (article: number) => string | undefined;
  readonly parentOf: (tag: string) => string | undefined;
  #doneCount = 0;
  /** VS Code takes long to say them, for many articles. */
  readonly #names = new Map<Dump, string>();

  private constructor(
    readonly catalogue: Catalogue,
    readonly listing: Listing,
    private readonly states: Uint8Array,
  ) {
    const { coder, layer } = catalogue.visibility;
    const projects = catalogue.projects.all;
    const annotationsOf = (article: number) =>
      states[article] === 0 ? undefined : catalogue.annotationsOf(listing.article(article));
    this.tags = (article) => {
      const annotations = annotationsOf(article);
      if (!annotations) return [];
      const codebook = listing.project(article)?.codebook;
      return tagsOf(annotations, layer).map((tag) => codebook?.resolve(tag) ?? tag);
    };
    this.coders = (article) => codersOf(annotationsOf(article));
    this.status = (article) => statusOf(annotationsOf(article), coder, layer);
    this.parentOf = (tag) => codebookWith(projects, tag)?.parentOf(tag)?.id;
  }

  /** Looks through what is annotated; at other articles only when they are asked for. */
  static *of(catalogue: Catalogue): Steps<ListedFacts> {
    const { listing } = catalogue.articles;
    const states = new Uint8Array(listing.length);
    const facts = new ListedFacts(catalogue, listing, states);
    let looked = 0;
    for (const article of catalogue.annotatedNumbers) {
      if (looked++ % 50 === 0) yield;
      states[article] = annotated;
      if (facts.status(article) !== 'done') continue;
      states[article] = done;
      facts.#doneCount++;
    }
    return facts;
  }

  /** How many of some articles this coder is done with. */
  *doneIn(articles: Int32Array): Steps<number> {
    if (this.#doneCount === 0) return 0;
    let count = 0;
    for (let i = 0; i < articles.length; i++) {
      if (i % 10_000 === 0) yield;
      const article = articles[i] ?? 0;
      if (this.states[article] === done) count++;
    }
    return count;
  }

  #nameOf(dump: Dump): string {
    const name = this.#names.get(dump) ?? dump.name;
    this.#names.set(dump, name);
    return name;
  }

  /** Where an article stands first; undefined if the text was edited since and has not so many articles any more. */
  #first(article: number): Occurrence | undefined {
    const place = this.listing.first(article);
    return place.article < place.dump.index.articleCount ? place : undefined;
  }
}

/** Whether what articles are grouped by may change while their texts stay the same. */
export const goesByAnnotations = (groupBy: GroupBy): boolean =>
  groupBy === 'tag' || groupBy === 'coder' || groupBy === 'status';

/** The first of the projects' codebooks that has a tag; undefined if none has. */
export function codebookWith(projects: readonly Project[], tag: string): Project['codebook'] | undefined {
  return projects.find(({ codebook }) => codebook.tag(tag))?.codebook;
}
