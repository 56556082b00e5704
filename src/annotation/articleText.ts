/**
 * The text of an article, which the offsets of its marks count in: headline, line feed, and the excerpt's paragraphs joined by line
 * feeds. Without an excerpt it is the headline alone. Nothing is normalised; the parts are lines, so they hold no line end.
 */
export function articleText(headline: string, paragraphs: readonly string[]): string {
  return [headline, ...paragraphs].join('\n');
}
