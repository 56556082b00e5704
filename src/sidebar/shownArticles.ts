import { EventEmitter, l10n } from 'vscode';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Desk, DeskState } from '../workspace/deskState';
import { isFiltered } from '../workspace/deskState';
import { ArticleList, Listing } from '../workspace/listing';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import { TimeSlice } from '../workspace/timeSlice';
import { arrange, type Arrangement } from './arrangement';
import type { ArticleGroup, ArticleNode, ArticleTreeNode } from './articleGroups';

/** The articles that the tree shows: those that meet the filter, grouped and sorted as the user has arranged it. */
export class ShownArticles extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #state: DeskState;
  /** Undefined before the first. */
  #arrangement: Arrangement | undefined;
  /** Grows with everything that the tree depends on: the newest arrangement wins. */
  #turn = 0;
  #work: Promise<void>;

  /** Other articles are shown, or they stand elsewhere, or what is annotated on them has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly catalogue: Catalogue,
    state: DeskState,
  ) {
    super();
    this.#state = state;
    this.own(
      catalogue.onDidChange(() => {
        this.#arrangeAgain();
      }),
    );
    this.#work = this.#arrangeNow(++this.#turn);
  }

  override dispose(): void {
    this.#turn++;
    super.dispose();
  }

  get desk(): Desk {
    return this.#state.desk;
  }

  /** Arranges the tree otherwise. Resolves when it is so, and kept. */
  async arrange(change: Partial<Desk>): Promise<void> {
    const kept = this.#state.change(change);
    this.#arrangeAgain();
    await Promise.all([kept, this.ready]);
  }

  /** Resolves when the articles are arranged as the catalogue and the user have it now. */
  get ready(): Promise<void> {
    const work = this.#work;
    return work.then(() => (work === this.#work ? undefined : this.ready));
  }

  /** Those that meet the filter, each once, in the order of the tree. */
  get articles(): ArticleList {
    return this.#arrangement?.articles ?? noArticles;
  }

  /** How many articles are left by the filter; undefined if there is none. */
  get left(): number | undefined {
    return this.#arrangement && isFiltered(this.#arrangement.desk) ? this.articles.length : undefined;
  }

  /** The filter and what it leaves, for people; empty if there is none. */
  get message(): string {
    if (!this.#arrangement || this.left === undefined) return '';
    const { query, sample } = this.#arrangement.desk;
    const parts = [
      ...(sample === undefined ? [] : [l10n.t('Sample: {0}', sample)]),
      ...(query.trim() === '' ? [] : [l10n.t('Filter: {0}', query.trim())]),
    ];
    const count = l10n.t('{0} of {1}', this.left, this.catalogue.articles.length);
    return plainLabel(`${parts.join(' · ')} – ${count}`);
  }

  /** The nodes of a group; of the tree if there is none. At most 500. */
  children(group?: ArticleGroup): readonly ArticleTreeNode<ListedArticle>[] {
    return this.#arrangement?.groups.children(group) ?? [];
  }

  /** The first node of an article, whenever that was listed; undefined if it is not shown. */
  nodeOf({ listing, number, project, key }: ListedArticle): ArticleNode<ListedArticle> | undefined {
    if (!this.#arrangement) return undefined;
    const { facts, groups } = this.#arrangement;
    return groups.find(listing === facts.listing ? number : facts.listing.numberOfKey(project, key));
  }

  /** How many articles of a group this coder is done with. Counts in slices. */
  async doneIn({ articles }: ArticleGroup, slice: TimeSlice): Promise<number> {
    return (this.#arrangement && (await slice.run(this.#arrangement.facts.doneIn(articles)))) ?? 0;
  }

  #arrangeAgain(): void {
    this.#work = this.#arrangeNow(++this.#turn);
  }

  /** Works in slices, and leaves off when there is something newer. */
  async #arrangeNow(turn: number): Promise<void> {
    try {
      const { desk } = this;
      const filtering = isFiltered(desk) ? await import('../workspace/articleFilter') : undefined;
      const steps = arrange(this.catalogue, desk, filtering, this.#arrangement);
      const arrangement = await new TimeSlice().run(steps, () => turn !== this.#turn);
      if (!arrangement || turn !== this.#turn) return;
      this.#arrangement = arrangement;
      this.#changed.fire();
    } catch (error) {
      log.error(`The articles could not be filtered: ${reasonOf(error)}`);
    }
  }
}

const noArticles = new ArticleList(new Listing());
