import type { AnnotationEvent } from '../annotation/events';
import { inOrder, removedIds } from '../annotation/order';
import { referenceKey, type ArticleReference } from '../annotation/reference';

/** An event, and what became of it. */
export interface HistoryEntry {
  readonly event: AnnotationEvent;
  /** Whether it counts as never written. */
  readonly undone: boolean;
  /** The article that it is about, as it was named; undefined if no event says it. */
  readonly article: ArticleReference | undefined;
  /** The event that it names as its target, if there is one. */
  readonly target: AnnotationEvent | undefined;
}

/** Everything that was ever written, in the order of the ids, each id once. */
export function historyOf(events: Iterable<AnnotationEvent>): HistoryEntry[] {
  const ordered = inOrder(events).events;
  const removed = removedIds(ordered);
  const entries = new Map<string, HistoryEntry>();
  for (const event of ordered) {
    // Only an event with a lower id can be a target: it is known by now.
    const target = 'target' in event && event.target !== undefined ? entries.get(event.target) : undefined;
    const article = subjectOf(event) ?? target?.article;
    entries.set(event.id, { event, undone: removed.has(event.id), article, target: target?.event });
  }
  return [...entries.values()];
}

function subjectOf(event: AnnotationEvent): ArticleReference | undefined {
  if (event.op === 'move') return event.to;
  return 'article' in event ? event.article : undefined;
}

/** The keys of the articles that events name, each once. */
export function keysNamedBy(events: Iterable<AnnotationEvent>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const event of events) {
    const article = subjectOf(event);
    if (article) keys.add(referenceKey(article));
    if (event.op === 'move') keys.add(referenceKey(event.from));
  }
  return keys;
}

/**
 * A function from an article's key to the name of a group: the articles that moves made one another, whether these moves count or
 * not, are one group.
 */
export function groupsByMoves(events: Iterable<AnnotationEvent>): (key: string) => string {
  const parents = new Map<string, string>();
  const groupOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // Shortens the way for the next time.
    for (let at = key; at !== root;) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const event of events) {
    if (event.op !== 'move') continue;
    const from = groupOf(referenceKey(event.from));
    const to = groupOf(referenceKey(event.to));
    if (from !== to) parents.set(from, to);
  }
  return groupOf;
}
