import { statusOf } from '../annotation/statusOf';
import type { ArticleList, Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Project } from '../workspace/project';
import { byDate, nextLeft } from './triageOrder';
import { Pace } from './triagePace';

/** How far a triage is. */
export interface Progress {
  /** Of the articles shown. */
  readonly done: number;
  readonly left: number;
  /** Articles an hour; undefined before the second. */
  readonly pace: number | undefined;
}

/** What tells an article, though it is listed anew. */
type Named = Pick<ListedArticle, 'project' | 'key'>;

/** The articles that are shown, and the numbers of those to go through, in order. Those of dumps that were never saved cannot be annotated. */
interface Order {
  readonly of: ArticleList;
  readonly numbers: Int32Array;
}

/** So many of the articles that follow are known by their keys: when the one in question is gone from the texts, the next goes on there. */
const keysKept = 100;

/** A coder's way through the articles that are shown. */
export class TriageSession {
  #current: Named | undefined;
  /** What followed it when it was gone to. */
  #following: readonly Named[] = [];
  /** The articles gone through before `#current`. */
  readonly #trail: Named[] = [];
  /** The articles that were given a status here. */
  readonly #passed = new Map<Project | undefined, Set<string>>();
  readonly #pace = new Pace();
  #dealt = 0;
  #orderOf: Order | undefined;

  constructor(
    readonly catalogue: Pick<
      Catalogue,
      'annotatedNumbers' | 'annotationsOf' | 'articles' | 'find' | 'visibility'
    >,
    readonly articles: { readonly shown: ArticleList },
    readonly coder: string,
  ) {}

  /** The article in question, as it is listed now; undefined if it is in no dump any more. */
  get current(): ListedArticle | undefined {
    return this.#current && this.catalogue.find(this.#current.project, this.#current.key);
  }

  /** Where to begin: the first that is left, or, if none is, the first of all. */
  get first(): ListedArticle | undefined {
    const { of, numbers } = this.#order;
    const first = nextLeft(numbers, 0, this.#leftIn(of)) ?? numbers[0];
    return first === undefined ? undefined : of.listing.article(first);
  }

  /** How many articles were dealt with here. */
  get dealt(): number {
    return this.#dealt;
  }

  get progress(): Progress {
    const { of, numbers } = this.#order;
    const isLeft = this.#leftIn(of);
    let left = 0;
    for (const number of numbers) if (isLeft(number)) left++;
    return { done: numbers.length - left, left, pace: this.#pace.anHour };
  }

  /** The next article that is left behind the one in question, and round at the end; undefined if none is left. */
  next(): ListedArticle | undefined {
    const { of, numbers } = this.#order;
    const isLeft = this.#leftIn(of);
    const current = this.#current && numberIn(of, this.#current);
    const next = nextLeft(numbers, this.#placeToGoOn(), (number) => number !== current && isLeft(number));
    return next === undefined ? undefined : of.listing.article(next);
  }

  goTo(listed: ListedArticle): void {
    if (this.#current && !isSame(this.#current, listed)) this.#trail.push(this.#current);
    this.#setCurrent(listed);
  }

  /** Goes back to the article before and gives it; undefined if there is none. */
  goBack(): ListedArticle | undefined {
    for (let last = this.#trail.pop(); last; last = this.#trail.pop()) {
      const listed = this.catalogue.find(last.project, last.key);
      if (!listed) continue;
      this.#setCurrent(listed);
      return listed;
    }
    return undefined;
  }

  /**
   * The article was given a status.
   * @param time when, in milliseconds, if it had been left until then
   */
  pass({ project, key }: ListedArticle, time: number | undefined): void {
    const passed = this.#passed.get(project) ?? new Set();
    this.#passed.set(project, passed.add(key));
    if (time === undefined) return;
    this.#dealt++;
    this.#pace.add(time);
  }

  /** Whether an article is still to be dealt with: it has no status, or was flagged before and not looked at since. */
  isLeft(listed: ListedArticle): boolean {
    const { layer } = this.catalogue.visibility;
    const status = statusOf(this.catalogue.annotationsOf(listed), this.coder, layer);
    if (status !== 'flagged') return status === undefined;
    return this.#passed.get(listed.project)?.has(listed.key) !== true;
  }

  /** The same for the articles of a list, by number: what is not annotated is not looked at. */
  #leftIn({ listing }: ArticleList): (number: number) => boolean {
    const isListed = listing === this.catalogue.articles.listing;
    const annotated = isListed ? this.catalogue.annotatedNumbers : undefined;
    return (number) => annotated?.has(number) === false || this.isLeft(listing.article(number));
  }

  /** The place behind the article in question. If that is shown no more, the place of the first that followed it and is. */
  #placeToGoOn(): number {
    const { of, numbers } = this.#order;
    const placeOf = (one: Named): number => numbers.indexOf(numberIn(of, one));
    const place = this.#current ? placeOf(this.#current) : -1;
    if (place >= 0) return place + 1;
    return this.#following.map(placeOf).find((other) => other >= 0) ?? 0;
  }

  #setCurrent(listed: ListedArticle): void {
    this.#current = named(listed);
    const { of, numbers } = this.#order;
    const after = numbers.indexOf(numberIn(of, listed)) + 1;
    const following = after === 0 ? [] : [...numbers.subarray(after, after + keysKept)];
    this.#following = following.map((number) => named(of.listing.article(number)));
  }

  /** Made anew when other articles are shown. */
  get #order(): Order {
    const of = this.articles.shown;
    if (this.#orderOf?.of !== of) {
      const { listing } = of;
      const day = (number: number): number => listing.day(number);
      const numbers = byDate({ length: of.length, number: (i) => of.number(i), day });
      this.#orderOf = { of, numbers: numbers.filter((number) => listing.project(number) !== undefined) };
    }
    return this.#orderOf;
  }
}

const named = ({ project, key }: ListedArticle): Named => ({ project, key });

/** The number of an article in the listing of these; -1 if it is not listed there. */
const numberIn = ({ listing }: ArticleList, { project, key }: Named): number =>
  listing.numberOfKey(project, key);

const isSame = (one: Named, other: Named): boolean => one.project === other.project && one.key === other.key;
