import { sumOf, type Agreement } from './agreement';
import { overlap, type Span } from './spans';

/** An article: for each coder, in one order in all articles, the passages as {@link mergeSpans} gives them. */
export type PassagesByCoder = readonly (readonly Span[])[];

/**
 * Whether two coders' passages are the same one: `exact`: same start and same end; `overlap`: they have at least one place in common.
 * One passage is paired with one other at most, and as many as can be are paired.
 */
export type SpanMatching = 'exact' | 'overlap';

/**
 * F1 of two coders' passages over all articles: 2 · pairs ⁄ (passages of the one + passages of the other). It is the same whichever
 * coder is taken for the truth. For more coders it is the mean over all pairs of coders, without those where neither marked anything.
 * It is not corrected for chance.
 *
 * Source: G. Hripcsak and A. S. Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval, Journal of the
 * American Medical Informatics Association 12: 296–298.
 */
export function spanF1(articles: readonly PassagesByCoder[], matching: SpanMatching): Agreement {
  const coders = articles.reduce((most, article) => Math.max(most, article.length), 0);
  if (coders < 2) return { undefined: 'underTwoCoders' };
  const scores: number[] = [];
  for (let second = 1; second < coders; second++)
    for (let first = 0; first < second; first++) {
      let pairs = 0;
      let passages = 0;
      for (const { [first]: a = [], [second]: b = [] } of articles) {
        pairs += pairsOf(a, b, matching);
        passages += a.length + b.length;
      }
      if (passages > 0) scores.push((2 * pairs) / passages);
    }
  return scores.length === 0 ? { undefined: 'noUnits' } : { value: sumOf(scores) / scores.length };
}

/**
 * How many passages can be paired. From the left, the first two that match are paired: neither side's passages overlap each other, so
 * no other choice makes more pairs.
 */
function pairsOf(a: readonly Span[], b: readonly Span[], matching: SpanMatching): number {
  let [i, j, pairs] = [0, 0, 0];
  for (let ours = a[0], theirs = b[0]; ours && theirs; ours = a[i], theirs = b[j]) {
    const isPair =
      matching === 'exact' ? ours.start === theirs.start && ours.end === theirs.end : overlap(ours, theirs);
    if (isPair) pairs++;
    if (isPair || ours.end <= theirs.end) i++;
    if (isPair || theirs.end < ours.end) j++;
  }
  return pairs;
}
