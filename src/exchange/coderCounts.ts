import type { Annotation } from '../annotation/annotations';
import { Counter, sorted } from './counter';

/** On how many articles something was said, and on how many of these by each coder, in whatever layer. */
export interface ArticlesByCoder {
  readonly articles: number;
  readonly coders: readonly { readonly coder: string; readonly articles: number }[];
}

/** Counts articles by what was said of them, and by who said it. */
export class CoderCounts {
  readonly #said = new Map<string, { articles: number; readonly coders: Counter<string> }>();

  /** Takes in one article on which these coders said the same. */
  add(what: string, coders: Iterable<string>): void {
    const said = this.#said.get(what) ?? { articles: 0, coders: new Counter<string>() };
    this.#said.set(what, said);
    said.articles++;
    for (const coder of coders) said.coders.add(coder);
  }

  get statistics(): [string, ArticlesByCoder][] {
    return sorted(this.#said).map(([what, { articles, coders }]) => [
      what,
      { articles, coders: coders.entries.map(([coder, articles]) => ({ coder, articles })) },
    ]);
  }
}

/** By what was said, the coders who did. */
export function codersBy<T extends Annotation>(
  annotations: readonly T[],
  what: (annotation: T) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const coders = new Map<string, Set<string>>();
  for (const annotation of annotations) {
    const said = coders.get(what(annotation));
    if (said) said.add(annotation.by);
    else coders.set(what(annotation), new Set([annotation.by]));
  }
  return coders;
}
