import type { Sha256 } from '../annotation/reference';
import { articleRecord, type AnnotatedArticle } from './annotatedArticle';
import type { ArticleRecord, CodebookRecord, OrphanRecord, SourceRecord } from './records';

/** What a format writes. */
export interface Export {
  /** The program and its version: `newsdump 0.1.0`. */
  readonly generator: string;
  /** An RFC 3339 date-time. */
  readonly exportedAt: string;
  readonly sources: readonly SourceRecord[];
  /** The codebook, and the tags and fields in use that are not in it. */
  readonly codebook: CodebookRecord;
  /** In the order of their first occurrence. Can be walked as often as a format needs. */
  readonly articles: Iterable<AnnotatedArticle>;
  readonly orphans: Iterable<OrphanRecord>;
  /** Whether every event was understood. */
  readonly complete: boolean;
  /** What the platform has for the ids of articles. */
  readonly sha256?: Sha256;
}

/** The records of an export's articles, each made when it is asked for. */
export function* recordsOf({ articles, sha256 }: Export): Generator<ArticleRecord> {
  for (const article of articles) yield articleRecord(article, sha256);
}

/** What may differ between two exports of the same articles in the same format. */
export interface WriteOptions {
  /** CSV begins with a byte order mark, by which Excel knows UTF-8. */
  readonly byteOrderMark?: boolean;
  /** CSV leaves cells as they are that a spreadsheet would run. */
  readonly unguarded?: boolean;
}

/** A piece of a file; text becomes UTF-8. */
export type Piece = string | Uint8Array;

/** One of the files that a format writes. */
export interface ExportedFile {
  /** In the export's folder or zip, with `/`. */
  readonly path: string;
  /** Walked once, before the next file is asked for. */
  readonly pieces: Iterable<Piece>;
}

/**
 * Writes one file, in pieces of about an article each. Nothing is read or made before it is asked for, so the caller can pause between two
 * pieces, or stop.
 */
export interface FileWriter {
  readonly write: (contents: Export, options?: WriteOptions) => Iterable<Piece> | AsyncIterable<Piece>;
}

/** Writes a folder of files, in the same way. */
export interface FolderWriter {
  readonly files: (contents: Export, options?: WriteOptions) => Iterable<ExportedFile>;
}

export type Writer = FileWriter | FolderWriter;
