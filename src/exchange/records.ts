import type { FieldType, Level } from '../annotation/codebook/codebook';
import type { FieldValue, Status } from '../annotation/events';
import type { ArticleReference } from '../annotation/reference';

/*
 * The shapes of the JSON format, as schemas/export.schema.json has them. Keys without a value are left out.
 */

/** The bytes of a dump, and what the journals say of them. */
export interface BytesRecord {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** How many there are. */
  readonly bytes: number;
  /** Where the bytes come from, and when they were fetched, as a coder has described them. */
  readonly url?: string;
  readonly publisher?: string;
  readonly capturedAt?: string;
  /** When they were first recorded in a journal, and by which coder; left out if they never were. */
  readonly recordedAt?: string;
  readonly recordedBy?: string;
}

/** A dump that was exported. */
export interface SourceRecord extends BytesRecord {
  /** Unique in the export. The path in the project, with `/`, or the file name of a dump without one. */
  readonly name: string;
  /** The bytes that were last recorded of the dump, if those are others. */
  readonly changedFrom?: BytesRecord;
}

/** A tag or a field: of the codebook, or in use. */
export interface CodeRecord {
  readonly id: string;
  /** The id, if the codebook has none. */
  readonly label: string;
}

/** A tag. What is not said has its default; of a tag that is not in the codebook nothing is known but its id. */
export interface TagCodeRecord extends CodeRecord {
  /** The id of the tag that it is below. */
  readonly parent?: string;
  readonly description?: string;
  /** What the tag is for, and what it is not for. */
  readonly include?: string;
  readonly exclude?: string;
  readonly examples?: readonly string[];
  readonly color?: string;
  /** Of its children at most one may be given. */
  readonly choice?: 'one';
  readonly required?: true;
  readonly status?: 'retired';
  readonly mergedInto?: string;
  /** The ids of the fields that an article with the tag has. */
  readonly fields?: readonly string[];
  /** Words and regular expressions that suggest the tag. */
  readonly patterns?: readonly string[];
}

/** A field. One that is not in the codebook has no `type`. */
export interface FieldCodeRecord extends CodeRecord {
  readonly description?: string;
  readonly type?: FieldType;
  /** In the order of the codebook, which is that of an ordinal field. */
  readonly options?: readonly {
    readonly value: string;
    readonly label: string;
    readonly description?: string;
    readonly aliases?: readonly string[];
  }[];
  readonly multiple?: true;
  readonly required?: true;
  readonly on?: 'article' | 'mark';
  readonly level?: Level;
}

export interface CodebookRecord {
  /** Left out if several projects with a codebook are exported. */
  readonly title?: string;
  readonly revision?: string;
  /** Each tag before those below it. */
  readonly tags: readonly TagCodeRecord[];
  readonly fields: readonly FieldCodeRecord[];
}

/** Where an article stands: lines of a source, 1-based, both inclusive, from the headline to the date line or the last text. */
export interface OccurrenceRecord {
  readonly source: string;
  readonly lines: { readonly start: number; readonly end: number };
}

/** What every annotation tells. `layer` is left out for the layer `main`. */
export interface AnnotationRecord {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly layer?: string;
  readonly via?: string;
  readonly cb?: string;
}

export interface CodingRecord extends AnnotationRecord {
  readonly tag: string;
}

export interface FieldRecord extends AnnotationRecord {
  readonly field: string;
  readonly value: Exclude<FieldValue, null>;
  /** The id of the mark that the value is on. */
  readonly mark?: string;
}

export interface StatusRecord extends AnnotationRecord {
  readonly value: Status;
}

/** A tag on a passage. Offsets are UTF-16 units of the article text, the end exclusive. */
export interface MarkRecord extends AnnotationRecord {
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /** The passage. */
  readonly text: string;
  /** What stands before and after the passage; only in an orphan, since an article has it in its text. */
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface NoteRecord extends AnnotationRecord {
  readonly text: string;
  readonly mark?: string;
  readonly editedAt?: string;
}

export interface ArticleRecord {
  readonly id: string;
  readonly headline: string;
  /** Paragraphs joined by LF. */
  readonly excerpt?: string;
  readonly excerptCut?: boolean;
  readonly date: string | null;
  readonly section?: string;
  readonly occurrences: readonly OccurrenceRecord[];
  readonly tags: readonly string[];
  readonly coding: readonly CodingRecord[];
  readonly fields: readonly FieldRecord[];
  /** What the coders themselves said, where `fields` is the consensus. */
  readonly fieldCoding?: readonly FieldRecord[];
  readonly status: readonly StatusRecord[];
  readonly marks: readonly MarkRecord[];
  readonly notes: readonly NoteRecord[];
}

/** An annotation that found no place, and what it was on, which is left out where no event says it. */
export type OrphanRecord = { readonly article?: ArticleReference } & (
  | { readonly kind: 'tag'; readonly annotation: CodingRecord }
  | { readonly kind: 'field'; readonly annotation: FieldRecord }
  | { readonly kind: 'status'; readonly annotation: StatusRecord }
  | { readonly kind: 'mark'; readonly annotation: MarkRecord }
  | { readonly kind: 'note'; readonly annotation: NoteRecord }
);
