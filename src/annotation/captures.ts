import type { Bodied } from './eventBody';
import type { CaptureEvent } from './events';

/** A dump as its bytes are now. */
export interface DumpBytes {
  /** The path of the dump in its project, with `/`. */
  readonly dump: string;
  /** Of the bytes: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** How many there are. */
  readonly bytes: number;
}

/** What a coder has said of where a dump's bytes come from. */
export type CaptureDescription = Pick<CaptureEvent, 'url' | 'publisher' | 'capturedAt'>;

/** The bytes of a project's dumps as its journals recorded them. */
export class Captures {
  readonly #firstByHash = new Map<string, CaptureEvent>();
  readonly #byHash = new Map<string, CaptureEvent>();
  readonly #byPath = new Map<string, CaptureEvent>();

  /** @param captures in the order of their ids, as `fold` gives them */
  constructor(captures: Iterable<CaptureEvent>) {
    for (const capture of captures) {
      if (!this.#byHash.has(capture.sha256)) this.#firstByHash.set(capture.sha256, capture);
      this.#byHash.set(capture.sha256, capture);
      this.#byPath.set(capture.dump, capture);
    }
  }

  /** The last capture of each path. */
  get lastOfPaths(): Iterable<CaptureEvent> {
    return this.#byPath.values();
  }

  /** The last capture of these bytes, wherever they stood. */
  ofBytes(sha256: string): CaptureEvent | undefined {
    return this.#byHash.get(sha256);
  }

  /** The first capture of these bytes: since when they are known. */
  firstOfBytes(sha256: string): CaptureEvent | undefined {
    return this.#firstByHash.get(sha256);
  }

  /** The last capture of a dump: found by its bytes, so that it may be renamed, else by its path. */
  lastOf({ dump, sha256 }: Omit<DumpBytes, 'bytes'>): CaptureEvent | undefined {
    const known = this.ofBytes(sha256);
    // A file that was put back to what it was before its last capture has changed since that one.
    return known === undefined || known.dump === dump ? this.#byPath.get(dump) : known;
  }

  /** What to record before something is annotated in a dump: its bytes, unless its last capture has them; then nothing. */
  needed(dump: DumpBytes): readonly Bodied<CaptureEvent>[] {
    // Nothing is said of where changed bytes come from: what was captured then, from there, were others.
    return this.lastOf(dump)?.sha256 === dump.sha256 ? [] : [captureOf(dump, {})];
  }

  /** A capture that describes a dump anew. What was said of the same bytes before and is not said now stays. */
  described(dump: DumpBytes, description: CaptureDescription): Bodied<CaptureEvent> {
    const before = this.ofBytes(dump.sha256);
    return captureOf(dump, { ...(before && descriptionOf(before)), ...description });
  }
}

/** What a capture says of where the bytes come from, without what it does not say. */
export function descriptionOf({ url, publisher, capturedAt }: CaptureDescription): CaptureDescription {
  return {
    ...(url !== undefined && { url }),
    ...(publisher !== undefined && { publisher }),
    ...(capturedAt !== undefined && { capturedAt }),
  };
}

function captureOf(
  { dump, sha256, bytes }: DumpBytes,
  description: CaptureDescription,
): Bodied<CaptureEvent> {
  return { op: 'capture', dump, sha256, bytes, ...description };
}
