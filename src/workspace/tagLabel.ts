import type { Codebook } from '../annotation/codebook/codebook';

/** What people call a tag: its label in the codebook, or that of the tag it was merged into; its id if it is not in the codebook. */
export function tagLabel(codebook: Codebook | undefined, tag: string): string {
  return codebook?.tag(codebook.resolve(tag))?.label ?? tag;
}
