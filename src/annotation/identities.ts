import type { ArticleLines, DumpIndex } from '../dump/dumpIndex';
import type { Steps } from '../dump/steps';
import type { TextSource } from '../dump/textSource';
import { foldedLead, foldText } from './reference';

/** A text and its index. */
export interface IndexedText {
  readonly source: TextSource;
  readonly index: DumpIndex;
}

/**
 * What tells the articles of a dump apart besides their days: hashes of their folded headlines and leads, 12 bytes an article. Articles whose
 * hashes are all equal have the same headline and lead: the chance that they have not is one in 2^64 for each pair, since equal headlines do
 * not make the other hashes meet. The seeds are new in each process, so no text can be made to meet another; keep no hash.
 */
export class Identities {
  readonly count: number;
  /** Three hashes an article: of the headline, of the lead, of both. */
  readonly #hashes: Int32Array;

  private constructor(hashes: Int32Array) {
    this.#hashes = hashes;
    this.count = hashes.length / hashesOfArticle;
  }

  /**
   * Reads the headline and the lead of every article of a dump.
   * @param before of the same dump before edits: what these surely left alone is not read
   */
  static *read(
    { source, index }: IndexedText,
    before?: { readonly identities: Identities; readonly index: DumpIndex },
  ): Steps<Identities> {
    const hashes = new Int32Array(index.articleCount * hashesOfArticle);
    const readFrom = function* (start: number, end: number): Steps<void> {
      for (let next = start; next < end; next += articlesInStep) {
        readSome(hashes, { source, index }, next, Math.min(next + articlesInStep, end));
        yield;
      }
    };
    let next = 0;
    if (before)
      for (const { article, was, count } of index.keptFrom(before.index)) {
        yield* readFrom(next, article);
        const from = was * hashesOfArticle;
        const kept = before.identities.#hashes.subarray(from, from + count * hashesOfArticle);
        hashes.set(kept, article * hashesOfArticle);
        next = article + count;
      }
    yield* readFrom(next, index.articleCount);
    return new Identities(hashes);
  }

  /** The hashes of an article with this headline and lead, both folded. */
  static of(headline: string, lead: string): Identities {
    const hashes = new Int32Array(hashesOfArticle);
    writeHashes(hashes, 0, headline, lead);
    return new Identities(hashes);
  }

  /** The hash of an article's headline: a whole number of 32 bits, as the others are. */
  headline(article: number): number {
    return this.#hashes[article * hashesOfArticle] ?? 0;
  }

  lead(article: number): number {
    return this.#hashes[article * hashesOfArticle + 1] ?? 0;
  }

  /** The hash of headline and lead together. It tells nothing of either. */
  both(article: number): number {
    return this.#hashes[article * hashesOfArticle + 2] ?? 0;
  }
}

const hashesOfArticle = 3;
const articlesInStep = 128;
/** As many paragraphs fill a lead: each has at least a character and a space behind it. */
const paragraphsInLead = 33;

/** Reads the articles from `start` to `end`. */
function readSome(hashes: Int32Array, { source, index }: IndexedText, start: number, end: number): void {
  for (let article = start; article < end; article++) {
    const lines = index.lines(article);
    writeHashes(hashes, article * hashesOfArticle, headlineOf(source, lines), leadOf(source, lines));
  }
}

function headlineOf(source: TextSource, { headline }: ArticleLines): string {
  // A byte order mark at the beginning of the file is white space, which is folded away.
  return foldText(source.line(headline));
}

/** The folded lead of an article's excerpt, of which it needs no more than the first paragraphs. */
function leadOf(source: TextSource, { headline, excerptEnd }: ArticleLines): string {
  let excerpt = '';
  let paragraphs = 0;
  for (let line = headline + 1; line < excerptEnd && paragraphs < paragraphsInLead; line++) {
    const text = source.line(line);
    if (text.trim() === '') continue;
    excerpt += paragraphs++ === 0 ? text : `\n${text}`;
  }
  return foldedLead(excerpt);
}

/** Secret numbers, odd. */
const [seedOfHeadline, seedOfLead, seedOfBoth, multiplier, otherMultiplier] = Array.from(
  { length: 5 },
  () => Math.floor(Math.random() * 2 ** 31) * 2 + 1,
) as [number, number, number, number, number];

function writeHashes(hashes: Int32Array, at: number, headline: string, lead: string): void {
  let both = seedOfBoth;
  let hash = seedOfHeadline;
  for (let i = 0; i < headline.length; i++) {
    const unit = headline.charCodeAt(i);
    hash = mixed(hash ^ unit, multiplier);
    both = mixed(both ^ unit, otherMultiplier);
  }
  hashes[at] = finished(hash);
  // No folded text holds it.
  both = mixed(both ^ lineFeed, otherMultiplier);
  hash = seedOfLead;
  for (let i = 0; i < lead.length; i++) {
    const unit = lead.charCodeAt(i);
    hash = mixed(hash ^ unit, multiplier);
    both = mixed(both ^ unit, otherMultiplier);
  }
  hashes[at + 1] = finished(hash);
  hashes[at + 2] = finished(both);
}

const lineFeed = 0x0a;

/** Spreads a change over all bits, in a way that nobody knows who does not know the multiplier. */
function mixed(hash: number, by: number): number {
  const product = Math.imul(hash, by);
  return product ^ (product >>> 15);
}

/** Lets each bit depend on all others: the last step of MurmurHash3. */
function finished(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
