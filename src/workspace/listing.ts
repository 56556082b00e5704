import { partsOfKey, type ArticleReference } from '../annotation/reference';
import type { Day } from '../dump/day';
import type { Dump, Occurrence } from './dump';
import type { ListedText } from './listedText';
import type { Project } from './project';
import type { ProjectArticles } from './projectArticles';

/**
 * An article of a project, with all places where it stands. It is made when it is asked for: two of one article are not always the same
 * object (see {@link isSameArticle}), and what they say is read from the dump then.
 */
export interface ListedArticle {
  /** In which it has its number; undefined if it was typed just now and is in none. */
  readonly listing: Listing | undefined;
  /** Its number in the listing, -1 if it is in none. */
  readonly number: number;
  /** What tells it in its project, in every listing. Empty if its dump was edited since it was listed and nobody had asked before. */
  readonly key: string;
  /** How journals name it. Throws if the key is not known any more. */
  readonly reference: ArticleReference;
  readonly day: Day;
  /** Undefined if the dump was never saved. */
  readonly project: Project | undefined;
  /** At least one. Dumps in the order of their URIs, in each the order of the text. They are of the text that was listed. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
}

/** Whether these are the same article, perhaps as it was listed at different times. */
export function isSameArticle(one: ListedArticle, other: ListedArticle): boolean {
  if (one.listing !== undefined && one.listing === other.listing) return one.number === other.number;
  return one.project === other.project && one.key !== '' && one.key === other.key;
}

interface Part {
  readonly articles: ProjectArticles;
  /** The number of its first article in the listing. */
  readonly start: number;
}

/** The articles of all dumps as they were at one time, each once per project. They are numbered from 0, project by project. */
export class Listing {
  readonly #parts: readonly Part[];
  readonly #texts = new Map<Dump, { readonly text: ListedText; readonly part: Part }>();
  readonly length: number;
  /** All of them, in each project in the order of their first occurrence. */
  readonly all: ArticleList = new ArticleList(this);

  /** @param projects one for each project, and one for the dumps that were never saved */
  constructor(projects: readonly ProjectArticles[] = []) {
    const parts: Part[] = [];
    let start = 0;
    for (const articles of projects) {
      const part = { articles, start };
      parts.push(part);
      for (const text of articles.texts) this.#texts.set(text.dump, { text, part });
      start += articles.table.count;
    }
    this.#parts = parts;
    this.length = start;
  }

  /** The projects that have articles. */
  get projects(): readonly Project[] {
    return this.#parts.flatMap(({ articles: { project, table } }) =>
      project && table.count > 0 ? [project] : [],
    );
  }

  /** The articles of a project by themselves, with numbers of their own; undefined if none of its dumps was listed. */
  articlesOf(project: Project | undefined): ProjectArticles | undefined {
    return this.#partWith(project)?.articles;
  }

  /** The project of a dump, undefined if it was never saved, or not listed. */
  projectOf(dump: Dump): Project | undefined {
    return this.#texts.get(dump)?.part.articles.project;
  }

  /** The article with this number. */
  article(number: number): ListedArticle {
    return new NumberedArticle(this, number);
  }

  day(number: number): Day {
    const { articles, start } = this.#partOf(number);
    return articles.table.day(number - start);
  }

  project(number: number): Project | undefined {
    return this.#partOf(number).articles.project;
  }

  /** Empty if its dump was edited since it was listed. */
  headline(number: number): string {
    const { articles, start } = this.#partOf(number);
    const { dump: text, article } = articles.table.first(number - start);
    return text.source.line(text.index.lines(article).headline).trim();
  }

  /** Empty if its dump was edited since it was listed. */
  key(number: number): string {
    const { articles, start } = this.#partOf(number);
    const { table } = articles;
    return table.first(number - start).dump.isCurrent ? table.key(number - start) : '';
  }

  /** Undefined if its dump was edited since it was listed. */
  reference(number: number): ArticleReference | undefined {
    const { articles, start } = this.#partOf(number);
    const { table } = articles;
    return table.first(number - start).dump.isCurrent ? table.reference(number - start) : undefined;
  }

  /** Where an article stands first, in the text that was listed. */
  first(number: number): Occurrence {
    const { articles, start } = this.#partOf(number);
    return asOccurrence(articles.table.first(number - start));
  }

  /** All places where an article stands, in the texts that were listed. */
  occurrences(number: number): [Occurrence, ...Occurrence[]] {
    const { articles, start } = this.#partOf(number);
    const [first, ...others] = articles.table.occurrences(number - start);
    return [asOccurrence(first), ...others.map(asOccurrence)];
  }

