import type { AnnotationEvent, RemoveEvent } from './events';
import { newerId } from './ids';
import { inOrder, newestFirst, Removals } from './order';

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

/** One coder's events among all. What is sought is nearly always among the newest, so they are gone over from there. */
class History {
  private readonly events: readonly AnnotationEvent[];
  /** A `remove` gets an id above this one and acts on lower ids only. */
  private readonly newest: string;

  constructor(
    events: Iterable<AnnotationEvent>,
    private readonly coder: string,
  ) {
    this.events = inOrder(events).events;
    this.newest = this.events.findLast(({ id }) => newerId(undefined, id) !== undefined)?.id ?? '';
  }

  /** The id of the last event of a command, also if it was undone. */
  get lastCommand(): string {
    return this.events.findLast((event) => event.by === this.coder && isCommand(event))?.id ?? '';
  }

  /** The ids of what still counts in the last batch, above the id `after`, that has an event of this kind that still counts. */
  lastOf(isOfKind: (event: AnnotationEvent) => boolean, after = ''): readonly string[] {
    const removals = new Removals();
    const found: string[] = [];
    let batch: string | undefined;
    for (const event of newestFirst(this.events)) {
      const { id, by } = event;
      if (id <= after) break;
      const counts = !removals.take(event) && by === this.coder && id <= this.newest && isOfKind(event);
      if (counts) batch ??= batchOf(event);
      if (counts && batchOf(event) === batch) found.push(id);
      // A batch has the id of its first event.
      if (id === batch) break;
    }
    return found.reverse();
  }
}

/** An event without a batch is one of its own. */
function batchOf({ batch, id }: AnnotationEvent): string {
  return batch ?? id;
}
