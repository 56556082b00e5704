import type { Captures, DumpBytes } from './captures';
import type { CaptureEvent } from './events';

/** What became of a dump since its last capture. */
export type DumpCustody =
  | { readonly state: 'same' | 'changed'; readonly dump: DumpBytes; readonly capture: CaptureEvent }
  | { readonly state: 'never captured'; readonly dump: DumpBytes; readonly capture?: undefined }
  /** No dump has the bytes, and none stands at the path. */
  | { readonly state: 'missing'; readonly dump?: undefined; readonly capture: CaptureEvent };

/**
 * Compares the dumps of a project with their last captures. A capture is found by its bytes first, wherever they stand, and then by
 * its path. What a path had before its last capture is not asked for.
 * @param dumps all of the project, and what else stands at the paths of captures
 */
export function custodyOf(dumps: readonly DumpBytes[], captures: Captures): readonly DumpCustody[] {
  const hashes = new Set(dumps.map(({ sha256 }) => sha256));
  const paths = new Set(dumps.map(({ dump }) => dump));
  const notFound = [...captures.lastOfPaths].filter(({ sha256 }) => !hashes.has(sha256));
  const changed = new Map(notFound.map((capture) => [capture.dump, capture]));
  return [
    ...dumps.map((dump) => custodyOfDump(dump, changed.get(dump.dump), captures.ofBytes(dump.sha256))),
    ...notFound
      .filter((capture) => !paths.has(capture.dump))
      .map((capture): DumpCustody => ({ state: 'missing', capture })),
  ];
}

/** Where other bytes were captured that no dump has, these have replaced them, even if they are known. */
function custodyOfDump(
  dump: DumpBytes,
  replaced: CaptureEvent | undefined,
  known: CaptureEvent | undefined,
): DumpCustody {
  if (replaced) return { state: 'changed', dump, capture: replaced };
  return known ? { state: 'same', dump, capture: known } : { state: 'never captured', dump };
}
