import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import { tagsOf } from '../annotation/consensus';
import { isoDate, type Day } from '../dump/day';
import type { Steps } from '../dump/steps';
import type { ArticleList, Catalogue, ListedArticle } from '../workspace/catalogue';
import { formatDay } from '../workspace/dayText';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import { TimeSlice } from '../workspace/timeSlice';
import { ArticleSearch, searchable } from './articleSearch';

/** What the user is asked. */
export interface ArticleQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The articles to pick from, the likeliest first. */
  readonly articles: () => Promise<ArticleList>;
  /** What is said of the article at a place of the list, beside its date and tags. */
  readonly noteOf?: (place: number) => string | undefined;
}

/** So many articles are shown at most: whoever looks for one of the others types more of it. */
const mostShown = 200;
/** After so many milliseconds of a search it is shown what was found until then. */
const patience = 200;

interface ArticleItem extends QuickPickItem {
  /** Undefined for the line that says how many more there are. */
  readonly listed: ListedArticle | undefined;
}

/** Lets the user pick an article by words of its headline, its date and its tags. It opens at once, however many there are. Undefined if the user leaves. */
export async function pickArticle(
  catalogue: Catalogue,
  question: ArticleQuestion,
): Promise<ListedArticle | undefined> {
  const pick = new ArticlePick(catalogue, question);
  try {
    return await pick.answer;
  } finally {
    pick.dispose();
  }
}

class ArticlePick extends Owner {
  readonly answer: Promise<ListedArticle | undefined>;
  readonly #pick = this.own(window.createQuickPick<ArticleItem>());
  readonly #dates = new Map<Day, { readonly shown: string; readonly searchable: string }>();
  /** Grows with everything that is typed: the newest search wins. */
  #turn = 0;

  constructor(
    readonly catalogue: Catalogue,
    readonly question: ArticleQuestion,
  ) {
    super();
    const pick = this.#pick;
    pick.title = question.title;
    pick.placeholder = question.placeholder;
    pick.matchOnDescription = true;
    this.answer = new Promise((resolve) => {
      this.own(
        pick.onDidAccept(() => {
          const [item] = pick.activeItems;
          if (item?.listed) resolve(item.listed);
        }),
      );
      this.own(
        pick.onDidHide(() => {
          resolve(undefined);
        }),
      );
    });
    pick.busy = true;
    pick.show();
    this.#fill().catch(report);
  }

  override dispose(): void {
    this.#turn++;
    super.dispose();
  }

  async #fill(): Promise<void> {
    const turn = this.#turn;
    const articles = await this.question.articles();
    if (turn !== this.#turn) return;
    const search = new ArticleSearch(articles.length, (place) => this.#textOf(articles, place));
    const find = (): void => {
      this.#show(articles, search, ++this.#turn).catch(report);
    };
    this.own(this.#pick.onDidChangeValue(find));
    find();
  }

  async #show(articles: ArticleList, search: ArticleSearch, turn: number): Promise<void> {
    const hits: number[] = [];
    this.#pick.busy = true;
    const isStale = (): boolean => turn !== this.#turn;
    await new TimeSlice().run(this.#showingSome(articles, search, hits), isStale);
    if (isStale()) return;
    this.#pick.items = this.#itemsOf(articles, hits);
    this.#pick.busy = false;
  }

  /** Looks for what is typed, and shows what was found so far when it takes long. */
  *#showingSome(articles: ArticleList, search: ArticleSearch, hits: number[]): Steps<void> {
    const began = performance.now();
    let areShown = false;
    const steps = search.find(this.#pick.value, hits);
    for (let step = steps.next(); !step.done; step = steps.next()) {
      if (!areShown && hits.length > 0 && performance.now() - began > patience) {
        this.#pick.items = this.#itemsOf(articles, hits);
        areShown = true;
      }
      yield;
    }
  }

  #itemsOf(articles: ArticleList, hits: readonly number[]): ArticleItem[] {
    const items = hits.slice(0, mostShown).map((place) => this.#itemOf(articles, place));
    const left = hits.length - items.length;
    const label = l10n.t('{0} more: type more of the headline, a date or a tag', left);
    return left > 0 ? [...items, { label, alwaysShow: true, listed: undefined }] : items;
  }

  #itemOf(articles: ArticleList, place: number): ArticleItem {
    const number = articles.number(place);
    const { listing } = articles;
    const note = this.question.noteOf?.(place);
    const said = [this.#dateOf(listing.day(number)).shown, ...this.#tagsOf(articles, number)];
    return {
      listed: listing.article(number),
      label: plainLabel(listing.headline(number)),
      description: [...said, ...(note === undefined ? [] : [note])].join(' · '),
      // It was found by our search, which finds more than that of the list.
      alwaysShow: true,
    };
  }

  #textOf(articles: ArticleList, place: number): string {
    const number = articles.number(place);
    const { listing } = articles;
    const tags = this.#tagsOf(articles, number);
    const headline = searchable(listing.headline(number));
    const date = this.#dateOf(listing.day(number)).searchable;
    return tags.length === 0
      ? `${headline}\n${date}`
      : `${headline}\n${date}\n${searchable(tags.join('\n'))}`;
  }

  #tagsOf({ listing }: ArticleList, number: number): readonly string[] {
    const isListed = listing === this.catalogue.articles.listing;
    if (isListed && !this.catalogue.annotatedNumbers.has(number)) return [];
    return tagsOf(this.catalogue.annotationsOf(listing.article(number)));
  }

  /** A date is found as it is shown, and as `yyyy-MM-dd`. There are far fewer than articles. */
  #dateOf(day: Day): { readonly shown: string; readonly searchable: string } {
    const known = this.#dates.get(day);
    if (known) return known;
    const shown = formatDay(day);
    const date = { shown, searchable: `${searchable(shown)}\n${isoDate(day) ?? ''}` };
    this.#dates.set(day, date);
    return date;
  }
}

function report(error: unknown): void {
  log.error(`The articles could not be searched: ${reasonOf(error)}`);
}
