import type { Annotation, ArticleAnnotations } from '../annotation/annotations';
import { sorted } from './counter';

/** What can be said of an article. */
export const kinds = ['tags', 'marks', 'fields', 'statuses', 'notes'] as const;
type Kind = (typeof kinds)[number];

/** How many annotations of each kind there are, and on how many articles. */
export interface SaidStatistics extends Record<Kind, number> {
  readonly articles: number;
}

/** Counts annotations by coder, or by layer. */
export class SaidCounts {
  readonly #said = new Map<string, Record<Kind | 'articles', number>>();

  constructor(readonly nameOf: (annotation: Annotation) => string) {}

  add(annotations: ArticleAnnotations): void {
    const names = new Set<string>();
    for (const kind of kinds)
      for (const annotation of annotations[kind]) {
        const name = this.nameOf(annotation);
        const said = this.#of(name);
        said[kind]++;
        if (!names.has(name)) said.articles++;
        names.add(name);
      }
  }

  #of(name: string): Record<Kind | 'articles', number> {
    const said = this.#said.get(name) ?? { articles: 0, tags: 0, marks: 0, fields: 0, statuses: 0, notes: 0 };
    this.#said.set(name, said);
    return said;
  }

  get statistics(): [string, SaidStatistics][] {
    return sorted(this.#said);
  }
}
