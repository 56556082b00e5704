import type { CaptureEvent, FieldValue, Quote, Status } from './events';
import type { ArticleReference } from './reference';

/** What every annotation tells: by whom, when and in which layer it was made. */
export interface Annotation {
  /** The id of the event that made it. */
  readonly id: string;
  /** The coder. */
  readonly by: string;
  /** An RFC 3339 date-time. */
  readonly at: string;
  readonly layer: string;
  /** What made it, if no coder did it directly: `rule`, `import`, … */
  readonly via: string | undefined;
  /** The codebook's revision. */
  readonly cb: string | undefined;
}

/** A tag on an article. */
export interface Coding extends Annotation {
  readonly tag: string;
}

/** A field's value on an article, or on the mark with the id `mark`. */
export interface FieldCoding extends Annotation {
  readonly field: string;
  readonly value: Exclude<FieldValue, null>;
  readonly mark: string | undefined;
}

/** A coder's word on an article. */
export interface StatusCoding extends Annotation {
  readonly value: Status;
}

/** A memo on an article, or on the mark with the id `mark`. */
export interface Note extends Annotation {
  readonly text: string;
  readonly mark: string | undefined;
  /** When the text was last changed, if it was. */
  readonly editedAt: string | undefined;
}

/** A tag on a passage. */
export interface Mark extends Annotation {
  readonly tag: string;
  /** The passage as last anchored. */
  readonly quote: Quote;
  /** UTF-16 offsets in the article text as last anchored, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What adjudication decided is not so: that the article has no such tag, or that the field has no value. */
export interface Cleared extends Annotation {
  readonly tag?: string;
  readonly field?: string;
  readonly mark?: string | undefined;
}

/** All that stands on one article, each list in the order of the ids. */
export interface ArticleAnnotations {
  /** The key of `reference` (`referenceKey`). */
  readonly key: string;
  /** The article as an event last named it. Without `lead` if the events leave it out. */
  readonly reference: ArticleReference;
  /** The article as it was first known, before it was moved: its exported id is made of this. */
  readonly origin: ArticleReference;
  readonly tags: readonly Coding[];
  readonly statuses: readonly StatusCoding[];
  /** Those on the article and those on its marks. */
  readonly fields: readonly FieldCoding[];
  /** Those on the article and those on its marks. */
  readonly notes: readonly Note[];
  readonly marks: readonly Mark[];
  /** In the layer {@link consensusLayer} only: there, what was cleared is a decision. */
  readonly cleared: readonly Cleared[];
}

/** The layer that coders write to when nothing else is set. */
export const mainLayer = 'main';
/** The layer of what was agreed on when coders were compared. */
export const consensusLayer = 'consensus';

/** The state that a project's events make. */
export interface Annotations {
  /** By key. Articles without an annotation are left out. */
  readonly articles: ReadonlyMap<string, ArticleAnnotations>;
  /**
   * Field values and notes on a mark that no event made, or that its coder removed; each has `mark`. What the coder of a removed mark
   * had put on it is gone with it.
   */
  readonly astray: { readonly fields: readonly FieldCoding[]; readonly notes: readonly Note[] };
  readonly captures: readonly CaptureEvent[];
  readonly warnings: readonly string[];
  /** How many distinct events there were, the removed ones too. */
  readonly events: number;
}
