import type { AnnotationEvent } from '../annotation/events';
import { newerId, newEventIds } from '../annotation/ids';
import { saysTheSame } from './saidBefore';

/** The ids of an import's events: those of the file where they can stay, else new ones. */
export class ImportedIds {
  readonly #events: ReadonlyMap<string, AnnotationEvent>;
  /** By coder, the greatest id of an event. */
  readonly #newestBy = new Map<string, string>();
  /** The greatest id of an event that moves what others have said. */
  #lastMove = '';
  readonly #used = new Set<string>();
  readonly #now: number;
  #newest: string | undefined;
  #next: () => string;

  constructor({
    events,
    newest,
    now,
  }: {
    readonly events: readonly AnnotationEvent[];
    readonly newest: string | undefined;
    readonly now: Date;
  }) {
    this.#events = new Map(events.map((event) => [event.id, event]));
    for (const { id, by, op } of events) {
      if (id > (this.#newestBy.get(by) ?? '')) this.#newestBy.set(by, id);
      if ((op === 'move' || op === 'anchor') && id > this.#lastMove) this.#lastMove = id;
    }
    this.#newest = newest;
    this.#now = now.getTime();
    this.#next = newEventIds(newest, this.#now);
  }

  /**
   * The id for what the file gives this id. It stays if it is a ULID that is still free and nothing that was said later could have taken it
   * back: else what is imported would never be seen.
   */
  of(id: string | undefined, by: string): string {
    const canStay =
      id !== undefined &&
      newerId(undefined, id) === id &&
      !this.#events.has(id) &&
      !this.#used.has(id) &&
      id > (this.#newestBy.get(by) ?? '') &&
      id > this.#lastMove;
    return canStay ? id : this.fresh();
  }

  /** A new id, greater than all of the project and all that were used so far. */
  fresh(): string {
    return this.#next();
  }

  /** Says that an event with this id is written. */
  use(id: string): void {
    this.#used.add(id);
    const newest = newerId(this.#newest, id);
    if (newest === this.#newest) return;
    this.#newest = newest;
    this.#next = newEventIds(newest, this.#now);
  }

  /** The id, if the project has an event with it that says the same, whether or not it was taken back since. */
  sameAs(id: string | undefined, event: AnnotationEvent): string | undefined {
    const known = id === undefined ? undefined : this.#events.get(id);
    return known && saysTheSame(known, event) ? id : undefined;
  }

  /** The id of a mark, if the project knows it, or if it may be one that no journal has. */
  markKnown(id: string, mayBeAstray: boolean): string | undefined {
    return mayBeAstray || this.#events.get(id)?.op === 'mark' ? id : undefined;
  }
}
