import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** How a journal names an article: by what it says, never by where it stands. */
export interface ArticleReference {
  /** The calendar date as `yyyy-MM-dd`; null when it is unknown. */
  readonly date: string | null;
  readonly headline: string;
  /** The beginning of the excerpt. Journals of other tools may leave it out. */
  readonly lead?: string;
}

/** Length of a lead in UTF-16 units. */
const LEAD_LENGTH = 64;

/**
 * The text under NFC, with each run of white space as one space, trimmed, and with straight quotes.
 * Two texts that a reader cannot tell apart fold to the same one; folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (isFolded(text)) return text;
  return straightenQuotes(text.normalize('NFC'))
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();
}

function isFolded(text: string): boolean {
  return beginsPlain(text, text.length) && text.charCodeAt(text.length - 1) !== space;
}

/**
 * Whether so many units of a text are plain ASCII without a space at the beginning or two together. Most are, and a normalisation costs ten
 * times this look.
 */
function beginsPlain(text: string, length: number): boolean {
  let afterSpace = true;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e || unit < space || (unit === space && afterSpace)) return false;
    afterSpace = unit === space;
  }
  return true;
}

const space = 0x20;

/** The text with straight quotes in the place of curly and low ones. No offset changes. */
export function straightenQuotes(text: string): string {
  return text.replace(/[\u2018-\u201b]/g, "'").replace(/[\u201c-\u201f]/g, '"');
}

/**
 * The lead of an excerpt: folded, then cut to 64 UTF-16 units, never inside a surrogate pair or before a space.
 * The lead of a lead is that lead.
 */
export function foldedLead(excerpt: string): string {
  // The unit behind the lead is looked at too: it might be joined with what stands before it.
  if (beginsPlain(excerpt, Math.min(excerpt.length, LEAD_LENGTH + 1)))
    return excerpt.slice(0, LEAD_LENGTH).trimEnd();
  const piece = foldText(enoughForLead(excerpt));
  const folded = piece.length < LEAD_LENGTH ? foldText(excerpt) : piece;
  return folded.slice(0, isInsidePair(folded, LEAD_LENGTH) ? LEAD_LENGTH - 1 : LEAD_LENGTH).trimEnd();
}

/**
 * Nearly always the lead is in the first two leads' length. The cut stands before an ASCII character: none of these joins what
 * stands before it, so the piece folds to the beginning of the folded excerpt.
 */
function enoughForLead(excerpt: string): string {
  const ascii = /[ -~]/g;
  ascii.lastIndex = 2 * LEAD_LENGTH;
  return excerpt.slice(0, ascii.exec(excerpt)?.index);
}

/** Whether the offset stands between the two halves of a surrogate pair. */
export function isInsidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/**
 * The identity of an article as one string: equal for two articles if and only if date, folded headline and folded lead are.
 * `lead` may be the whole excerpt.
 */
export function articleKey(date: string | null, headline: string, lead: string): string {
  // Folded text holds no line feed, so the parts cannot run into each other.
  return `${date ?? ''}\n${foldText(headline)}\n${foldedLead(lead)}`;
}

/** The key of a reference: that of its article, or a shorter one, which equals no article's, where the lead is left out. */
export function referenceKey({ date, headline, lead }: ArticleReference): string {
  return lead === undefined ? `${date ?? ''}\n${foldText(headline)}` : articleKey(date, headline, lead);
}

/** What a key was made of, folded. */
export interface KeyParts {
  /** Empty if unknown. */
  readonly date: string;
  readonly headline: string;
  /** Undefined in the key of a reference that leaves it out. */
  readonly lead: string | undefined;
}

/** The parts of a key from {@link articleKey} or {@link referenceKey}. */
export function partsOfKey(key: string): KeyParts {
  const afterDate = key.indexOf('\n') + 1;
  const afterHeadline = key.indexOf('\n', afterDate) + 1;
  const date = key.slice(0, afterDate - 1);
  return afterHeadline === 0
    ? { date, headline: key.slice(afterDate), lead: undefined }
    : { date, headline: key.slice(afterDate, afterHeadline - 1), lead: key.slice(afterHeadline) };
}

/** The reference to an article as journals hold it. `excerpt` is the whole excerpt or a lead. */
export function referenceTo(date: string | null, headline: string, excerpt: string): ArticleReference {
  return { date, headline, lead: foldedLead(excerpt) };
}

/** Gives the SHA-256 of a text in UTF-8 as lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/**
 * The exported id of an article with this key: the first 16 hexadecimal digits of the SHA-256 of the key in UTF-8.
 * @param hash faster than the one that is used without it, if the platform has one
 */
export function articleId(key: string, hash: Sha256 = plainSha256): string {
  return hash(key).slice(0, 16);
}

const plainSha256: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));
