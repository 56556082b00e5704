import type { AnnotationEvent } from './events';

/** An event as a command says it: without the id, when, by whom and the batch. */
export type Bodied<E> = E extends AnnotationEvent ? Omit<E, 'id' | 'at' | 'by' | 'batch'> : never;
export type EventBody = Bodied<AnnotationEvent>;

/**
 * The events of one command: numbered in order, all at this moment and in one batch, but for captures, which are in none.
 * @param via what wrote them, if no coder's command did directly
 */
export function eventsOf(
  bodies: readonly EventBody[],
  by: string,
  nextId: () => string,
  via?: string,
): AnnotationEvent[] {
  const at = new Date().toISOString();
  let batch: string | undefined;
  return bodies.map((body) => {
    const id = nextId();
    const how = body.via === undefined && via !== undefined && { via };
    // What the bytes were stays true when the command is undone.
    if (body.op === 'capture') return { id, at, by, ...body, ...how };
    batch ??= id;
    return { id, at, by, ...body, batch, ...how };
  });
}
