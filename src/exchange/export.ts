import type { Sha256 } from '../annotation/reference';
import type { AnnotatedArticle } from './annotatedArticle';
import type { CodebookRecord, OrphanRecord, SourceRecord } from './records';

/** What a format writes. */
export interface Export {
  /** The program and its version: `newsdump 0.1.0`. */
  readonly generator: string;
  /** An RFC 3339 date-time. */
  readonly exportedAt: string;
  readonly sources: readonly SourceRecord[];
  readonly codebook: CodebookRecord;
  /** In the order of their first occurrence. */
  readonly articles: Iterable<AnnotatedArticle>;
  readonly orphans: Iterable<OrphanRecord>;
  /** Whether every event was understood. */
  readonly complete: boolean;
  /** What the platform has for the ids of articles. */
  readonly sha256?: Sha256;
}

/** A way to write an export down. */
export interface Format {
  /** As on the command line. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  /**
   * The file, in pieces of about an article each. Nothing is read or made before it is asked for, so the caller can pause between two
   * pieces, or stop.
   */
  readonly write: (contents: Export) => Iterable<string>;
}
