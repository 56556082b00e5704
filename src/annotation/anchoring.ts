import search from 'approx-string-match';
import type { Quote } from './events';
import { FoldedText } from './foldedText';
import { isInsidePair } from './reference';

/** Where a mark stands now. */
export interface Anchor {
  /** UTF-16 offsets in the article text, the end exclusive. They never split a surrogate pair that the quote does not split. */
  readonly start: number;
  readonly end: number;
  /** `exact`: where it stood. `moved`: the same text elsewhere. `approximate`: a text that differs. */
  readonly how: 'exact' | 'moved' | 'approximate';
}

/** Length of a prefix or suffix in UTF-16 units. */
const CONTEXT_LENGTH = 32;

/** So much of prefix and suffix must agree with the surroundings of a place where the passage did not stand before. */
const MIN_AGREEMENT = 0.5;

/** On either side so many units must agree, where the text only resembles the quote. */
const MIN_SIDE = 4;

/** A text of so many units that stands only once in the article is that passage, whatever surrounds it. */
const TELLING_LENGTH = 40;

/** So many units of prefix and suffix find the place of a passage that was edited. */
const LANDMARK_LENGTH = 16;

/** So many units may have been put into a passage. */
const MAX_INSERTION = 40;

/** An approximate match may differ in one of so many units. */
const UNITS_PER_ERROR = 4;

/** Bounds on the approximate search, in units: of the quote, and of the text on either side of where it stood. */
const MAX_APPROXIMATE = 1000;
const MAX_DISTANCE = 10_000;

/**
 * The quote of a passage: its text, and up to 32 UTF-16 units on either side, without the half of a surrogate pair.
 * @param text the article text
 */
export function quoteOf(text: string, start: number, end: number): Quote {
  const from = Math.max(0, start - CONTEXT_LENGTH);
  const to = Math.min(text.length, end + CONTEXT_LENGTH);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
  };
}

/**
 * Finds a marked passage in a text that may have been edited since: where it stood; else where the same text stands, preferring like
 * surroundings and nearness; else a text that is nearly the same, in like surroundings. Undefined if no place is sure enough.
 * White space, kinds of quotes and normalisation do not matter for the last two.
 * @param text the article text
 * @param start where the passage stood, in UTF-16 units
 */
export function anchor(text: string, quote: Quote, start: number, end: number): Anchor | undefined {
  const exact: Anchor | undefined =
    text.slice(start, end) === quote.exact ? { start, end, how: 'exact' } : undefined;
  if (exact !== undefined && hasNeighbour(text, quote, start, end)) return exact;
  // A short text can have come there by chance.
  return new Passage(text, quote, start).find() ?? exact;
}

/** Whether on one side of where it stood the next few units are still there. */
function hasNeighbour(text: string, { prefix, suffix }: Quote, start: number, end: number): boolean {
  return text.endsWith(prefix.slice(-MIN_SIDE), start) || text.startsWith(suffix.slice(0, MIN_SIDE), end);
}

/** An offset range in a folded text. */
interface Hit {
  readonly start: number;
  readonly end: number;
}

/** A search for a quote, in folded text. */
class Passage {
  private readonly folded: FoldedText;
  private readonly exact: string;
  private readonly prefix: string;
  private readonly suffix: string;
  private readonly landmarkBefore: string;
  private readonly landmarkAfter: string;
  /** What prefix and suffix would make together, if there are both. */
  private readonly junction: string | undefined;
  /** Where it stood, in the folded text. */
  private readonly expected: number;

  constructor(
    private readonly text: string,
    private readonly quote: Quote,
    start: number,
  ) {
    this.folded = new FoldedText(text);
    this.exact = new FoldedText(quote.exact).text;
    this.prefix = new FoldedText(quote.prefix).text;
    this.suffix = new FoldedText(quote.suffix).text;
    this.landmarkBefore = this.prefix.slice(-LANDMARK_LENGTH);
    this.landmarkAfter = this.suffix.slice(0, LANDMARK_LENGTH);
    const hasBoth = this.prefix !== '' && this.suffix !== '';
    this.junction = hasBoth ? new FoldedText(this.landmarkBefore + this.landmarkAfter).text : undefined;
    this.expected = this.folded.folded(start);
  }

  find(): Anchor | undefined {
    const whole = hitsOf(this.folded.text, this.exact).filter((hit) => this.isWhole(hit));
    const verbatim = whole.filter((hit) => this.isVerbatim(hit));
    const [hits, how] = verbatim.length > 0 ? [verbatim, 'moved' as const] : [whole, 'approximate' as const];
    const same = this.best(hits);
    const edited = this.best(this.betweenSurroundings());
    if (same !== undefined && (edited === undefined || this.agreement(same) >= this.agreement(edited))) {
      const isTelling = whole.length === 1 && this.exact.length >= TELLING_LENGTH;
      if (isTelling || this.isSure(same)) return this.place(same, how);
    }
    const like = edited ?? this.best(this.alike());
    if (like === undefined || !this.isSure(like)) return undefined;
    // What was put in beside the passage is no part of it.
    const inside = hits.find(({ start, end }) => like.start <= start && end <= like.end);
    return inside === undefined ? this.place(like, 'approximate') : this.place(inside, how);
  }

