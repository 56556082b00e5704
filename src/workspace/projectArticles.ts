import type { ArticleTable } from '../annotation/articleTable';
import { relevantKeys } from '../annotation/relevantKeys';
import { finish, type Steps } from '../dump/steps';
import type { ListedText } from './listedText';
import type { Project } from './project';

interface Keyed {
  readonly key: string;
}

/** The articles of a project's dumps as they were at one time. What was looked up is kept: it stays known when the texts change. */
export class ProjectArticles {
  /** By key, the numbers that were found. */
  readonly #found = new Map<string, number>();
  #near: { readonly asked: readonly string[]; readonly keys: readonly string[] } = { asked: [], keys: [] };

  constructor(
    /** Undefined for dumps that were never saved. */
    readonly project: Project | undefined,
    readonly texts: readonly ListedText[],
    /** Of these texts. */
    readonly table: ArticleTable<ListedText>,
  ) {}

  /** The number of the article with this key in the table, -1 if there is none. */
  find(key: string): number {
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const number = this.table.find(key);
    if (number >= 0) this.#found.set(key, number);
    return number;
  }

  /**
   * The keys of all articles that can matter when articles are sought for references (see {@link relevantKeys}). The second time,
   * only references that are new are looked up.
   * @param renamed by the key of an article that is being edited, the key that it is known by
   */
  *relevantKeysInSteps(
    references: Iterable<Keyed>,
    renamed: ReadonlyMap<string, string> = new Map(),
  ): Steps<string[]> {
    const keys: string[] = [];
    const left: Keyed[] = [];
    const known = new Set(renamed.values());
    for (const { key } of references) {
      if (!renamed.has(key) && !known.has(key) && this.find(key) >= 0) keys.push(key);
      else left.push({ key });
      yield;
    }
    const asked = [...left.map(({ key }) => key), ...[...renamed].flat()];
    if (!areSame(asked, this.#near.asked))
      this.#near = { asked, keys: yield* relevantKeys(this.table, left, renamed) };
    keys.push(...this.#near.keys);
    return keys;
  }

  /** The same in one go. */
  relevantKeys(references: Iterable<Keyed>, renamed?: ReadonlyMap<string, string>): string[] {
    return finish(this.relevantKeysInSteps(references, renamed));
  }
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i]);
