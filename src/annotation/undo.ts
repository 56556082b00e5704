import type { AnnotationEvent, RemoveEvent } from './events';
import { newestId } from './ids';
import { inOrder, removedIds } from './order';

/**
 * The events that *Undo* takes back: those that still count of the coder's last command that has any. Empty if there is nothing left
 * to undo. Undo and redo are commands that it passes over, and so are `capture` and what only follows a saved text (`via` `save`).
 * @param events all events of the project's journals, in any order
 * @returns the ids to remove, ascending
 */
export function undoTargets(events: Iterable<AnnotationEvent>, coder: string): readonly string[] {
  return new History(events, coder).lastOf(isCommand);
}

/**
 * The events that *Redo* takes back: the `remove` events of the coder's last undo that still counts. Empty if there was none since
 * the coder's last command.
 * @param events all events of the project's journals, in any order
 * @returns the ids to remove, ascending
 */
export function redoTargets(events: Iterable<AnnotationEvent>, coder: string): readonly string[] {
  const history = new History(events, coder);
  return history.lastOf((event) => event.via === 'undo', history.lastCommand);
}

/**
 * The events with which undo and redo take others back, as one batch.
 * @param targets from {@link undoTargets} or {@link redoTargets}
 * @param at the wall clock, as an RFC 3339 date-time
 */
export function removals(
  targets: readonly string[],
  via: 'undo' | 'redo',
  by: string,
  at: string,
  nextId: () => string,
): readonly RemoveEvent[] {
  let batch: string | undefined;
  return targets.map((target) => {
    const id = nextId();
    batch ??= id;
    return { id, at, by, op: 'remove', target, batch, via };
  });
}

/** Whether a coder's own command wrote the event. */
function isCommand({ op, via }: AnnotationEvent): boolean {
  return op !== 'capture' && via !== 'undo' && via !== 'redo' && via !== 'save';
}

/** One coder's events, in order. */
class History {
  private readonly events: readonly AnnotationEvent[];
  private readonly removed: ReadonlySet<string>;
  /** A `remove` gets an id above this one and acts on lower ids only. */
  private readonly newest: string;

  constructor(events: Iterable<AnnotationEvent>, coder: string) {
    const ordered = inOrder(events).events;
    this.newest = newestId(ordered) ?? '';
    this.removed = removedIds(ordered);
    this.events = ordered.filter(({ by }) => by === coder);
  }

  /** The id of the last event of a command, also if it was undone. */
  get lastCommand(): string {
    return this.events.findLast(isCommand)?.id ?? '';
  }

  /** The ids of what still counts in the last batch, above the id `after`, that has an event of this kind that still counts. */
  lastOf(isOfKind: (event: AnnotationEvent) => boolean, after = ''): readonly string[] {
    const counting = this.events.filter(
      (event) =>
        isOfKind(event) && event.id > after && event.id <= this.newest && !this.removed.has(event.id),
    );
    const last = counting.at(-1);
    if (last === undefined) return [];
    const batch = batchOf(last);
    return counting.filter((event) => batchOf(event) === batch).map(({ id }) => id);
  }
}

/** An event without a batch is one of its own. */
function batchOf({ batch, id }: AnnotationEvent): string {
  return batch ?? id;
}
