import type { AnnotationEvent } from './events';
import { inOrder, removedIds } from './order';
import { referenceKey } from './reference';

/** An event of an article's history. */
export interface HistoryEvent {
  readonly event: AnnotationEvent;
  /** Whether it counts as never written. */
  readonly undone: boolean;
}

/**
 * What was ever said of an article, of its marks and notes, by anyone, in the order of the ids; without the events that only take others back.
 * @param references the keys of the references that mean the article today; what was moved to them is followed back
 */
export function articleHistory(
  events: Iterable<AnnotationEvent>,
  references: Iterable<string>,
): readonly HistoryEvent[] {
  const ordered = inOrder(events).events;
  const removed = removedIds(ordered);
  const keys = new Set(references);
  for (const event of ordered.toReversed()) {
    if (event.op === 'move' && !removed.has(event.id) && keys.has(referenceKey(event.to)))
      keys.add(referenceKey(event.from));
  }
  // A mark that was brought here from another article is this one's, from its beginning.
  const ids = new Set(
    ordered.flatMap((event) =>
      event.op === 'anchor' && event.article && keys.has(referenceKey(event.article)) ? [event.target] : [],
    ),
  );
  const history: HistoryEvent[] = [];
  for (const event of ordered) {
    if (event.op === 'remove' || !(ids.has(event.id) || isAbout(event, keys, ids))) continue;
    ids.add(event.id);
    history.push({ event, undone: removed.has(event.id) });
  }
  return history;
}

/** Whether an event is about an article with one of these keys, or about one of these events. */
function isAbout(event: AnnotationEvent, keys: ReadonlySet<string>, ids: ReadonlySet<string>): boolean {
  switch (event.op) {
    case 'capture':
      return false;
    case 'move':
      return keys.has(referenceKey(event.to)) || keys.has(referenceKey(event.from));
    case 'anchor':
    case 'edit':
    case 'remove':
      return ids.has(event.target);
    case 'set':
    case 'note':
      return event.target === undefined ? keys.has(referenceKey(event.article)) : ids.has(event.target);
    default:
      return keys.has(referenceKey(event.article));
  }
}
