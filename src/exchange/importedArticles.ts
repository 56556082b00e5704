import type { Annotations, ArticleAnnotations } from '../annotation/annotations';
import type { ArticleTable } from '../annotation/articleTable';
import type { IndexedText } from '../annotation/identities';
import type { MatchedTable } from '../annotation/matchedTable';
import { identityOf, matchInSteps } from '../annotation/matching';
import {
  articleId,
  referenceKey,
  referenceTo,
  type ArticleReference,
  type Sha256,
} from '../annotation/reference';
import { relevantArticles } from '../annotation/relevantKeys';
import type { Steps } from '../dump/steps';
import type { ImportedName } from './imported';

/** A project, as an import sees it. */
export interface ImportTarget {
  /** Of all dumps of the project. */
  readonly table: ArticleTable<IndexedText>;
  readonly annotations: Annotations;
  /** The annotations on the articles of the table. */
  readonly matched: MatchedTable;
}

/** What a file means by an article. */
export interface FoundArticle {
  /** The article's number in the project's table; undefined if the project does not have it. */
  readonly number: number | undefined;
  /** How the journal is to name it. */
  readonly reference: ArticleReference;
}

/**
 * Finds the articles that a file names: by date, headline and excerpt; else by their exported id, which stays when they are edited; else the
 * one that is surely meant, if there is one.
 */
export function* findImported(
  names: Iterable<ImportedName>,
  target: ImportTarget,
  sha256?: Sha256,
): Steps<ReadonlyMap<ImportedName, FoundArticle>> {
  const { table } = target;
  const references = new Map<ImportedName, { readonly reference: ArticleReference; readonly key: string }>();
  for (const name of names) {
    const reference = referenceOf(name);
    references.set(name, { reference, key: referenceKey(reference) });
    yield;
  }
  const distinct = new Map([...references.values()].map((named) => [named.key, named]));
  const numbers = yield* relevantArticles(table, distinct.values());
  const { placed } = yield* matchInSteps(
    distinct.values(),
    [...numbers.keys()].map((key) => ({ key })),
  );
  const isExact = (key: string): boolean => placed.get(key)?.how === 'exact';
  const sought = new Set<string>();
  for (const [{ id }, { key }] of references) if (id !== undefined && !isExact(key)) sought.add(id);
  const byId = yield* numbersById(sought, target, sha256);
  const found = new Map<ImportedName, FoundArticle>();
  for (const [name, { reference, key }] of references) {
    const known = name.id === undefined || isExact(key) ? undefined : byId.get(name.id);
    const article = placed.get(key)?.article;
    const number = known ?? (article === undefined ? undefined : numbers.get(article));
    found.set(name, { number, reference: number === undefined ? reference : knownAs(number, target) });
    yield;
  }
  return found;
}

/** How the journals name an article already, if they do: what is said of it belongs together only under one name. */
function knownAs(article: number, { table, matched: { matched } }: ImportTarget): ArticleReference {
  const reference = table.reference(article);
  const key = referenceKey(reference);
  const near = matched.nearClaims(key);
  return matched.claims(key).find((claim) => !near.includes(claim))?.reference ?? reference;
}

/** What a file tells of an article, as a journal names it. A date that the file does not say is unknown. */
function referenceOf({ date = null, headline, excerpt }: ImportedName): ArticleReference {
  return excerpt === undefined ? { date, headline } : referenceTo(date, headline, excerpt);
}

/** The articles with these exported ids, as far as the project has them. */
function* numbersById(
  ids: ReadonlySet<string>,
  { table, matched }: ImportTarget,
  sha256: Sha256 | undefined,
): Steps<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (let article = 0; ids.size > 0 && article < table.count; article++) {
    const annotations: ArticleAnnotations | undefined = matched.onArticles.get(article);
    const id = articleId(identityOf(table.key(article), annotations ? [annotations] : []), sha256);
    if (ids.has(id)) numbers.set(id, article);
    if (numbers.size === ids.size) break;
    yield;
  }
  return numbers;
}
