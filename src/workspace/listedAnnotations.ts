import { ChangedMap } from '../annotation/changedMap';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import type { Dump } from './dump';
import type { AnnotatedPlace } from './followedDump';
import type { Listing } from './listing';
import type { Project } from './project';

/** What is annotated in a project, on the articles as they were listed. */
export class ListedAnnotations {
  readonly matched: MatchedAnnotations;
  /** By the number of an annotated article in the listing, the key that it is known by: while it is edited, the one that it had before. */
  readonly known: ReadonlyMap<number, string>;
  #places: ReadonlyMap<Dump, readonly AnnotatedPlace[]> | undefined;
  /** Whether no article is being edited. */
  readonly #isPlain: boolean;

  /**
   * @param renamed by the key of an article that is being edited, the key that it is known by, as it is now
   * @param keyBefore the same, whenever it is asked
   * @param before an earlier state: of the same listing, only what has changed since is looked up
   */
  constructor(
    readonly listing: Listing,
    readonly project: Project,
    renamed: ReadonlyMap<string, string>,
    keyBefore: (now: string) => string | undefined,
    before?: ListedAnnotations,
  ) {
    const { annotations } = project;
    this.#isPlain = renamed.size === 0;
    const isSame = before?.listing === listing && before.#isPlain && this.#isPlain;
    const changed = isSame
      ? before.matched.with(annotations, (key) => listing.numberOfKey(project, key) >= 0)
      : undefined;
    if (before && changed) {
      this.matched = changed;
      this.known = this.#knownSince(before);
      return;
    }
    const keys = listing.articlesOf(project)?.relevantKeys(annotations.articles.values(), renamed) ?? [];
    this.matched = new MatchedAnnotations(annotations, keys, keyBefore);
    const known = new Map<number, string>();
    const add = (now: string, before: string): void => {
      const number = listing.numberOfKey(project, now);
      if (number >= 0) known.set(number, before);
    };
    for (const { article } of this.matched.placed.values()) add(article, article);
    for (const [now, before] of renamed) if (this.matched.claims(before).length > 0) add(now, before);
    this.known = known;
  }

  /** Where in a dump what is annotated stands, as it was listed; without what was renamed since it was saved. */
  placesIn(dump: Dump): readonly AnnotatedPlace[] {
    this.#places ??= this.#allPlaces();
    return this.#places.get(dump) ?? [];
  }

  #knownSince({ matched, known }: ListedAnnotations): ReadonlyMap<number, string> {
    const { placed } = this.matched;
    const claims = placed instanceof ChangedMap ? placed.keysChangedSince(matched.placed) : undefined;
    if (placed === matched.placed) return known;
    const now = new Map(known);
    for (const claim of claims ?? [...placed.keys(), ...matched.placed.keys()]) {
      const article = (placed.get(claim) ?? matched.placed.get(claim))?.article;
      const number = article === undefined ? -1 : this.listing.numberOfKey(this.project, article);
      if (article === undefined || number < 0) continue;
      if (this.matched.claims(article).length > 0) now.set(number, article);
      else now.delete(number);
    }
    return now;
  }

  #allPlaces(): Map<Dump, AnnotatedPlace[]> {
    const places = new Map<Dump, AnnotatedPlace[]>();
    for (const [claim, { article: key }] of this.matched.placed) {
      const annotations = this.project.annotations.articles.get(claim);
      const number = this.listing.numberOfKey(this.project, key);
      if (!annotations || number < 0) continue;
      for (const { dump, article } of this.listing.occurrences(number)) {
        const own = places.get(dump) ?? [];
        places.set(dump, own);
        own.push({ key, article, annotations });
      }
    }
    return places;
  }
}
