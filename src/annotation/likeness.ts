import type { KeyParts } from './reference';

/** Which parts of a reference no other article or reference has, but the one it is compared with. */
export interface Rarity {
  readonly headline: boolean;
  readonly lead: boolean;
  /** Headline and lead together. */
  readonly both: boolean;
}

/** Two candidates for one place are told apart by a lead of this size only. */
export const MARGIN = 0.3;

/**
 * How surely an article is the one that a reference meant, though their keys differ: 0 if it is not sure enough, else 2 to 3.
 *
 * Two of date, headline and lead must be equal, or the date and all but a letter or two of the headline. But sites have standing
 * headlines and boilerplate leads, and a sister article shares them; so what is equal must be rare and long enough to tell, or the
 * third part must speak for it too.
 */
export function likeness(reference: KeyParts, article: KeyParts, rare: Rarity): number {
  const sameDate = reference.date !== '' && reference.date === article.date;
  const sameHeadline = reference.headline === article.headline;
  const sameLead = hasLead(reference) && reference.lead === article.lead;
  if (sameDate && sameHeadline) {
    if (agree(reference.lead, article.lead)) return 3;
    return rare.headline && tells(reference.headline) ? 2 : 0;
  }
  if (sameDate && sameLead) {
    if (isMended(reference.headline, article.headline)) return 2.9;
    return rare.lead && tells(reference.lead) && shareWords(reference.headline, article.headline) ? 2 : 0;
  }
  if (sameHeadline && sameLead) return rare.both && tells(`${reference.headline} ${reference.lead}`) ? 2 : 0;
  if (sameDate && isMended(reference.headline, article.headline)) {
    if (agree(reference.lead, article.lead)) return 2.5;
    return !(hasLead(reference) && hasLead(article)) && tells(reference.headline) ? 2 : 0;
  }
  return 0;
}

function hasLead(parts: KeyParts): parts is KeyParts & { readonly lead: string } {
  return parts.lead !== undefined && parts.lead !== '';
}

/** Whether two leads begin the same text: equal, cut at another place, or with a slip mended. */
function agree(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const shorter = a.length < b.length ? a : b;
  if (shorter.length < 16) return false;
  return (a.startsWith(shorter) && b.startsWith(shorter)) || isMended(a, b);
}

/** Whether a text is long enough that two articles hardly have it by chance. */
function tells(text: string): boolean {
  const words = text.split(' ').length;
  // A Hangul or Han character says about as much as two or three letters.
  const weight = text.length + (text.match(/[\u3040-\u9fff\uac00-\ud7a3]/g)?.length ?? 0);
  return words >= 2 && weight >= 12;
}

/**
 * Whether one text is the other but for one slip in a long word (a letter left out, put in or changed, or two swapped), or for case
 * and punctuation.
 */
function isMended(before: string, after: string): boolean {
  const [a, b] = [bare(before), bare(after)];
  if (a === b) return a !== '';
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [removed, added] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSlip =
    removed.length + added.length <= 2 ||
    (removed.length === 2 && removed === (added[1] ?? '') + (added[0] ?? ''));
  if (!isSlip || /\p{N}/u.test(removed + added)) return false;
  // Short words change their meaning with a letter: N. and S. Korea, win and won, rise and rose.
  return Math.min(lettersAround(a, start, a.length - end), lettersAround(b, start, b.length - end)) >= 5;
}

/** The number of letters of the words that the piece of the text touches. */
function lettersAround(text: string, start: number, end: number): number {
  const first = text.lastIndexOf(' ', start - 1) + 1;
  const last = text.indexOf(' ', end);
  return text.slice(first, last === -1 ? undefined : last).replaceAll(' ', '').length;
}

/** The text in lower case, without its punctuation. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether two headlines have a good part of their words in common. News of a day with one dateline soon begin alike. */
function shareWords(a: string, b: string): boolean {
  const [ofA, ofB] = [new Set(longWords(a)), new Set(longWords(b))];
  const shared = [...ofA].filter((word) => ofB.has(word)).length;
  return shared > 0 && shared >= 0.4 * Math.min(ofA.size, ofB.size);
}

function longWords(text: string): readonly string[] {
  return bare(text).match(/\p{L}{4,}|[\u3040-\u9fff\uac00-\ud7a3]{2,}/gu) ?? [];
}