  /** The number of the article at a place; -1 if its dump was not listed, or was edited since. */
  numberOf({ dump, article }: Occurrence): number {
    const known = this.#texts.get(dump);
    return known?.text.isIndexCurrent === true
      ? known.part.start + known.part.articles.table.numberOf(known.text, article)
      : -1;
  }

  /** The article at a place, which stays known by its key; undefined if its dump was not listed, or was edited since. */
  articleAt(place: Occurrence): ListedArticle | undefined {
    const number = this.numberOf(place);
    return number < 0 ? undefined : new NumberedArticle(this, number, this.key(number));
  }

  /** The number of the article that has this key, -1 if there is none. What was found once stays known when the text changes. */
  numberOfKey(project: Project | undefined, key: string): number {
    const part = this.#partWith(project);
    const number = part ? part.articles.find(key) : -1;
    return part && number >= 0 ? part.start + number : -1;
  }

  /** The article that has this key, undefined if there is none. */
  find(project: Project | undefined, key: string): ListedArticle | undefined {
    const number = this.numberOfKey(project, key);
    return number < 0 ? undefined : new NumberedArticle(this, number, key);
  }

  /** The articles of a project. */
  in(project: Project | undefined): ArticleList {
    const part = this.#partWith(project);
    const count = part?.articles.table.count ?? 0;
    if (count === this.length) return this.all;
    return new ArticleList(
      this,
      Int32Array.from({ length: count }, (_, i) => (part?.start ?? 0) + i),
    );
  }

  /** The articles that stand in a dump, each once; none if it was not listed. */
  inDump(dump: Dump): ArticleList {
    const known = this.#texts.get(dump);
    const numbers = new Set<number>();
    if (known) {
      const { text, part } = known;
      for (let article = 0; article < text.index.articleCount; article++)
        numbers.add(part.start + part.articles.table.numberOf(text, article));
    }
    return new ArticleList(this, Int32Array.from(numbers).sort());
  }

  #partWith(project: Project | undefined): Part | undefined {
    const known = this.#parts.find(({ articles }) => articles.project === project);
    if (known || !project) return known;
    // Somebody else's object of the same project.
    const folder = project.folder.toString();
    return this.#parts.find(({ articles }) => articles.project?.folder.toString() === folder);
  }

  #partOf(number: number): Part {
    const part = this.#parts.findLast(({ start }) => start <= number);
    if (!part) throw new RangeError(`no article ${number}`);
    return part;
  }
}

/** Some of the articles of a listing, or all, in an order. Holds numbers only. */
export class ArticleList implements Iterable<ListedArticle> {
  readonly #numbers: Int32Array | undefined;

  /** @param numbers undefined for all, in order */
  constructor(
    readonly listing: Listing,
    numbers?: Int32Array,
  ) {
    this.#numbers = numbers;
  }

  get length(): number {
    return this.#numbers?.length ?? this.listing.length;
  }

  /** The article at a place, undefined if the list is shorter. */
  at(i: number): ListedArticle | undefined {
    return i >= 0 && i < this.length ? this.listing.article(this.number(i)) : undefined;
  }

  /** The number in the listing of the article at a place. */
  number(i: number): number {
    return this.#numbers ? (this.#numbers[i] ?? -1) : i;
  }

  filter(isWanted: (listed: ListedArticle) => boolean): ArticleList {
    const numbers: number[] = [];
    for (const listed of this) if (isWanted(listed)) numbers.push(listed.number);
    return new ArticleList(this.listing, Int32Array.from(numbers));
  }

  *[Symbol.iterator](): Generator<ListedArticle, undefined, undefined> {
    for (let i = 0; i < this.length; i++) yield this.listing.article(this.number(i));
  }
}

class NumberedArticle implements ListedArticle {
  #key: string | undefined;
  #reference: ArticleReference | undefined;

  constructor(
    readonly listing: Listing,
    readonly number: number,
    key?: string,
  ) {
    this.#key = key;
  }

  get key(): string {
    this.#key ??= this.listing.key(this.number);
    return this.#key;
  }

  get reference(): ArticleReference {
    this.#reference ??= this.listing.reference(this.number) ?? referenceWith(this.key);
    return this.#reference;
  }

  get day(): Day {
    return this.listing.day(this.number);
  }

  get project(): Project | undefined {
    return this.listing.project(this.number);
  }

  get occurrences(): readonly [Occurrence, ...Occurrence[]] {
    return this.listing.occurrences(this.number);
  }
}

/** A reference that has this key. */
function referenceWith(key: string): ArticleReference {
  if (key === '') throw new Error('The article was edited since it was listed.');
  const { date, headline, lead = '' } = partsOfKey(key);
  return { date: date === '' ? null : date, headline, lead };
}

function asOccurrence({ dump: { dump }, article }: { dump: ListedText; article: number }): Occurrence {
  return { dump, article };
}
