import { EventEmitter, l10n } from 'vscode';
import { parseQuery } from '../annotation/filter/query';
import { articleMatcher } from '../workspace/articleMatcher';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Desk, DeskState } from '../workspace/deskState';
import { isFiltered } from '../workspace/deskState';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import { TimeSlice } from '../workspace/timeSlice';
import { ArticleGroups, type ArticleTreeNode } from './articleGroups';
import { ListedFacts } from './listedFacts';

/** The articles that the tree shows: those that meet the filter, grouped and sorted as the user has arranged it. */
export class ShownArticles extends Owner {
  readonly #changed = this.own(new EventEmitter<void>());
  readonly #state: DeskState;
  #facts: ListedFacts;
  #groups: ArticleGroups<ListedArticle>;
  /** As it was when the articles were arranged. */
  #arranged: Desk;
  #met: readonly ListedArticle[] = [];
  #inOrder: readonly ListedArticle[] | undefined;
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
    this.#facts = new ListedFacts(catalogue);
    this.#arranged = this.desk;
    this.#groups = new ArticleGroups([], this.#facts, this.desk.groupBy, this.desk.sortBy);
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
  get articles(): readonly ListedArticle[] {
    this.#inOrder ??= [...new Set(this.#articlesUnder(this.#groups.children()))];
    return this.#inOrder;
  }

  /** How many articles are left by the filter; undefined if there is none. */
  get left(): number | undefined {
    return isFiltered(this.#arranged) ? this.#met.length : undefined;
  }

  /** The filter and what it leaves, for people; empty if there is none. */
  get message(): string {
    const { query, sample } = this.#arranged;
    if (this.left === undefined) return '';
    const parts = [
      ...(sample === undefined ? [] : [l10n.t('Sample: {0}', sample)]),
      ...(query.trim() === '' ? [] : [l10n.t('Filter: {0}', query.trim())]),
    ];
    const count = l10n.t('{0} of {1}', this.left, this.catalogue.articles.length);
    return plainLabel(`${parts.join(' · ')} – ${count}`);
  }

  get groups(): ArticleGroups<ListedArticle> {
    return this.#groups;
  }

  get facts(): ListedFacts {
    return this.#facts;
  }

  #arrangeAgain(): void {
    this.#work = this.#arrangeNow(++this.#turn);
  }

  /** Does the whole at once if little is asked; else in slices, and leaves off when there is something newer. */
  async #arrangeNow(turn: number): Promise<void> {
    try {
      const { catalogue, desk } = this;
      const facts = new ListedFacts(catalogue);
      const slice = new TimeSlice();
      let met = catalogue.articles;
      if (isFiltered(desk)) {
        const meets = articleMatcher(catalogue, parseQuery(desk.query).filter, desk.sample);
        const found: ListedArticle[] = [];
        for (const listed of met) {
          await slice.pauseIfDue();
          if (turn !== this.#turn) return;
          if (meets(listed)) found.push(listed);
        }
        met = found;
      }
      const needed = facts.needed(desk);
      for (const listed of needed.length > 0 ? met : []) {
        await slice.pauseIfDue();
        if (turn !== this.#turn) return;
        for (const find of needed) find(listed);
      }
      this.#arranged = desk;
      this.#facts = facts;
      this.#met = met;
      this.#inOrder = undefined;
      this.#groups = new ArticleGroups(met, facts, desk.groupBy, desk.sortBy);
      this.#changed.fire();
    } catch (error) {
      log.error(`The articles could not be filtered: ${reasonOf(error)}`);
    }
  }

  *#articlesUnder(nodes: readonly ArticleTreeNode<ListedArticle>[]): Generator<ListedArticle> {
    const { groupBy, sortBy } = this.#arranged;
    // Within a date they stand as they do in all: no node need be made for each.
    const isInOrder = groupBy === 'date' && sortBy !== 'headline';
    for (const node of nodes) {
      if (node.kind === 'article') yield node.article;
      else if (isInOrder) yield* node.articles;
      else yield* this.#articlesUnder(this.#groups.children(node));
    }
  }
}
