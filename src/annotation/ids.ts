import { decodeTime, monotonicFactory, TIME_MAX } from 'ulid';

/**
 * Makes the ids of one command's events: ULIDs, each greater than the one before and all greater than `newest`, even if the clock
 * was set back. The first has fresh random bits, so that two processes that start from the same journal do not meet.
 * @param newest the greatest ULID in the project's journals, if there is one (see {@link newestId})
 * @param now milliseconds since 1970
 */
export function newEventIds(newest: string | undefined, now: number): () => string {
  const next = monotonicFactory();
  if (newest === undefined || !isUlid(newest)) return () => next(now);
  const after = decodeTime(newest) + 1;
  // No ULID is later than one of the last millisecond that they can tell; a longer id is.
  if (after > TIME_MAX) return () => newest + next(now);
  const time = Math.max(now, after);
  return () => next(time);
}

/** The greatest of these events' ids that are ULIDs. Other tools' ids do not count. */
export function newestId(events: Iterable<{ readonly id: string }>): string | undefined {
  let newest: string | undefined;
  for (const { id } of events) newest = newerId(newest, id);
  return newest;
}

/** The greater of two ids, where `id` counts only if it is a ULID. */
export function newerId(newest: string | undefined, id: string): string | undefined {
  return (newest === undefined || id > newest) && isUlid(id) ? id : newest;
}

/** Only as they are written: lower-case letters would sort above every new id. */
function isUlid(id: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id);
}
