import type { Annotations } from '../annotation/annotations';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { keysIn, type AnnotatedArticle, type NamedDump, type Occurrence } from './annotatedArticle';
import { astrayOrphans, orphansOf } from './orphans';
import { placeMarks } from './placeMarks';
import type { OrphanRecord } from './records';

/** What a project's dumps and its annotations make together. */
export interface AnnotatedArticles {
  /** In the order of their first occurrence, each once. */
  readonly articles: readonly AnnotatedArticle[];
  readonly orphans: readonly OrphanRecord[];
}

type Several<T> = [T, ...T[]];

/**
 * Joins dumps with the annotations of their project. The time it takes grows as the number of articles does; no text is copied.
 * @param dumps those that are asked for, in order
 * @param elsewhere the keys of the articles of the project's other dumps: what is annotated on these is neither an orphan nor on
 * another article
 */
export function annotateArticles(
  dumps: Iterable<NamedDump>,
  annotations: Annotations,
  elsewhere: Iterable<string> = [],
): AnnotatedArticles {
  const places = new Map<string, Several<Occurrence>>();
  for (const dump of dumps) {
    let article = 0;
    for (const key of keysIn(dump)) add(places, key, { dump, article: article++ });
  }
  return annotatePlaces(
    places,
    new MatchedAnnotations(annotations, new Set([...places.keys(), ...elsewhere])),
    annotations.astray,
  );
}

/**
 * Joins articles, of which it is known where they stand, with their annotations.
 * @param places by the article's key
 * @param astray what is on marks that no event made
 */
export function annotatePlaces(
  places: ReadonlyMap<string, AnnotatedArticle['occurrences']>,
  annotations: MatchedAnnotations,
  astray: Annotations['astray'],
): AnnotatedArticles {
  const articles: AnnotatedArticle[] = [];
  const orphans = annotations.orphans.flatMap((lost) => [...orphansOf(lost)]);
  for (const [key, occurrences] of places) {
    const all = annotations.of(key);
    const { placed, lost } = all ? placeMarks(all, occurrences[0]) : {};
    articles.push({ occurrences, annotations: placed });
    if (lost) orphans.push(...orphansOf(lost));
  }
  orphans.push(...astrayOrphans(astray));
  return { articles, orphans };
}

function add<T>(lists: Map<string, Several<T>>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
