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

/** So many units of quote and context together must agree with a passage that stands elsewhere. */
const MIN_EVIDENCE = 8;

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
 * Line ends and other white space, kinds of quotes and of normalisation do not matter for the last two.
 * @param text the article text
 * @param start where the passage stood, in UTF-16 units
 */
export function anchor(text: string, quote: Quote, start: number, end: number): Anchor | undefined {
  if (text.slice(start, end) === quote.exact) return { start, end, how: 'exact' };
  const passage = new Passage(text, quote, start);
  return passage.sameText() ?? passage.likeText();
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
    this.expected = this.folded.folded(start);
  }

  /** The best place with the text of the quote. Where it stands unit for unit is preferred to where it only folds to the same. */
  sameText(): Anchor | undefined {
    const hits = hitsOf(this.folded.text, this.exact).filter((hit) => this.isWhole(hit));
    const verbatim = hits.filter((hit) => this.isVerbatim(hit));
    const best = this.best(verbatim.length > 0 ? verbatim : hits);
    if (best === undefined || this.exact.length + this.agreement(best) < MIN_EVIDENCE) return undefined;
    return this.place(best, verbatim.length > 0 ? 'moved' : 'approximate');
  }

  /** The best place with a text that is nearly that of the quote. */
  likeText(): Anchor | undefined {
    const { length } = this.exact;
    if (length < MIN_EVIDENCE || length > MAX_APPROXIMATE) return undefined;
    const offset = Math.max(0, this.expected - MAX_DISTANCE);
    const nearby = this.folded.text.slice(offset, this.expected + length + MAX_DISTANCE);
    const matches = search(nearby, this.exact, Math.floor(length / UNITS_PER_ERROR)).map(
      ({ start, end, errors }) => this.toContext(start + offset, end + offset, errors),
    );
    const best = this.best(matches.filter((hit) => hit.start < hit.end && this.isWhole(hit)));
    // Sentences of one article can be much alike, so the surroundings must tell this one.
    if (
      best === undefined ||
      this.agreement(best) < Math.min(MIN_EVIDENCE, this.prefix.length + this.suffix.length)
    ) {
      return undefined;
    }
    return this.place(best, 'approximate');
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

/** All places of a text in another, also those that overlap. */
function hitsOf(text: string, exact: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    hits.push({ start, end: start + exact.length });
  }
  return hits;
}
