import type { CodedArticle } from '../annotation/codedArticle';
import type { Codebook } from '../annotation/codebook/codebook';

/** What to set and to clear when a tag's key is pressed. */
export interface Toggle {
  readonly set: readonly string[];
  readonly clear: readonly string[];
}

/**
 * Gives or takes away a tag of the codebook. The ids of tags that were merged into it go with it; where only one of several may be
 * given, the others go.
 */
export function toggleTag(codebook: Codebook, { tags }: Pick<CodedArticle, 'tags'>, tag: string): Toggle {
  const meaning = (ids: readonly string[]): string[] =>
    [...tags].filter((given) => ids.includes(codebook.resolve(given)));
  const same = meaning([tag]);
  return same.length > 0
    ? { set: [], clear: same }
    : { set: [tag], clear: meaning(codebook.excludedBy(tag)) };
}
