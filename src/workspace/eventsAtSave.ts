import type { EventBody } from '../annotation/eventBody';
import { referenceKey } from '../annotation/reference';
import type { Catalogue } from './catalogue';
import type { DocumentDump } from './dump';

/** The events that follow from a save. */
export interface EventsAtSave {
  readonly certain: readonly EventBody[];
  /** Those that would take annotations away from places where the article still stands as it was. */
  readonly doubtful: readonly EventBody[];
}

/** What has to be written when a dump was saved: which articles and marks are where now. Looks only at articles on which that may have changed. */
export function eventsAtSave(catalogue: Catalogue, dump: DocumentDump): EventsAtSave {
  const project = catalogue.projectOf(dump);
  const followed = catalogue.followed.of(dump);
  const certain: EventBody[] = [];
  const doubtful: EventBody[] = [];
  if (!project || !followed) return { certain, doubtful };
  const matched = catalogue.annotationsIn(project);
  for (const key of new Set([...followed.unsure, ...catalogue.nearIn(project)])) {
    const now = followed.referenceNow(key);
    if (!now) continue;
    const isRenamed = referenceKey(now) !== key;
    const events: EventBody[] = [];
    for (const annotations of matched.claimsOfKnown(key)) {
      // What is only near is moved too: once an event names the article as it is now, the rest would not be found any more.
      if (isRenamed || matched.placed.get(annotations.key)?.how === 'near')
        events.push({ op: 'move', from: annotations.reference, to: now, via: 'save' });
      for (const body of followed.anchors(annotations, key)) events.push({ ...body, via: 'save' });
    }
    if (events.length === 0) followed.settle(key);
    const standsElsewhere = catalogue.find(project, key)?.occurrences.some((place) => place.dump !== dump);
    (isRenamed && standsElsewhere === true ? doubtful : certain).push(...events);
  }
  return { certain, doubtful };
}
