import type { ArticleAnnotations } from './annotations';
import { finish, type Steps } from '../dump/steps';
import { ChangedMap } from './changedMap';
import { bare, likeness, MARGIN, type Rarity } from './likeness';
import { partsOfKey, referenceKey, type KeyParts } from './reference';

/** Which article a reference means. */
export interface Placement {
  /** The article's key. */
  readonly article: string;
  /** `near` if the reference meets no article exactly: annotate that article only after a `move` to it. */
  readonly how: 'exact' | 'near';
}

/** Which references mean which articles. Every reference is in `placed` or in `orphans`. */
export interface Matching {
  /** By the reference's key. */
  readonly placed: ReadonlyMap<string, Placement>;
  /** By the article's key, the keys of its references: first the one that equals the article's, if there is one. */
  readonly claims: ReadonlyMap<string, readonly string[]>;
  /** The keys of the references whose article was not found. */
  readonly orphans: readonly string[];
  /** The traits by which articles are sought for the references that no article meets exactly. */
  readonly sought: ReadonlySet<string>;
}

/**
 * Finds the article that each reference means. One that equals an article in date, headline and lead means it; so does one without
 * lead whose date and headline fit just one article. Any other is matched to an article that none of these means, if it is surely
 * that one and surely no other ({@link likeness}), one to one. The order of neither input matters.
 * @param references each with a distinct key, as `fold` gives them
 * @param articles all articles of the project, each with a distinct key
 */
export function matchReferences(
  references: Iterable<{ readonly key: string }>,
  articles: Iterable<{ readonly key: string }>,
): Matching {
  return finish(matchInSteps(references, articles));
}

/** The work of {@link matchReferences} in steps. */
export function* matchInSteps(
  references: Iterable<{ readonly key: string }>,
  articles: Iterable<{ readonly key: string }>,
): Steps<Matching> {
  const articleKeys = new Set<string>();
  for (const { key } of articles) articleKeys.add(key);
  const referenceKeys = [...references].map(({ key }) => key).sort();
  const placed = new Map<string, Placement>();
  const orphans = new Set<string>();

  const partial: string[] = [];
  const unmatched: string[] = [];
  for (const key of referenceKeys) {
    if (articleKeys.has(key)) placed.set(key, { article: key, how: 'exact' });
    else if (partsOfKey(key).lead === undefined) partial.push(key);
    else unmatched.push(key);
  }
  for (const [key, fitting] of fittingArticles(partial, articleKeys)) {
    const [article] = fitting;
    if (article === undefined) unmatched.push(key);
    else if (fitting.length === 1) placed.set(key, { article, how: 'exact' });
    else orphans.add(key);
  }
  const claimed = new Set([...placed.values()].map(({ article }) => article));
  yield;
  const near = yield* nearMatches(unmatched, referenceKeys, articleKeys, claimed);
  for (const key of unmatched) {
    const article = near.get(key);
    if (article === undefined) orphans.add(key);
    else placed.set(key, { article, how: 'near' });
  }
  const sought = new Set(unmatched.flatMap((key) => traits(partsOfKey(key))));
  return { placed, claims: claimsOf(placed), orphans: [...orphans], sought };
}

/**
 * The matching when references have come or gone that equal an article each, made in the time that these take. Undefined if another
 * reference may mean another article for that: then all have to be matched anew.
 */
export function withExact(
  { placed, claims, orphans, sought }: Matching,
  came: readonly string[],
  gone: readonly string[],
): Matching | undefined {
  if (gone.some((key) => placed.get(key)?.article !== key)) return undefined;
  // Whether an article is claimed matters only to those that seek one like it.
  const isSought = (key: string): boolean => traits(partsOfKey(key)).some((trait) => sought.has(trait));
  if (came.some(isSought) || gone.some(isSought)) return undefined;
  const others = (key: string): string[] => (claims.get(key) ?? []).filter((other) => other !== key);
  return {
    placed: new ChangedMap<Placement>(placed, [
      ...came.map((key) => [key, { article: key, how: 'exact' }] as const),
      ...gone.map((key) => [key, undefined] as const),
    ]),
    claims: new ChangedMap(claims, [
      ...came.map((key) => [key, [key, ...others(key)]] as const),
      ...gone.map((key) => [key, others(key).length > 0 ? others(key) : undefined] as const),
    ]),
    orphans,
    sought,
  };
}

/**
 * The key that an article's exported id is made of: that of the first reference of its chain of moves, or else its own.
 * @param claimants the annotations of its references, in the order of {@link Matching.claims}
 */
export function identityOf(article: string, claimants: readonly ArticleAnnotations[]): string {
  const known = claimants.find(({ origin }) => origin.lead !== undefined);
  return known === undefined ? article : referenceKey(known.origin);
}

function claimsOf(placed: ReadonlyMap<string, Placement>): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, string[]>();
  for (const [key, { article }] of placed) {
    const others = claims.get(article);
    if (others === undefined) claims.set(article, [key]);
    else if (key === article) others.unshift(key);
    else others.push(key);
  }
  return claims;
}

/** For each reference without lead the articles with its date and headline. */
function fittingArticles(
  references: readonly string[],
  articles: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const fitting = new Map<string, string[]>(references.map((key) => [key, []]));
  if (fitting.size === 0) return fitting;
  for (const article of articles) fitting.get(article.slice(0, article.lastIndexOf('\n')))?.push(article);
  return fitting;
}

