import type { AnnotationEvent } from './events';

/** The events as the fold takes them. */
export interface OrderedEvents {
  /** By id, ascending, each id once. */
  readonly events: readonly AnnotationEvent[];
  readonly warnings: readonly string[];
}

/**
 * Sorts events by id, by code unit. An id met twice counts once; of two different events with one id the one whose line is smaller
 * counts, with a warning.
 */
export function inOrder(events: Iterable<AnnotationEvent>): OrderedEvents {
  const sorted = [...events];
  if (!isSorted(sorted)) sorted.sort(byId);
  const warnings: string[] = [];
  const distinct: AnnotationEvent[] = [];
  for (const event of sorted) {
    const previous = distinct.at(-1);
    if (previous?.id !== event.id) {
      distinct.push(event);
      continue;
    }
    const [kept, other] = [lineOf(previous), lineOf(event)];
    if (kept === other) continue;
    const warning = `different events have the id ${event.id}: only one of them counts`;
    if (warnings.at(-1) !== warning) warnings.push(warning);
    if (other < kept) distinct[distinct.length - 1] = event;
  }
  return { events: distinct, warnings };
}

/** One writer's journal nearly always is. */
function isSorted(events: readonly AnnotationEvent[]): boolean {
  let last = '';
  return events.every(({ id }) => last <= (last = id));
}

/** Compares by id, by code unit. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** In the order in which we write them. */
const knownFields =
  'id at by op article from to date headline lead target tag field value text quote exact prefix suffix start end dump sha256 bytes url publisher capturedAt batch layer cb via'.split(
    ' ',
  );

/** An event's line with the known fields only and in one order: tools may differ in spaces, escapes and fields of their own. */
function lineOf(event: AnnotationEvent): string {
  return JSON.stringify(event, knownFields);
}

/**
 * The ids of the events that count as never written, because a `remove` that counts names them. It must have a greater id and be by
 * the same coder.
 * @param events ordered by id, ascending
 */
export function removedIds(events: readonly AnnotationEvent[]): ReadonlySet<string> {
  const removed = new Set<string>();
  const removers = new Map<string, Set<string>>();
  // From the newest down, so that whether a `remove` counts is known before what it names is met.
  for (const event of events.toReversed()) {
    if (removers.get(event.id)?.has(event.by) === true) {
      removed.add(event.id);
    } else if (event.op === 'remove') {
      const coders = removers.get(event.target);
      if (coders === undefined) removers.set(event.target, new Set([event.by]));
      else coders.add(event.by);
    }
  }
  return removed;
}
