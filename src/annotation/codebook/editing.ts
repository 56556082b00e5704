import { valueOf } from './codebookTree';
import { JsonText } from './jsonText';
import { readCodebook } from './readCodebook';
import type { Codebook } from './codebook';

/** The new text of a codebook, or why it was not changed. */
export type Edited = { readonly text: string } | { readonly refused: Refusal };

export type Refusal =
  /** The text has mistakes in its JSON, or is no codebook. */
  | { readonly reason: 'unreadable' }
  /** A newer version wrote it. */
  | { readonly reason: 'newerVersion' }
  | { readonly reason: 'emptyId' }
  | { readonly reason: 'exists'; readonly id: string }
  | { readonly reason: 'unknownTag'; readonly id: string }
  | { readonly reason: 'unknownField'; readonly id: string }
  /** The tag that it is to stand before does not stand there. */
  | { readonly reason: 'notThere'; readonly id: string }
  /** A tag cannot be moved into itself or what is under it. */
  | { readonly reason: 'intoItself'; readonly id: string }
  /** `into` was merged into the tag, perhaps by way of others, or is the tag. */
  | { readonly reason: 'mergeCycle'; readonly into: string }
  /** Other tags were merged into this one, which the journals still name. */
  | { readonly reason: 'isMergedInto'; readonly tags: readonly string[] };

/** The keys of the root, in the order in which a new one takes its place. */
export const rootKeys = ['format', 'version', 'revision', 'title', 'tags', 'fields'];

/**
 * The text after a change, with the next revision if anything changed.
 * @param change gives the new text, or why there is none; the text that it gets has no byte order mark
 */
export function edited(
  text: string,
  change: (json: JsonText, codebook: Codebook) => string | Refusal,
): Edited {
  const { codebook, isReadable, isReadOnly } = readCodebook(text);
  if (!isReadable) return { refused: { reason: 'unreadable' } };
  if (isReadOnly) return { refused: { reason: 'newerVersion' } };
  const [mark = ''] = /^\ufeff?/.exec(text) ?? [];
  const before = text.slice(mark.length);
  const after = change(JsonText.of(before), codebook);
  if (typeof after !== 'string') return { refused: after };
  return { text: after === before ? text : mark + withNextRevision(after) };
}

/** A revision that is no whole number is its authors' business. */
function withNextRevision(text: string): string {
  const json = JsonText.of(text);
  const revision: unknown = valueOf(json.root, 'revision')?.value;
  if (revision === undefined) return json.withKey(json.root, 'revision', '1', rootKeys);
  if (typeof revision !== 'string' || !/^\d{1,15}$/.test(revision)) return text;
  return json.withKey(json.root, 'revision', String(Number(revision) + 1), rootKeys);
}
