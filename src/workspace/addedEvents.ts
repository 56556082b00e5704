import type { AnnotationEvent } from '../annotation/events';
import { GrownReading } from '../annotation/grownReading';
import type { JournalReading } from '../annotation/journal';
import type { JournalFile } from './journalStore';

/** The events that journals have grown by since they were read; undefined if anything else has happened to them. */
export function addedEvents(
  before: readonly JournalFile[],
  now: readonly JournalFile[],
): readonly AnnotationEvent[] | undefined {
  const left = new Map(before.map(({ file, reading }) => [file, reading]));
  const added: AnnotationEvent[] = [];
  for (const { file, reading } of now) {
    const known = left.get(file);
    left.delete(file);
    const events = known ? since(known, reading) : reading.events;
    if (!events) return undefined;
    for (const event of events) added.push(event);
  }
  return left.size === 0 ? added : undefined;
}

function since(earlier: JournalReading, now: JournalReading): readonly AnnotationEvent[] | undefined {
  if (now === earlier) return [];
  if (now instanceof GrownReading) return now.since(earlier);
  // A file that cannot be read has no events, time and again.
  return earlier.events.length === 0 ? now.events : undefined;
}
