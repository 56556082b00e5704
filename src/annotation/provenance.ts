import type { Annotations, ArticleAnnotations } from './annotations';
import type { AnnotationEvent, RemoveEvent } from './events';
import { fold } from './fold';
import { MatchedAnnotations } from './matchedAnnotations';
import { identityOf, matchReferences } from './matching';
import { inOrder, removedIds } from './order';
import { articleId, referenceKey, type ArticleReference } from './reference';

/** Where an event comes from, and what it is about now. */
export interface Provenance {
  readonly event: AnnotationEvent;
  /** The events that it names as its target, and these as theirs: first its own. */
  readonly targets: readonly AnnotationEvent[];
  /** The ids of the events of the same command, its own among them. */
  readonly batch: readonly string[];
  /** Because of this one it counts as never written. */
  readonly undoneBy: RemoveEvent | undefined;
  /** The article as it was last named; undefined if no event says which it is. */
  readonly reference: ArticleReference | undefined;
  /** The article of the project that this is now; undefined if none is. */
  readonly article: IdentifiedArticle | undefined;
}

/** An article of the project's dumps. */
export interface IdentifiedArticle {
  readonly key: string;
  /** As in exports. */
  readonly id: string;
}

/**
 * The provenance of the event with this id; undefined if there is none.
 * @param events all events of the project's journals, in any order
 * @param annotations their fold
 * @param articles the keys of all articles of the project's dumps
 */
export function provenanceOf(
  id: string,
  events: Iterable<AnnotationEvent>,
  annotations: Annotations,
  articles: Iterable<string>,
): Provenance | undefined {
  const ordered = inOrder(events).events;
  const event = ordered.find((other) => other.id === id);
  if (!event) return undefined;
  const removed = removedIds(ordered);
  const targets = targetsOf(event, ordered);
  const reference =
    standing([event, ...targets], annotations) ?? moved([event, ...targets], ordered, removed);
  return {
    event,
    targets,
    batch: ordered.filter((other) => batchOf(other) === batchOf(event)).map(({ id }) => id),
    undoneBy: removed.has(id) ? removerOf(event, ordered, removed) : undefined,
    reference,
    article: reference && articleOf(reference, annotations, articles),
  };
}

function batchOf({ batch, id }: AnnotationEvent): string {
  return batch ?? id;
}

function targetsOf(event: AnnotationEvent, ordered: readonly AnnotationEvent[]): readonly AnnotationEvent[] {
  const byId = new Map(ordered.map((other) => [other.id, other]));
  const targets: AnnotationEvent[] = [];
  for (let at: AnnotationEvent | undefined = event; at;) {
    const target: string | undefined = 'target' in at ? at.target : undefined;
    // Only an event with a lower id can be a target, so this ends.
    at = target !== undefined && target < at.id ? byId.get(target) : undefined;
    if (at) targets.push(at);
  }
  return targets;
}

function removerOf(
  event: AnnotationEvent,
  ordered: readonly AnnotationEvent[],
  removed: ReadonlySet<string>,
): RemoveEvent | undefined {
  return ordered.find(
    (other): other is RemoveEvent =>
      other.op === 'remove' &&
      other.target === event.id &&
      other.by === event.by &&
      other.id > event.id &&
      !removed.has(other.id),
  );
}

/** The article that an annotation by one of these events stands on. */
function standing(
  chain: readonly AnnotationEvent[],
  { articles }: Annotations,
): ArticleReference | undefined {
  const ids = new Set(chain.map(({ id }) => id));
  for (const { reference, tags, statuses, fields, notes, marks } of articles.values())
    if ([tags, statuses, fields, notes, marks].some((list) => list.some(({ id }) => ids.has(id))))
      return reference;
  return undefined;
}

/** The article that the first of these events to name one says, after the moves that came later. */
function moved(
  chain: readonly AnnotationEvent[],
  ordered: readonly AnnotationEvent[],
  removed: ReadonlySet<string>,
): ArticleReference | undefined {
  for (const { id, at, by, ...event } of chain) {
    const article = event.op === 'move' ? event.to : 'article' in event ? event.article : undefined;
    if (!article) continue;
    const moves = ordered.filter((other) => other.op === 'move' && other.id > id && !removed.has(other.id));
    const [found] = fold([{ id, at, by, op: 'tag', article, tag: 'x' }, ...moves]).articles.values();
    return found?.reference;
  }
  return undefined;
}

function articleOf(
  reference: ArticleReference,
  { articles: annotated }: Annotations,
  articles: Iterable<string>,
): IdentifiedArticle | undefined {
  const key = referenceKey(reference);
  // Nothing may stand on it any more.
  const references = new Set([...annotated.keys(), key]);
  const { placed, claims } = matchReferences(keyed(references), keyed(new Set(articles)));
  const article = placed.get(key)?.article;
  if (article === undefined) return undefined;
  const claimants = (claims.get(article) ?? []).flatMap((claim) => annotated.get(claim) ?? []);
  return { key: article, id: articleId(identityOf(article, claimants)) };
}

function keyed(keys: ReadonlySet<string>): readonly { readonly key: string }[] {
  return [...keys].map((key) => ({ key }));
}

/** An article that was asked for by its id. */
export interface ArticleProvenance {
  /** Undefined if the article stands in no dump of the project any more. */
  readonly key: string | undefined;
  /** Undefined if nothing stands on it. */
  readonly annotations: ArticleAnnotations | undefined;
}

/**
 * The article with this exported id, and what stands on it; undefined if there is none.
 * @param articles the keys of all articles of the project's dumps
 */
export function articleWithId(
  id: string,
  annotations: Annotations,
  articles: Iterable<string>,
): ArticleProvenance | undefined {
  const keys = new Set(articles);
  const matched = new MatchedAnnotations(annotations, keys);
  for (const key of keys) {
    if (articleId(identityOf(key, matched.claims(key))) === id) return { key, annotations: matched.of(key) };
  }
  const orphan = matched.orphans.find(({ origin }) => articleId(referenceKey(origin)) === id);
  return orphan && { key: undefined, annotations: orphan };
}