  /** What stands between prefix and suffix and begins and ends much like the quote: something was changed inside. */
  private betweenSurroundings(): readonly Hit[] {
    const { text } = this.folded;
    const befores = this.prefix === '' ? [0] : hitsOf(text, this.landmarkBefore).map(({ end }) => end);
    const afters =
      this.suffix === '' ? [text.length] : hitsOf(text, this.landmarkAfter).map(({ start }) => start);
    const hits: Hit[] = [];
    let next = 0;
    for (const start of befores) {
      while ((afters[next] ?? Infinity) <= start) next++;
      const end = afters[next] ?? start;
      if (this.isWhole({ start, end }) && isEdited(this.exact, text.slice(start, end)))
        hits.push({ start, end });
    }
    return hits;
  }

  /** The places with the texts that are most nearly that of the quote. */
  private alike(): readonly Hit[] {
    const { length } = this.exact;
    if (length < UNITS_PER_ERROR || length > MAX_APPROXIMATE) return [];
    const offset = Math.max(0, this.expected - MAX_DISTANCE);
    const nearby = this.folded.text.slice(offset, this.expected + length + MAX_DISTANCE);
    return search(nearby, this.exact, Math.floor(length / UNITS_PER_ERROR))
      .map(({ start, end, errors }) => this.toContext(start + offset, end + offset, errors))
      .filter((hit) => hit.start < hit.end && this.isWhole(hit) && this.isAmid(hit));
  }

  /** Whether both sides of a passage agree a little, or are the beginning or end of the text as they were. */
  private isAmid({ start, end }: Hit): boolean {
    const { prefix, suffix } = this;
    const before =
      prefix === '' ? start === 0 : this.agreementBefore(start) >= Math.min(MIN_SIDE, prefix.length);
    const after =
      suffix === ''
        ? end === this.folded.text.length
        : this.agreementAfter(end) >= Math.min(MIN_SIDE, suffix.length);
    return before && after;
  }

  /**
   * Whether the surroundings of a passage tell that it is the one, since sentences of one article can be much alike. If prefix and
   * suffix stand somewhere with nothing between them, the passage was taken out there; then only a copy with all of them will do.
   */
  private isSure(hit: Hit): boolean {
    const isGone = this.junction !== undefined && this.folded.text.includes(this.junction);
    return this.agreement(hit) >= (isGone ? 1 : MIN_AGREEMENT) * (this.prefix.length + this.suffix.length);
  }

  /** Sets the ends of a match where prefix and suffix are met best: the search cannot tell which edge an edit belongs to. */
  private toContext(start: number, end: number, slack: number): Hit {
    const best = (offset: number, agreement: (offset: number) => number): number => {
      let found = offset;
      for (let i = Math.max(0, offset - slack); i <= Math.min(this.folded.text.length, offset + slack); i++) {
        if (agreement(i) > agreement(found)) found = i;
      }
      return found;
    };
    return {
      start: best(start, (offset) => this.agreementBefore(offset)),
      end: best(end, (offset) => this.agreementAfter(offset)),
    };
  }

  /** The hit with the likest surroundings; among such as are alike in that, the nearest. */
  private best(hits: readonly Hit[]): Hit | undefined {
    const contextLength = Math.max(1, this.prefix.length + this.suffix.length);
    const score = (hit: Hit): number =>
      (4 * this.agreement(hit)) / contextLength -
      Math.abs(hit.start - this.expected) / this.folded.text.length;
    let best: { readonly hit: Hit; readonly score: number } | undefined;
    for (const hit of hits) {
      const candidate = { hit, score: score(hit) };
      if (best === undefined || candidate.score > best.score) best = candidate;
    }
    return best?.hit;
  }

  /** How many units around a hit are those of prefix and suffix. */
  private agreement({ start, end }: Hit): number {
    return this.agreementBefore(start) + this.agreementAfter(end);
  }

  private agreementBefore(offset: number): number {
    const { text } = this.folded;
    let length = 0;
    while (length < this.prefix.length && this.prefix.at(-1 - length) === text[offset - 1 - length]) length++;
    return length;
  }

  private agreementAfter(offset: number): number {
    const { text } = this.folded;
    let length = 0;
    while (length < this.suffix.length && this.suffix[length] === text[offset + length]) length++;
    return length;
  }

  private isVerbatim(hit: Hit): boolean {
    const { start, end } = this.folded.unfolded(hit.start, hit.end);
    return this.text.slice(start, end) === this.quote.exact;
  }

  private isWhole({ start, end }: Hit): boolean {
    return this.folded.isWhole(start, end);
  }

  private place({ start, end }: Hit, how: Anchor['how']): Anchor {
    return { ...this.folded.unfolded(start, end), how };
  }
}

/** Whether a text begins and ends much like another: something was put into that, or a part of it was changed. */
function isEdited(before: string, after: string): boolean {
  const common = commonEnds(before, after);
  const isInsertion = common === before.length && after.length <= before.length + MAX_INSERTION;
  return isInsertion || 2 * common >= Math.max(before.length, after.length);
}

/** How many units of two texts agree at their beginnings and at their ends. */
function commonEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

/** All places of a text in another, also those that overlap. */
function hitsOf(text: string, exact: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    hits.push({ start, end: start + exact.length });
  }
  return hits;
}
