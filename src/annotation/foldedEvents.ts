import type { Steps } from '../dump/steps';
import type { Annotations } from './annotations';
import { ChangedMap } from './changedMap';
import type { AnnotationEvent } from './events';
import { foldOrdered } from './fold';
import { byId, ordering } from './order';
import { RelatedEvents, type Related } from './relatedEvents';

/** After so many events or articles a step ends. */
const STEP = 256;

/**
 * A project's events and what they make, kept up to date as events are added. It is the same as folding all of them at once; but when
 * events are added, only those are folded again that have to do with them.
 */
export class FoldedEvents {
  readonly #related = new RelatedEvents();
  #annotations: Annotations;

  private constructor(annotations: Annotations) {
    this.#annotations = annotations;
  }

  /** @param events in any order */
  static *of(events: Iterable<AnnotationEvent>): Steps<FoldedEvents> {
    const ordered = yield* ordering(events);
    const folded = new FoldedEvents(yield* foldOrdered(ordered));
    yield* folded.#keep(ordered.events);
    return folded;
  }

  /** What the events make. Another object after each {@link add}; the one of before stays as it is, and shares what has not changed. */
  get annotations(): Annotations {
    return this.#annotations;
  }

  /** The events by id, each once, as they are now. */
  get events(): readonly AnnotationEvent[] {
    return this.#related.all;
  }

  /**
   * Adds events, if all their ids are greater than those before, and no two different ones have one id.
   * @returns whether they were added; if not, all has to be folded anew
   */
  *add(events: readonly AnnotationEvent[]): Steps<boolean> {
    const { events: added, warnings } = yield* ordering(events);
    const [first] = added;
    if (first === undefined) return true;
    const newest = this.events.at(-1);
    if (warnings.length > 0 || (newest !== undefined && first.id <= newest.id)) return false;
    yield* this.#keep(added);
    const related = yield* this.#related.relatedTo(added);
    const part = yield* foldOrdered(yield* ordering(related.events));
    this.#annotations = { ...replaced(this.#annotations, part, related), events: this.events.length };
    return true;
  }

  *#keep(events: readonly AnnotationEvent[]): Steps<void> {
    for (const [i, event] of events.entries()) {
      this.#related.add(event);
      if (i % STEP === 0) yield;
    }
  }
}

/** The annotations where those that have to do with some events are as these make them now. */
function replaced(before: Annotations, now: Annotations, { events, keys }: Related): Annotations {
  const articles = new ChangedMap(
    before.articles,
    keys.map((key) => [key, now.articles.get(key)]),
  );
  const ids = new Set(events.map(({ id }) => id));
  const withNow = <T extends { readonly id: string }>(
    all: readonly T[],
    some: readonly T[],
  ): readonly T[] => {
    const others = all.filter(({ id }) => !ids.has(id));
    return others.length === all.length && some.length === 0 ? all : [...others, ...some].sort(byId);
  };
  const astray = {
    fields: withNow(before.astray.fields, now.astray.fields),
    notes: withNow(before.astray.notes, now.astray.notes),
  };
  return { ...before, articles, astray, captures: withNow(before.captures, now.captures) };
}
