import { isRecord } from '../annotation/shape';
import { CodePoints } from './codePoints';
import { problemOfPassage } from './codedRowReader';
import type { ImportedAnnotation } from './imported';
import { listIn } from './listIn';

/** Where a mark stands, as an import has it. */
export type Passage = Pick<
  Extract<ImportedAnnotation, { readonly kind: 'mark' }>,
  'start' | 'end' | 'exact' | 'prefix' | 'suffix'
>;

/**
 * The passage that selectors mean; undefined if there are none; or why they mean none. They are other ways to say the same: a quote that
 * does not stand at the position is looked for when it is imported.
 * @param text the article's, if the file has it
 */
export function passageIn(
  selectors: readonly unknown[],
  text: string | undefined,
): Passage | string | undefined {
  if (selectors.length === 0) return undefined;
  const records = selectors.filter(isRecord);
  if (records.some((selector) => selector['refinedBy'] !== undefined))
    return 'a selector that another one refines is not supported';
  const ofType = (type: string): Record<string, unknown> | undefined =>
    records.find((selector) =>
      listIn(selector['type']).some((name) => name === type || name === `oa:${type}`),
    );
  const quote = ofType('TextQuoteSelector');
  const position = ofType('TextPositionSelector');
  if (!quote && !position) return 'a passage needs a TextQuoteSelector or a TextPositionSelector';
  const { exact, prefix = '', suffix = '' } = quote ?? {};
  if (quote && (typeof exact !== 'string' || exact === '')) return 'exact must be a string that is not empty';
  if (typeof prefix !== 'string' || typeof suffix !== 'string') return 'prefix and suffix must be strings';
  const problem = position && problemOfPassage(position['start'], position['end'], Infinity);
  if (problem !== undefined) return problem;
  // The offsets are whole numbers by the check above.
  const start = (position?.['start'] ?? 0) as number;
  const end = (position?.['end'] ?? 0) as number;
  if (text === undefined) {
    if (typeof exact !== 'string') return 'a position alone says nothing, as the text is not in the file';
    return { start, end: start + exact.length, exact, prefix, suffix };
  }
  const points = new CodePoints(text);
  const inPoints = { start: points.toUnits(start), end: points.toUnits(end) };
  if (typeof exact !== 'string') return problemOfPassage(start, end, points.length) ?? inPoints;
  const here = [inPoints, { start, end }].find((at) => text.slice(at.start, at.end) === exact);
  if (position && here) return { ...here, exact };
  const found = text.indexOf(exact);
  if (found < 0) return `the article does not read “${exact.slice(0, 100)}”`;
  const near = position ? Math.min(inPoints.start, text.length) : found;
  return { start: near, end: near + exact.length, exact, prefix, suffix };
}
