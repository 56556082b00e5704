import { dayOfIso, noDay, type Day } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import { finish, type Steps } from '../dump/steps';
import { referenceOf } from './articlePlace';
import { Identities, type IndexedText } from './identities';
import { partsOfKey, referenceKey, type ArticleReference } from './reference';
import { relevantKeys } from './relevantKeys';

/** A dump with the identities of its articles. */
export interface DumpArticles<D extends IndexedText> {
  readonly dump: D;
  readonly identities: Identities;
}

/** One place where an article stands. */
export interface TablePlace<D extends IndexedText> {
  readonly dump: D;
  /** Its number in the dump's index. */
  readonly article: number;
}

/**
 * The articles of several dumps, each once: those that are equal in day, headline and lead are one. They are numbered from 0 in the order of
 * their first occurrence: dumps as they were given, in each the order of the text. Holds numbers only, 20 to 28 bytes an occurrence beside the
 * identities; what an article says is read from its dump when it is asked for.
 */
export class ArticleTable<D extends IndexedText> {
  readonly #entries: readonly Entry<D>[];
  readonly #entryOf: ReadonlyMap<D, Entry<D>>;
  #count = 0;
  /** By occurrence, its article. */
  readonly #articleOf: Int32Array;
  /** By article, its last occurrence. */
  readonly #last: Int32Array;
  /** By occurrence, the next of the same article; behind the last, the first. */
  readonly #next: Int32Array;
  /** A hash table with open addressing, never more than half full: the number of an article plus 1, or 0. */
  readonly #slots: Int32Array;