/** So many are looked at in a step. */
const inStep = 256;

/** So many articles of a day that begin or end alike are a series, and what they share tells nothing. */
const MAX_SERIES = 64;

interface Pair {
  readonly reference: string;
  readonly article: string;
  readonly score: number;
}

/** The pairs in which each is the best for the other, and no second comes near. */
function* nearMatches(
  unmatched: readonly string[],
  references: readonly string[],
  articles: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): Steps<ReadonlyMap<string, string>> {
  if (unmatched.length === 0) return new Map();
  const sought = unmatched.map((key) => ({ key, parts: partsOfKey(key) }));
  const candidates = yield* candidatesFor(sought, articles, claimed);
  const rarity = yield* rarityAmong(sought, references, articles);
  const pairs: Pair[] = [];
  for (const { key, parts } of sought) {
    const alike = new Set(traits(parts).flatMap((trait) => candidates.get(trait) ?? []));
    for (const article of alike) {
      const score = likeness(parts, partsOfKey(article), rarity(parts));
      if (score > 0) pairs.push({ reference: key, article, score });
    }
    yield;
  }
  const ofReference = clearWinners(pairs, ({ reference }) => reference);
  const ofArticle = clearWinners(pairs, ({ article }) => article);
  return new Map(
    [...ofReference]
      .filter((pair) => ofArticle.has(pair))
      .map(({ reference, article }) => [reference, article]),
  );
}

/** For each group the pair with the best score, if the second best is far enough behind. */
function clearWinners(pairs: readonly Pair[], groupOf: (pair: Pair) => string): ReadonlySet<Pair> {
  const best = new Map<string, { readonly pair: Pair; readonly second: number }>();
  for (const pair of pairs) {
    const known = best.get(groupOf(pair));
    if (known === undefined) best.set(groupOf(pair), { pair, second: 0 });
    else if (pair.score > known.pair.score) best.set(groupOf(pair), { pair, second: known.pair.score });
    else best.set(groupOf(pair), { pair: known.pair, second: Math.max(known.second, pair.score) });
  }
  return new Set(
    [...best.values()].filter(({ pair, second }) => pair.score - second >= MARGIN).map(({ pair }) => pair),
  );
}

type Sought = readonly { readonly key: string; readonly parts: KeyParts }[];

/** The unclaimed articles by trait, as far as the sought references have the trait. */
function* candidatesFor(
  sought: Sought,
  articles: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): Steps<ReadonlyMap<string, readonly string[]>> {
  const dates = new Set(sought.map(({ parts }) => parts.date));
  const headlines = new Set(sought.map(({ parts }) => parts.headline));
  const byTrait = new Map<string, string[]>();
  for (const { parts } of sought) for (const trait of traits(parts)) byTrait.set(trait, []);
  let seen = 0;
  for (const article of articles) {
    if (++seen % inStep === 0) yield;
    const parts = partsOfKey(article);
    if (claimed.has(article) || !(dates.has(parts.date) || headlines.has(parts.headline))) continue;
    for (const trait of traits(parts)) byTrait.get(trait)?.push(article);
  }
  for (const [trait, list] of byTrait) if (list.length > MAX_SERIES) byTrait.delete(trait);
  return byTrait;
}

/** Of any two articles that are {@link likeness} there is one trait that both have: a slip leaves one end of a headline as it was. */
function traits({ date, headline, lead }: KeyParts): readonly string[] {
  const found: string[] = [];
  if (date !== '') {
    const text = bare(headline);
    found.push(`begins\n${date}\n${text.slice(0, 6)}`, `ends\n${date}\n${text.slice(-6)}`);
    if (lead !== undefined && lead !== '') found.push(`lead\n${date}\n${lead}`);
  }
  if (lead !== undefined && lead !== '') found.push(`text\n${headline}\n${lead}`);
  return found;
}

/** Tells for a sought reference which of its parts only one other article or reference has. */
function* rarityAmong(
  sought: Sought,
  references: readonly string[],
  articles: ReadonlySet<string>,
): Steps<(parts: KeyParts) => Rarity> {
  const headlines = new Map(sought.map(({ parts }) => [parts.headline, 0]));
  const leads = new Map(sought.map(({ parts }) => [parts.lead, 0]));
  const texts = new Map(sought.map(({ parts }) => [textOf(parts), 0]));
  const count = <K>(counts: Map<K, number>, key: K): void => {
    const known = counts.get(key);
    if (known !== undefined) counts.set(key, known + 1);
  };
  const countAll = (key: string): void => {
    const parts = partsOfKey(key);
    if (parts.lead === undefined) return;
    count(headlines, parts.headline);
    count(leads, parts.lead);
    if (headlines.has(parts.headline)) count(texts, textOf(parts));
  };
  let seen = 0;
  for (const keys of [articles, references])
    for (const key of keys) {
      if (++seen % inStep === 0) yield;
      if (keys === articles || !articles.has(key)) countAll(key);
    }
  const isRare = (count = 0): boolean => count <= 2;
  return (parts) => ({
    headline: isRare(headlines.get(parts.headline)),
    lead: isRare(leads.get(parts.lead)),
    both: isRare(texts.get(textOf(parts))),
  });
}

function textOf({ headline, lead }: KeyParts): string {
  return `${headline}\n${lead ?? ''}`;
}
