import type { ArticleRecord } from './records';

/**
 * The text of an exported item: headline, LF, excerpt. It is the article text, which our offsets count in, in UTF-16 units.
 */
export function itemText({ headline, excerpt }: Pick<ArticleRecord, 'headline' | 'excerpt'>): string {
  return excerpt === undefined ? headline : `${headline}\n${excerpt}`;
}

/** What an item's text is made of: its first line is the headline. */
export function partsOfItemText(text: string): { readonly headline: string; readonly excerpt: string } {
  const end = text.indexOf('\n');
  return end < 0
    ? { headline: text, excerpt: '' }
    : { headline: text.slice(0, end), excerpt: text.slice(end + 1) };
}