  private constructor(dumps: readonly DumpArticles<D>[]) {
    let total = 0;
    this.#entries = dumps.map(({ dump, identities }) => {
      const start = total;
      total += identities.count;
      return { dump, index: dump.index, identities, start };
    });
    this.#entryOf = new Map(this.#entries.map((entry) => [entry.dump, entry]));
    this.#articleOf = new Int32Array(total);
    this.#last = new Int32Array(total);
    this.#next = new Int32Array(total);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * total + 1)));
  }

  /** Joins the articles of dumps, each given once, with the identities of its index as it is now. */
  static *of<D extends IndexedText>(dumps: readonly DumpArticles<D>[]): Steps<ArticleTable<D>> {
    const table = new ArticleTable(dumps);
    for (const entry of table.#entries)
      for (let start = 0; start < entry.identities.count; start += occurrencesInStep) {
        table.#add(entry, start, Math.min(start + occurrencesInStep, entry.identities.count));
        yield;
      }
    return table;
  }

  /** How many articles there are. */
  get count(): number {
    return this.#count;
  }

  /** Where an article stands first. */
  first(article: number): TablePlace<D> {
    return this.#placeOf(this.#firstOf(article));
  }

  /** Where an article stands: dumps in the order of the table, in each the order of the text. */
  occurrences(article: number): [TablePlace<D>, ...TablePlace<D>[]] {
    const first = this.#firstOf(article);
    const places: [TablePlace<D>, ...TablePlace<D>[]] = [this.#placeOf(first)];
    for (let at = this.#after(first); at !== first; at = this.#after(at)) places.push(this.#placeOf(at));
    return places;
  }

  /** In how many places an article stands. */
  occurrenceCount(article: number): number {
    const first = this.#firstOf(article);
    let count = 1;
    for (let at = this.#after(first); at !== first; at = this.#after(at)) count++;
    return count;
  }

  /** The number of the article that is number `article` in the index of a dump. Throws a `RangeError` if there is none. */
  numberOf(dump: D, article: number): number {
    const entry = this.#entryOf.get(dump);
    const isThere = entry && article >= 0 && article < entry.identities.count;
    const number = isThere ? this.#articleOf[entry.start + article] : undefined;
    if (number === undefined) throw new RangeError(`no article ${article}`);
    return number;
  }

  /** The day of an article; `noDay` if it is unknown, for whatever reason. */
  day(article: number): Day {
    const first = this.#firstOf(article);
    const { index, start } = this.#entryAt(first);
    return knownDay(index, first - start);
  }

  /** How journals name an article. */
  reference(article: number): ArticleReference {
    const first = this.#firstOf(article);
    const { dump, index, start } = this.#entryAt(first);
    return referenceOf({ dump: { source: dump.source, index }, article: first - start });
  }

  key(article: number): string {
    return referenceKey(this.reference(article));
  }

  /** The hash of an article's headline, as {@link Identities} has it. */
  headlineHash(article: number): number {
    const first = this.#firstOf(article);
    const { identities, start } = this.#entryAt(first);
    return identities.headline(first - start);
  }

  leadHash(article: number): number {
    const first = this.#firstOf(article);
    const { identities, start } = this.#entryAt(first);
    return identities.lead(first - start);
  }

  /** The number of the article with this key, -1 if there is none. */
  find(key: string): number {
    const article = this.#candidate(key);
    return article >= 0 && this.key(article) === key ? article : -1;
  }

  /** The numbers of the articles with these keys, as far as there are any. The dumps are read in their order, each once. */
  *findAll(keys: Iterable<string>): Steps<Map<string, number>> {
    const keysOf = new Map<number, string[]>();
    for (const key of keys) {
      const article = this.#candidate(key);
      const others = keysOf.get(article);
      if (others) others.push(key);
      else if (article >= 0) keysOf.set(article, [key]);
      yield;
    }
    const found = new Map<string, number>();
    for (const article of Int32Array.from(keysOf.keys()).sort()) {
      const key = this.key(article);
      if (keysOf.get(article)?.includes(key)) found.set(key, article);
      yield;
    }
    return found;
  }

  /** The keys of all articles that can matter when articles are sought for references, as {@link relevantKeys} gives them. */
  relevantKeys(
    references: Iterable<{ readonly key: string }>,
    renamed?: ReadonlyMap<string, string>,
  ): string[] {
    return finish(relevantKeys(this, references, renamed));
  }

  /** The only article that can have this key, -1 if none can. */
  #candidate(key: string): number {
    const { date, headline, lead } = partsOfKey(key);
    if (lead === undefined) return -1;
    const slot = this.#slotOf(Math.max(noDay, dayOfIso(date)), Identities.of(headline, lead), 0);
    return (this.#slots[slot] ?? 0) - 1;
  }

  /** Adds some of the articles of a dump. Those before them must be there. */
  #add({ index, identities, start }: Entry<D>, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const slot = this.#slotOf(knownDay(index, i), identities, i);
      const occurrence = start + i;
      let article = (this.#slots[slot] ?? 0) - 1;
      if (article < 0) {
        article = this.#count++;
        this.#slots[slot] = article + 1;
        this.#next[occurrence] = occurrence;
      } else {
        const last = this.#last[article] ?? 0;
        this.#next[occurrence] = this.#after(last);
        this.#next[last] = occurrence;
      }
      this.#last[article] = occurrence;
      this.#articleOf[occurrence] = article;
    }
  }

  /** The slot of the article with this day and the identity of number `i` of these; an empty one if there is none. */
  #slotOf(day: Day, identities: Identities, i: number): number {
    const mask = this.#slots.length - 1;
    let slot = (identities.both(i) ^ Math.imul(day, 0x9e3779b1)) & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || this.#isSame(found - 1, day, identities, i)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isSame(article: number, day: Day, identities: Identities, i: number): boolean {
    const first = this.#firstOf(article);
    const other = this.#entryAt(first);
    const at = first - other.start;
    return (
      other.identities.both(at) === identities.both(i) &&
      other.identities.headline(at) === identities.headline(i) &&
      other.identities.lead(at) === identities.lead(i) &&
      knownDay(other.index, at) === day
    );
  }

  #firstOf(article: number): number {
    if (!(article >= 0 && article < this.#count)) throw new RangeError(`no article ${article}`);
    return this.#after(this.#last[article] ?? 0);
  }

  #after(occurrence: number): number {
    return this.#next[occurrence] ?? 0;
  }

  #placeOf(occurrence: number): TablePlace<D> {
    const { dump, start } = this.#entryAt(occurrence);
    return { dump, article: occurrence - start };
  }

  /** The dump that an occurrence stands in. */
  #entryAt(occurrence: number): Entry<D> {
    let low = 0;
    let high = this.#entries.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.start ?? 0) <= occurrence) low = middle;
      else high = middle;
    }
    const entry = this.#entries[low];
    if (!entry) throw new RangeError(`no occurrence ${occurrence}`);
    return entry;
  }
}

const occurrencesInStep = 256;

/** A dump of a table. */
interface Entry<D extends IndexedText> extends DumpArticles<D> {
  /** As it was when the table was made. */
  readonly index: DumpIndex;
  /** The number of its first occurrence. */
  readonly start: number;
}

const knownDay = (index: DumpIndex, article: number): Day => Math.max(noDay, index.day(article));
