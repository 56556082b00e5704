import type { ArticleReference } from './reference';
import { isRecord, problemOf, shape, stringLike, type Kind, type Shape } from './shape';

/** What a coder can say of an article as a whole. */
export const statuses = ['done', 'skipped', 'flagged', 'excluded'] as const;

export type Status = (typeof statuses)[number];

export function isStatus(value: unknown): value is Status {
  return statuses.some((status) => status === value);
}

/** Whether a value is an RFC 3339 date-time, as events have it. */
export function isTime(value: unknown): value is string {
  return time.is(value);
}

/** The value of a field; several where the codebook allows it; null clears the field. */
export type FieldValue = string | number | boolean | null | readonly (string | number | boolean)[];

/** A passage as text: what it says, and up to 32 UTF-16 units on either side of it. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

interface Written {
  /** 1 to 64 characters, compared by code unit. Ours are ULIDs. */
  readonly id: string;
  /** The wall clock, as an RFC 3339 date-time. */
  readonly at: string;
  /** The coder. */
  readonly by: string;
  /** The id of the first event of the same command. */
  readonly batch?: string;
  /** `main` if left out. */
  readonly layer?: string;
  /** The revision of the codebook. */
  readonly cb?: string;
  /**
   * What wrote the event, if no coder's command did it directly: `rule`, `import`, `cli`, … Three matter to undo: `undo` and `redo`
   * are on the `remove` events that these write, `save` on a `move` or `anchor` that only follows a saved text.
   */
  readonly via?: string;
}

interface OnArticle {
  readonly article: ArticleReference;
  readonly target?: undefined;
}

interface OnMark {
  /** The id of the mark. */
  readonly target: string;
}

interface Passage {
  readonly quote: Quote;
  /** UTF-16 offset in the article text. */
  readonly start: number;
  /** UTF-16 offset, exclusive. */
  readonly end: number;
}

export interface TagEvent extends Written {
  readonly op: 'tag' | 'untag';
  readonly article: ArticleReference;
  readonly tag: string;
}

export interface MarkEvent extends Written, Passage {
  readonly op: 'mark';
  readonly article: ArticleReference;
  readonly tag: string;
}

/** The mark `target` now stands here; in another article if one is named. */
export interface AnchorEvent extends Written, Passage {
  readonly op: 'anchor';
  readonly target: string;
  readonly article?: ArticleReference;
}

export type SetEvent = Written & {
  readonly op: 'set';
  readonly field: string;
  readonly value: FieldValue;
} & (OnArticle | OnMark);

export interface StatusEvent extends Written {
  readonly op: 'status';
  readonly article: ArticleReference;
  readonly value: Status | null;
}

export type NoteEvent = Written & { readonly op: 'note'; readonly text: string } & (OnArticle | OnMark);

export interface EditEvent extends Written {
  readonly op: 'edit';
  /** The id of the note. */
  readonly target: string;
  readonly text: string;
}

export interface RemoveEvent extends Written {
  readonly op: 'remove';
  /** The id of an event of any op. */
  readonly target: string;
}

export interface MoveEvent extends Written {
  readonly op: 'move';
  readonly from: ArticleReference;
  readonly to: ArticleReference;
}

export interface CaptureEvent extends Written {
  readonly op: 'capture';
  /** The path of the dump in the project, with `/`. */
  readonly dump: string;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  readonly url?: string;
  readonly publisher?: string;
  readonly capturedAt?: string;
}

/** One line of a journal. */
export type AnnotationEvent =
  | TagEvent
  | MarkEvent
  | AnchorEvent
  | SetEvent
  | StatusEvent
  | NoteEvent
  | EditEvent
  | RemoveEvent
  | MoveEvent
  | CaptureEvent;

/** What became of a value: an event; one of an op that this version does not know; or none, with the reason. */
export type EventReading =
  | { readonly kind: 'event'; readonly event: AnnotationEvent }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly message: string };

const text: Kind = { is: (value) => typeof value === 'string', expected: 'a string' };
const name: Kind = {
  is: (value) => typeof value === 'string' && value !== '',
  expected: 'a string that is not empty',
};
const id: Kind = {
  is: (value) => typeof value === 'string' && value.length >= 1 && value.length <= 64,
  expected: 'a string of 1 to 64 characters',
};
const time = stringLike(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  'a date-time like 2025-05-02T09:14:07.120Z',
);
const date: Kind = {
  is: (value) => value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)),
  expected: 'a date like 2025-04-29, or null',
};
const status: Kind = {
  is: (value) => value === null || isStatus(value),
  expected: 'done, skipped, flagged, excluded or null',
};
const fieldValue: Kind = {
  is: (value) => value === null || isScalar(value) || (Array.isArray(value) && value.every(isScalar)),
  expected: 'a string, a number, true, false, a list of these, or null',
};
const offset: Kind = {
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  expected: 'a whole number from 0',
};
const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const article = shape({ date, headline: text }, { lead: text });
const passage = { quote: shape({ exact: name, prefix: text, suffix: text }), start: offset, end: offset };
const written = shape({ id, at: time, by: name }, { batch: id, layer: name, cb: text, via: text });

const shapes = new Map<unknown, Shape>(
  Object.entries({
    tag: shape({ article, tag: name }),
    untag: shape({ article, tag: name }),
    mark: shape({ article, tag: name, ...passage }),
    anchor: shape({ target: id, ...passage }, { article }),
    set: shape({ field: name, value: fieldValue }),
    status: shape({ article, value: status }),
    note: shape({ text }),
    edit: shape({ target: id, text }),
    remove: shape({ target: id }),
    move: shape({ from: article, to: article }),
    capture: shape(
      { dump: name, sha256: stringLike(/^[0-9a-f]{64}$/, '64 hexadecimal digits'), bytes: offset },
      { url: text, publisher: text, capturedAt: text },
    ),
  } satisfies Record<AnnotationEvent['op'], Shape>),
);

const onMark = shape({ target: id });
const onArticle = shape({ article });

/**
 * Checks a value from JSON. The event is that very value, with its unknown fields; known fields must be there and of their kind.
 * Never throws.
 */
export function parseEvent(value: unknown): EventReading {
  if (!isRecord(value)) return { kind: 'invalid', message: 'the line is no JSON object' };
  const { op } = value;
  const known = shapes.get(op);
  if (known === undefined) {
    return typeof op === 'string' ? { kind: 'unknown' } : { kind: 'invalid', message: 'op must be a string' };
  }
  const message =
    problemOf(value, written) ??
    problemOf(value, known) ??
    (op === 'set' || op === 'note'
      ? problemOf(value, value['target'] === undefined ? onArticle : onMark)
      : undefined) ??
    (op === 'mark' || op === 'anchor' ? problemOfRange(value) : undefined);
  // The checks above are what makes the value an event.
  return message === undefined
    ? { kind: 'event', event: value as unknown as AnnotationEvent }
    : { kind: 'invalid', message };
}

function problemOfRange({ start, end }: Record<string, unknown>): string | undefined {
  return (start as number) < (end as number) ? undefined : 'end must be greater than start';
}
