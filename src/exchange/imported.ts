import type { FieldValue, Status } from '../annotation/events';

/** A file that annotations are read from. */
export interface ImportFile {
  /** In the folder or zip, with `/`; or the file's name. */
  readonly path: string;
  /** The whole text, without a byte order mark. Throws an {@link ImportError} if it is not UTF-8. */
  readonly text: () => string;
}

/** Where in a file something stands: `line 12`, `task 3`, `annotations.jsonl, line 12`. Numbers are 1-based. */
export type ImportPlace = string;

/** How a file names an article. */
export interface ImportedName {
  /** As in our exports. */
  readonly id?: string;
  /** A calendar date as yyyy-MM-dd; null if the file says that there is none, undefined if it does not say. */
  readonly date?: string | null;
  readonly headline: string;
  /** The excerpt's paragraphs joined by LF, or its beginning; empty if there is none. Undefined if the file does not say. */
  readonly excerpt?: string;
}

/** What a file tells of an annotation. What it leaves out is decided when it is imported. */
interface Said {
  /** The id of an event, as in our exports; or of a mark, for what stands on it in the same file. */
  readonly id?: string;
  /** The coder. */
  readonly by?: string;
  /** An RFC 3339 date-time. */
  readonly at?: string;
  readonly layer?: string;
  readonly cb?: string;
}

export type ImportedAnnotation = Said &
  (
    | { readonly kind: 'tag'; readonly tag: string }
    | { readonly kind: 'status'; readonly value: Status }
    | {
        readonly kind: 'field';
        readonly field: string;
        readonly value: Exclude<FieldValue, null>;
        /** The id of the mark that it is on. */
        readonly mark?: string;
      }
    | {
        readonly kind: 'note';
        readonly text: string;
        readonly mark?: string;
        readonly editedAt?: string;
      }
    | {
        readonly kind: 'mark';
        readonly tag: string;
        /** UTF-16 offsets in the item's text, which is headline, LF and excerpt; the end exclusive. */
        readonly start: number;
        readonly end: number;
        /** What the file says that the passage reads. */
        readonly exact?: string;
        /** What stands around it, if the file says so and not what the whole text is. */
        readonly prefix?: string;
        readonly suffix?: string;
      }
  );

/** What a file has on one article. An article may come several times. */
export interface ImportedArticle {
  readonly place: ImportPlace;
  /** Undefined for what is on a mark that the file does not have. */
  readonly article: ImportedName | undefined;
  readonly annotations: readonly ImportedAnnotation[];
}

/** Something that could not be read. The rest of the file is read all the same. */
export interface Refusal {
  readonly place: ImportPlace;
  /** For people: `the end 40 is outside the text, which has 38 characters`. */
  readonly reason: string;
}

export type ImportedItem = ImportedArticle | Refusal;

/** Reads what is annotated in the files of an export. */
export interface AnnotationReader {
  /** Whether the files look like this format. Looks at their beginning only, as far as that is enough, and never throws. */
  readonly recognises: (files: readonly ImportFile[]) => boolean;
  /**
   * The items one after the other, nothing before it is asked for; so the caller can pause in between, or stop. Throws an {@link ImportError}
   * if the files are not of this format.
   */
  readonly read: (files: readonly ImportFile[]) => Iterable<ImportedItem>;
}

/** Files that cannot be read as what they are taken for. */
export class ImportError extends Error {
  override readonly name = 'ImportError';

  /** @param place undefined if it is about the file as a whole */
  constructor(
    message: string,
    readonly place?: ImportPlace,
  ) {
    super(place === undefined ? message : `${place}: ${message}`);
  }
}
