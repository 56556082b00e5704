import type { Steps } from '../dump/steps';
import type { Annotations, ArticleAnnotations } from './annotations';
import type { ArticleTable } from './articleTable';
import type { IndexedText } from './identities';
import { MatchedAnnotations } from './matchedAnnotations';
import { relevantArticles } from './relevantKeys';

/** What of a project's annotations is on which of its articles. */
export interface MatchedTable {
  /** Knows only the articles that something is annotated on, and those that were looked at for it. */
  readonly matched: MatchedAnnotations;
  /** By the number of an article in the table, what is annotated on it. Articles without an annotation are left out. */
  readonly onArticles: ReadonlyMap<number, ArticleAnnotations>;
  /** By key, the numbers of the articles that were looked at. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Finds the articles that a project's annotations are on. No key of another article is made. */
export function* matchTable(table: ArticleTable<IndexedText>, annotations: Annotations): Steps<MatchedTable> {
  const numbers = yield* relevantArticles(table, annotations.articles.values());
  const matched = new MatchedAnnotations(annotations, numbers.keys());
  const onArticles = new Map<number, ArticleAnnotations>();
  for (const { article } of matched.placed.values()) {
    const number = numbers.get(article);
    const all = matched.of(article);
    if (number !== undefined && all) onArticles.set(number, all);
    yield;
  }
  return { matched, onArticles, numbers };
}
