import type { Filter } from '../annotation/filter/terms';
import type { Steps } from '../dump/steps';
import type * as articleFilter from '../workspace/articleFilter';
import type { Catalogue } from '../workspace/catalogue';
import type { Desk } from '../workspace/deskState';
import { ArticleList, type ListedArticle, type Listing } from '../workspace/listing';
import { ArticleGroups } from './articleGroups';
import { ArticleOrder } from './articleOrder';
import { goesByAnnotations, ListedFacts } from './listedFacts';

/** The articles that meet the filter, in their order and their groups, as all was at one time. */
export interface Arrangement {
  readonly desk: Desk;
  readonly facts: ListedFacts;
  /** The numbers of those that meet the filter, ascending. */
  readonly met: Int32Array;
  readonly order: ArticleOrder;
  readonly groups: ArticleGroups<ListedArticle>;
  /** Those that meet the filter, each once, in the order of the tree. */
  readonly articles: ArticleList;
}

/** What filters articles. */
export type Filtering = typeof articleFilter;

/**
 * Arranges the articles as the catalogue and the user have it now.
 * @param filtering undefined if there is no filter
 * @param before an arrangement of before. What has not changed since is taken from it: when something is annotated, groups by date stay as
 * they are, and no text is read again
 */
export function* arrange(
  catalogue: Catalogue,
  desk: Desk,
  filtering: Filtering | undefined,
  before: Arrangement | undefined,
): Steps<Arrangement> {
  const facts = yield* ListedFacts.of(catalogue);
  const { listing } = facts;
  const { groupBy, sortBy, query } = desk;
  const known = before?.facts.listing === listing ? before : undefined;

  const filter = filtering?.parseQuery(query).filter ?? [];
  const meets = filtering?.articleMatcher(catalogue, filter, desk.sample);
  const isMetKnown =
    known?.desk.query === query && !isSampled(known.desk) && !isSampled(desk) && isOfTheTexts(filter);
  const met = isMetKnown ? known.met : yield* articlesThatMeet(listing, meets);

  const isOrderKnown = known?.met === met && known.desk.groupBy === groupBy && known.desk.sortBy === sortBy;
  const order = isOrderKnown ? known.order : yield* ArticleOrder.of(met, facts, sortBy, groupBy === 'date');
  const groups =
    isOrderKnown && !goesByAnnotations(groupBy)
      ? known.groups
      : yield* ArticleGroups.of(order, facts, groupBy, (article) => listing.article(article));
  const articles = new ArticleList(listing, groups.articles);
  return { desk, facts, met, order, groups, articles };
}

const isSampled = ({ sample }: Desk): boolean => sample !== undefined;

/** Whether a filter asks for nothing but what stands in the dumps. */
const isOfTheTexts = (filter: Filter): boolean =>
  filter.every(({ kind }) => kind !== 'tag' && kind !== 'status' && kind !== 'by' && kind !== 'field');

function* articlesThatMeet(
  listing: Listing,
  meets: ((listed: ListedArticle) => boolean) | undefined,
): Steps<Int32Array> {
  const met = new Int32Array(listing.length);
  let count = 0;
  for (let article = 0; article < listing.length; article++) {
    // A text may be read for each.
    if (article % 50 === 0) yield;
    if (!meets || meets(listing.article(article))) met[count++] = article;
  }
  return met.subarray(0, count);
}
