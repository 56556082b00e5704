import { finish, type Steps } from '../dump/steps';
import type { AnnotationEvent } from './events';

/** After so many events a step ends. */
const STEP = 256;

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
  return finish(ordering(events));
}

/** The work of {@link inOrder} in steps. */
export function* ordering(events: Iterable<AnnotationEvent>): Steps<OrderedEvents> {
  if (events instanceof Array && (yield* areInOrder(events))) return { events, warnings: [] };
  let runs = yield* ascendingRuns(events);
  while (runs.length > 1) {
    const longer: AnnotationEvent[][] = [];
    for (let i = 0; i < runs.length; i += 2) longer.push(yield* merged(runs[i] ?? [], runs[i + 1] ?? []));
    runs = longer;
  }
  return yield* eachOnce(runs[0] ?? []);
}

/** One writer's journal nearly always is. */
function* areInOrder(events: readonly AnnotationEvent[]): Steps<boolean> {
  let last = '';
  let count = 0;
  for (const { id } of events) {
    if (id <= last) return false;
    last = id;
    if (++count % STEP === 0) yield;
  }
  return true;
}

function* ascendingRuns(events: Iterable<AnnotationEvent>): Steps<AnnotationEvent[][]> {
  let run: AnnotationEvent[] = [];
  const runs = [run];
  let last = '';
  let count = 0;
  for (const event of events) {
    if (event.id < last) runs.push((run = []));
    run.push(event);
    last = event.id;
    if (++count % STEP === 0) yield;
  }
  return runs;
}

function* merged(
  some: readonly AnnotationEvent[],
  others: readonly AnnotationEvent[],
): Steps<AnnotationEvent[]> {
  const all: AnnotationEvent[] = [];
  for (let [i, j] = [0, 0]; ;) {
    const one = some[i];
    const other = others[j];
    if (other === undefined || (one !== undefined && one.id <= other.id)) {
      if (one === undefined) return all;
      all.push(one);
      i++;
    } else {
      all.push(other);
      j++;
    }
    if (all.length % STEP === 0) yield;
  }
}

function* eachOnce(sorted: readonly AnnotationEvent[]): Steps<OrderedEvents> {
  const warnings: string[] = [];
  const distinct: AnnotationEvent[] = [];
  let previous: AnnotationEvent | undefined;
  for (const [i, event] of sorted.entries()) {
    if (i % STEP === 0) yield;
    if (previous?.id !== event.id) {
      distinct.push((previous = event));
      continue;
    }
    const [kept, other] = [lineOf(previous), lineOf(event)];
    if (kept === other) continue;
    const warning = `different events have the id ${event.id}: only one of them counts`;
    if (warnings.at(-1) !== warning) warnings.push(warning);
    if (other < kept) distinct[distinct.length - 1] = previous = event;
  }
  return { events: distinct, warnings };
}

/** Compares by id, by code unit. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Events that are in order, from the newest down. */
export function* newestFirst(events: readonly AnnotationEvent[]): Generator<AnnotationEvent> {
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event !== undefined) yield event;
  }
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
  const removals = new Removals();
  const removed = new Set<string>();
  for (const event of newestFirst(events)) if (removals.take(event)) removed.add(event.id);
  return removed;
}

/** Takes events from the newest down: so whether a `remove` counts is known before what it names is met. */
export class Removals {
  readonly #coders = new Map<string, Set<string>>();

  /** Whether the event counts as never written. */
  take(event: AnnotationEvent): boolean {
    if (this.#coders.get(event.id)?.has(event.by) === true) return true;
    if (event.op === 'remove') {
      const coders = this.#coders.get(event.target);
      if (coders === undefined) this.#coders.set(event.target, new Set([event.by]));
      else coders.add(event.by);
    }
    return false;
  }
}
