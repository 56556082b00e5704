import type { Steps } from '../dump/steps';
import { ByReference } from './byReference';
import type { AnnotationEvent } from './events';

/** After so many events a step ends. */
const STEP = 256;

/** Events that are about the same thing, in the order of the ids. */
interface Home {
  /** The key of the article that they are about, if it is one. */
  readonly key: string | undefined;
  readonly events: AnnotationEvent[];
}

/** Events that no event outside can change the meaning of, and the keys of all articles that they name. */
export interface Related {
  readonly events: readonly AnnotationEvent[];
  readonly keys: readonly string[];
}

/** A project's events, by what they are about: so those that have to do with one another are found without going over all. */
export class RelatedEvents {
  /** All, in the order of the ids. */
  readonly #events: AnnotationEvent[] = [];
  readonly #articles = new ByReference((key): Home => ({ key, events: [] }));
  readonly #captures: Home = { key: undefined, events: [] };
  /** For each id that an event names, but no lower event has, what is about it. */
  readonly #missing = new Map<string, Home>();

  /** The events that were added. */
  get all(): readonly AnnotationEvent[] {
    return this.#events;
  }

  /** Adds an event with a greater id than all before. */
  add(event: AnnotationEvent): void {
    // Two homes of an event may be the same.
    for (const { events } of this.#homesOf(event)) if (events.at(-1) !== event) events.push(event);
    this.#events.push(event);
  }

  /** What has to do with these events, which were added: in however many steps, by moves, marks and events that name one another. */
  *relatedTo(events: readonly AnnotationEvent[]): Steps<Related> {
    const homes = new Set(events.flatMap((event) => this.#homesOf(event)));
    const related = new Set<AnnotationEvent>();
    // What is added to a set meanwhile is gone over too.
    for (const home of homes) {
      for (const event of home.events) {
        if (related.has(event)) continue;
        related.add(event);
        if (related.size % STEP === 0) yield;
        for (const other of this.#homesOf(event)) homes.add(other);
      }
    }
    return { events: [...related], keys: [...homes].flatMap(({ key }) => key ?? []) };
  }

  #homesOf(event: AnnotationEvent): Home[] {
    const homes = [this.#homeOf(event)];
    if (event.op === 'move') homes.push(this.#articles.of(event.to));
    if (event.op === 'anchor' && event.article) homes.push(this.#articles.of(event.article));
    const named = this.#missing.get(event.id);
    if (named) homes.push(named);
    return homes;
  }

  /** What an event is about: an article, or what the event is about that it names. */
  #homeOf(event: AnnotationEvent): Home {
    for (let about = event; ;) {
      let target: string;
      switch (about.op) {
        case 'capture':
          return this.#captures;
        case 'move':
          return this.#articles.of(about.from);
        case 'set':
        case 'note':
          if (about.target === undefined) return this.#articles.of(about.article);
          ({ target } = about);
          break;
        case 'anchor':
        case 'edit':
        case 'remove':
          ({ target } = about);
          break;
        default:
          return this.#articles.of(about.article);
      }
      // Only lower ids are followed: so this ends, and finds the same when more events have come.
      const named = target < about.id ? this.#find(target) : undefined;
      if (!named) return this.#homeOfMissing(target);
      about = named;
    }
  }

  #homeOfMissing(id: string): Home {
    const home = this.#missing.get(id) ?? { key: undefined, events: [] };
    this.#missing.set(id, home);
    return home;
  }

  #find(id: string): AnnotationEvent | undefined {
    let [from, to] = [0, this.#events.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const event = this.#events[middle];
      if (event === undefined || event.id >= id) to = middle;
      else from = middle + 1;
    }
    const found = this.#events[from];
    return found?.id === id ? found : undefined;
  }
}
