import { statusOf } from '../annotation/statusOf';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
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

/** A coder's way through the articles that are shown. */
export class TriageSession {
  #current: ListedArticle | undefined;
  /** The articles when `#current` was gone to. */
  #order: readonly ListedArticle[] = [];
  /** The articles gone through before `#current`. */
  readonly #trail: ListedArticle[] = [];
  /** The keys of the articles that were given a status here. */
  readonly #passed = new Set<string>();
  readonly #pace = new Pace();
  #dealt = 0;

  constructor(
    readonly catalogue: Catalogue,
    readonly articles: { readonly shown: readonly ListedArticle[] },
    readonly coder: string,
  ) {}

  /** The article in question, as it is listed now; undefined if it is in no dump any more. */
  get current(): ListedArticle | undefined {
    return this.#current && this.catalogue.find(this.#current.project, this.#current.key);
  }

  /** Where to begin: the first that is left, or, if none is, the first of all. */
  get first(): ListedArticle | undefined {
    const all = this.#all();
    return all.find((listed) => this.isLeft(listed)) ?? all[0];
  }

  /** How many articles were dealt with here. */
  get dealt(): number {
    return this.#dealt;
  }

  get progress(): Progress {
    const all = this.#all();
    const left = all.filter((listed) => this.isLeft(listed)).length;
    return { done: all.length - left, left, pace: this.#pace.anHour };
  }

  /** The next article that is left behind the one in question, and round at the end; undefined if none is left. */
  next(): ListedArticle | undefined {
    return nextLeft(this.#order, this.#all(), this.#current, keyOf, (listed) => this.isLeft(listed));
  }

  goTo(listed: ListedArticle): void {
    if (this.#current && keyOf(this.#current) !== keyOf(listed)) this.#trail.push(this.#current);
    this.#current = listed;
    this.#order = this.#all();
  }

  /** Goes back to the article before and gives it; undefined if there is none. */
  goBack(): ListedArticle | undefined {
    for (let last = this.#trail.pop(); last; last = this.#trail.pop()) {
      const listed = this.catalogue.find(last.project, last.key);
      if (!listed) continue;
      this.#current = listed;
      this.#order = this.#all();
      return listed;
    }
    return undefined;
  }

  /**
   * The article was given a status.
   * @param time when, in milliseconds, if it had been left until then
   */
  pass(listed: ListedArticle, time: number | undefined): void {
    this.#passed.add(keyOf(listed));
    if (time === undefined) return;
    this.#dealt++;
    this.#pace.add(time);
  }

  /** Whether an article is still to be dealt with: it has no status, or was flagged before and not looked at since. */
  isLeft(listed: ListedArticle): boolean {
    const { layer } = this.catalogue.visibility;
    const status = statusOf(this.catalogue.annotationsOf(listed), this.coder, layer);
    return status === undefined || (status === 'flagged' && !this.#passed.has(keyOf(listed)));
  }

  /** The articles to go through. Those of dumps that were never saved cannot be annotated. */
  #all(): readonly ListedArticle[] {
    return byDate(this.articles.shown.filter(({ project }) => project !== undefined));
  }
}

/** What tells an article, though it is listed anew. */
export const keyOf = ({ project, key }: ListedArticle): string =>
  `${project?.folder.toString() ?? ''}\n${key}`;
