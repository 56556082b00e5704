import type { Annotations } from '../annotation/annotations';
import { ChangedMap } from '../annotation/changedMap';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { matchInSteps } from '../annotation/matching';
import { finish, type Steps } from '../dump/steps';
import type { Dump } from './dump';
import type { AnnotatedPlace } from './followedDump';
import type { Listing } from './listing';
import type { Project } from './project';

/** So many are looked at in a step: in well under a millisecond. */
const inStep = 256;

/** What is annotated in a project, on the articles as they were listed. */
export class ListedAnnotations {
  #places: ReadonlyMap<Dump, readonly AnnotatedPlace[]> | undefined;

  private constructor(
    readonly listing: Listing,
    readonly project: Project,
    readonly annotations: Annotations,
    /** By the key of an article that is being edited, the key that it is known by. */
    readonly renamed: ReadonlyMap<string, string>,
    /** The keys of the articles that could matter; undefined if they were not looked up. */
    private readonly keys: readonly string[] | undefined,
    readonly matched: MatchedAnnotations,
    /** By the number of an annotated article in the listing, the key that it is known by: while it is edited, the one that it had before. */
    readonly known: ReadonlyMap<number, string>,
    /** The keys, as they are known, of the articles that a reference means without meeting them exactly. */
    readonly near: ReadonlySet<string>,
  ) {}

  /**
   * Matches the annotations with the articles.
   * @param renamed by the key of an article that is being edited, the key that it is known by, as it is now
   * @param keyBefore the same, whenever it is asked
   * @param before an earlier state: only what has changed since is looked up
   */
  static of(
    listing: Listing,
    project: Project,
    renamed: ReadonlyMap<string, string>,
    keyBefore: (now: string) => string | undefined,
    before?: ListedAnnotations,
  ): ListedAnnotations {
    return finish(ListedAnnotations.inSteps(listing, project, renamed, keyBefore, before));
  }

  /** The same in steps. */
  static *inSteps(
    listing: Listing,
    project: Project,
    renamed: ReadonlyMap<string, string>,
    keyBefore: (now: string) => string | undefined,
    before?: ListedAnnotations,
  ): Steps<ListedAnnotations> {
    const { annotations } = project;
    const changed = before && before.#with(listing, annotations, renamed);
    if (changed) return changed;
    const references = [...annotations.articles.values()];
    const keys = (yield* listing.articlesOf(project)?.relevantKeysInSteps(references, renamed) ?? []) ?? [];
    const isSame =
      before?.annotations === annotations &&
      areSameEntries(before.renamed, renamed) &&
      areSameKeys(before.keys, keys);
    // As they are renamed in this listing: what was saved meanwhile is forgotten only when it is there.
    const articles = keys.map((key) => ({ key: renamed.get(key) ?? key }));
    const matched = isSame
      ? before.matched
      : new MatchedAnnotations(annotations, [], keyBefore, yield* matchInSteps(references, articles));
    const known = new Map<number, string>();
    const near = new Set<string>();
    const add = (now: string, before: string): void => {
      const number = listing.numberOfKey(project, now);
      if (number >= 0) known.set(number, before);
    };
    let seen = 0;
    for (const { article, how } of matched.placed.values()) {
      if (++seen % inStep === 0) yield;
      add(article, article);
      if (how === 'near') near.add(article);
    }
    for (const [now, before] of renamed) if (matched.claims(before).length > 0) add(now, before);
    return new ListedAnnotations(listing, project, annotations, renamed, keys, matched, known, near);
  }

  /** Where in a dump what is annotated stands, as it was listed; without what was renamed since it was saved. */
  *placesIn(dump: Dump): Steps<readonly AnnotatedPlace[]> {
    this.#places ??= yield* this.#allPlaces();
    return this.#places.get(dump) ?? [];
  }

  /** With other annotations, made in the time that what has changed takes; undefined if that cannot be. */
  #with(
    listing: Listing,
    annotations: Annotations,
    renamed: ReadonlyMap<string, string>,
  ): ListedAnnotations | undefined {
    const { project } = this;
    if (listing !== this.listing || this.renamed.size > 0 || renamed.size > 0) return undefined;
    const matched = this.matched.with(annotations, (key) => listing.numberOfKey(project, key) >= 0);
    if (!matched) return undefined;
    const known = this.#knownWith(matched);
    // Only what meets its article exactly has come or gone.
    return new ListedAnnotations(
      listing,
      project,
      annotations,
      renamed,
      undefined,
      matched,
      known,
      this.near,
    );
  }

  #knownWith(matched: MatchedAnnotations): ReadonlyMap<number, string> {
    const before = this.matched.placed;
    const { placed } = matched;
    if (placed === before) return this.known;
    const claims = placed instanceof ChangedMap ? placed.keysChangedSince(before) : undefined;
    const known = new Map(this.known);
    for (const claim of claims ?? [...placed.keys(), ...before.keys()]) {
      const article = (placed.get(claim) ?? before.get(claim))?.article;
      const number = article === undefined ? -1 : this.listing.numberOfKey(this.project, article);
      if (article === undefined || number < 0) continue;
      if (matched.claims(article).length > 0) known.set(number, article);
      else known.delete(number);
    }
    return known;
  }

  *#allPlaces(): Steps<Map<Dump, AnnotatedPlace[]>> {
    const places = new Map<Dump, AnnotatedPlace[]>();
    let seen = 0;
    for (const [claim, { article: key }] of this.matched.placed) {
      if (++seen % inStep === 0) yield;
      const annotations = this.annotations.articles.get(claim);
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

/** Whether two maps have the same entries. */
export function areSameEntries(
  some: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): boolean {
  return some.size === others.size && [...some].every(([key, value]) => others.get(key) === value);
}

const areSameKeys = (some: readonly string[] | undefined, others: readonly string[]): boolean =>
  some?.length === others.length && some.every((key, i) => key === others[i]);
