import type { CodebookToWrite } from './newCodebook';

export type StarterId = 'media-topics' | 'plover';

/** A codebook that a project can begin with. */
export interface Starter {
  readonly id: StarterId;
  readonly title: string;
  /** Who published it, of what revision, and where. */
  readonly source: string;
  /** Of the scheme itself: labels, codes and their arrangement. */
  readonly license: string;
  /** Lines for a comment at the top of the file. */
  readonly comment: readonly string[];
  readonly codebook: CodebookToWrite;
}
