import { dayOfIso, noDay, type Day } from '../dump/day';
import type { Steps } from '../dump/steps';
import { Identities } from './identities';
import { partsOfKey, type KeyParts } from './reference';

/** What of a table of articles is looked at. */
interface Articles {
  readonly count: number;
  day(article: number): Day;
  headlineHash(article: number): number;
  leadHash(article: number): number;
  key(article: number): string;
  findAll(keys: Iterable<string>): Steps<Map<string, number>>;
}

/**
 * All articles that can matter when articles are sought for references, by key their numbers in the table: `matchReferences` gives with
 * these what it gives with all. They are those that references mean exactly; those that fit a reference without lead; and, for each
 * reference that is left, those that share its date, its headline or its lead.
 * @param renamed by the key of an article that is being edited, the key that it is known by. Such articles always count; here too, their keys
 * are those that they have now.
 */
export function* relevantArticles(
  articles: Articles,
  references: Iterable<{ readonly key: string }>,
  renamed: ReadonlyMap<string, string> = new Map(),
): Steps<Map<string, number>> {
  const keys = [...references].map(({ key }) => key);
  const found = yield* articles.findAll([...keys, ...renamed.keys()]);
  const knownByOthers = new Set([...renamed].flatMap(([now, before]) => (found.has(now) ? [before] : [])));
  const partial: KeyParts[] = [];
  const left: KeyParts[] = [];
  for (const key of keys) {
    const isMet = knownByOthers.has(key) || (found.has(key) && !renamed.has(key));
    if (isMet) continue;
    const parts = partsOfKey(key);
    (parts.lead === undefined ? partial : left).push(parts);
    yield;
  }
  yield* addWhere(found, articles, fits(articles, partial));
  if (partial.length > 0)
    left.push(...partial.filter(fitsNone([...found.keys()].filter((key) => !renamed.has(key)))));
  yield* addWhere(found, articles, shares(articles, left));
  return found;
}

/** The keys of these articles. */
export function* relevantKeys(...args: Parameters<typeof relevantArticles>): Steps<string[]> {
  return [...(yield* relevantArticles(...args)).keys()];
}

type Test = (article: number) => boolean;

function* addWhere(found: Map<string, number>, articles: Articles, test: Test | undefined): Steps<void> {
  for (let article = 0; test && article < articles.count; article++) {
    if (test(article)) found.set(articles.key(article), article);
    if (article % articlesInStep === 0) yield;
  }
}

const articlesInStep = 64;

/** Whether an article has day and headline of one of these. */
function fits(articles: Articles, sought: readonly KeyParts[]): Test | undefined {
  if (sought.length === 0) return undefined;
  const headlines = new Set(sought.map(headlineHash));
  const days = new Set(sought.map(dayOfParts));
  return (article) => headlines.has(articles.headlineHash(article)) && days.has(articles.day(article));
}

/** Whether none of these articles has this date and headline. */
function fitsNone(articles: readonly string[]): (parts: KeyParts) => boolean {
  const begun = new Set(articles.map((key) => key.slice(0, key.lastIndexOf('\n'))));
  return ({ date, headline }) => !begun.has(`${date}\n${headline}`);
}

/** Whether an article shares something with one of these that likeness is seen in: an unknown day or an empty lead is not. */
function shares(articles: Articles, sought: readonly KeyParts[]): Test | undefined {
  if (sought.length === 0) return undefined;
  const headlines = new Set(sought.map(headlineHash));
  const leads = new Set(sought.flatMap(({ lead }) => (lead ? Identities.of('', lead).lead(0) : [])));
  const days = new Set(sought.map(dayOfParts).filter((day) => day !== noDay));
  return (article) =>
    headlines.has(articles.headlineHash(article)) ||
    leads.has(articles.leadHash(article)) ||
    days.has(articles.day(article));
}

const headlineHash = ({ headline }: KeyParts): number => Identities.of(headline, '').headline(0);
const dayOfParts = ({ date }: KeyParts): Day => Math.max(noDay, dayOfIso(date));
