/** What is wrong at a place of the codebook's text. What is wrong with one key leaves that key out, and nothing else. */
export interface CodebookProblem {
  /** UTF-16 units in the text. */
  readonly offset: number;
  readonly length: number;
  readonly problem: Problem;
}

export type Problem =
  /** The text is no JSON there. `error` is the name that jsonc-parser gives it, or `TooDeep`. */
  | { readonly kind: 'syntax'; readonly error: string }
  /** The text is no JSON object, or an object of another format: it is not edited. */
  | { readonly kind: 'notACodebook' }
  | { readonly kind: 'missing'; readonly key: 'format' | 'version' }
  /** A newer version wrote it: it is not edited. */
  | { readonly kind: 'newerVersion'; readonly version: number }
  | { readonly kind: 'wrongType'; readonly key: string; readonly expected: ValueType }
  /** A key stands twice in one object; the first counts, but the tags of each are read. */
  | { readonly kind: 'repeatedKey'; readonly key: string }
  /** A tag or field is then known by its label; without one, and an option without a value, it is left out. */
  | { readonly kind: 'noId'; readonly of: 'tag' | 'field' | 'option'; readonly label: string | undefined }
  /** The first counts. Children of a tag that does not count take its place. */
  | { readonly kind: 'repeatedId'; readonly of: 'tag' | 'field'; readonly id: string }
  | { readonly kind: 'repeatedTagKey'; readonly key: string; readonly tag: string }
  | { readonly kind: 'repeatedOption'; readonly value: string }
  /** The alias already means the option `value`. */
  | { readonly kind: 'repeatedAlias'; readonly alias: string; readonly value: string }
  | { readonly kind: 'unknownField'; readonly id: string }
  | { readonly kind: 'unknownMerge'; readonly id: string }
  /** Following `mergedInto` from the tag leads back to it. */
  | { readonly kind: 'mergeCycle'; readonly tag: string }
  | {
      readonly kind: 'notListed';
      readonly key: string;
      readonly value: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'badColor'; readonly value: string }
  | { readonly kind: 'badTagKey'; readonly value: string }
  | { readonly kind: 'noOptions'; readonly field: string }
  | { readonly kind: 'emptyPattern' }
  /** It begins with a slash, but does not end with another. */
  | { readonly kind: 'unterminatedPattern'; readonly pattern: string };

export type ValueType = 'string' | 'number' | 'boolean' | 'list' | 'object';
