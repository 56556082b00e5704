import type { Annotations, ArticleAnnotations } from '../annotation/annotations';
import type { ArticleTable } from '../annotation/articleTable';
import type { IndexedText } from '../annotation/identities';
import { firstWhere } from '../dump/firstWhere';
import type { Steps } from '../dump/steps';
import type { AnnotatedArticle, NamedDump, Occurrence } from './annotatedArticle';
import { astrayOrphans, orphansOf } from './orphans';
import { placeMarks } from './placeMarks';
import type { OrphanRecord } from './records';

/** What a project's dumps and its annotations make together. The articles are made when they are asked for, as often as they are. */
export interface AnnotatedArticles {
  readonly count: number;
  /** In the order of their first occurrence, each once. */
  readonly articles: Iterable<AnnotatedArticle>;
  /** Those of them on which something is annotated. */
  readonly annotated: Iterable<AnnotatedArticle>;
  readonly orphans: readonly OrphanRecord[];
}

/** What is annotated in a project. */
export interface ProjectAnnotations {
  /** By the number of an article in the project's table, what is on it. */
  readonly onArticles: ReadonlyMap<number, ArticleAnnotations>;
  /** What is on articles that were not found. */
  readonly orphans: Iterable<ArticleAnnotations>;
  /** What is on marks that no event made. */
  readonly astray: Annotations['astray'];
}

/**
 * Joins the articles of a project with their annotations. Reads the text of those only that have marks.
 * @param table of the project's dumps: first those that are asked for, then the others, whose articles are left out
 * @param nameOf a dump as the export has it; undefined for one that is not asked for
 */
export function* annotatedArticles<D extends IndexedText>(
  table: ArticleTable<D>,
  { onArticles, orphans, astray }: ProjectAnnotations,
  nameOf: (dump: D) => NamedDump | undefined,
): Steps<AnnotatedArticles> {
  const occurrencesOf = (article: number): Occurrence[] =>
    table.occurrences(article).flatMap(({ dump, article: number }) => {
      const named = nameOf(dump);
      return named ? [{ dump: named, article: number }] : [];
    });
  const count = firstWhere(table.count, (article) => nameOf(table.first(article).dump) === undefined);
  const placed = new Map<number, ArticleAnnotations>();
  const lost = [...orphans];
  for (const [article, annotations] of [...onArticles].sort(([a], [b]) => a - b)) {
    if (article >= count) break;
    const parted = placeMarks(annotations, table.first(article));
    placed.set(article, parted.placed);
    if (parted.lost) lost.push(parted.lost);
    yield;
  }
  const annotated = function* (articles: Iterable<number>): Generator<AnnotatedArticle> {
    for (const article of articles) {
      const [first, ...others] = occurrencesOf(article);
      if (first) yield { occurrences: [first, ...others], annotations: placed.get(article) };
    }
  };
  return {
    count,
    articles: { [Symbol.iterator]: () => annotated(numbersTo(count)) },
    annotated: { [Symbol.iterator]: () => annotated(placed.keys()) },
    orphans: [...lost.flatMap((annotations) => [...orphansOf(annotations)]), ...astrayOrphans(astray)],
  };
}

function* numbersTo(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}
