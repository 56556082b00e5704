import { mainLayer } from '../annotation/annotations';
import { fieldsOf } from '../annotation/consensus';
import type { Steps } from '../dump/steps';
import type { AnnotatedArticle } from './annotatedArticle';
import { CoderCounts, codersBy, type ArticlesByCoder } from './coderCounts';
import { DayCounts, type DayStatistics } from './dayCounts';
import { FieldCounts, type FieldStatistics } from './fieldCounts';
import { kinds, SaidCounts, type SaidStatistics } from './saidCounts';
import { TagCounts, type TagStatistics } from './tagCounts';

/** What is counted of articles and their annotations. Each list is sorted by its first key. */
export interface Statistics {
  readonly articles: number;
  /** Those of which somebody has said something. */
  readonly annotated: number;
  readonly dates: DayStatistics;
  readonly tags: readonly TagStatistics[];
  readonly fields: readonly FieldStatistics[];
  readonly coders: readonly ({ readonly coder: string } & SaidStatistics)[];
  readonly layers: readonly ({ readonly layer: string } & SaidStatistics)[];
  readonly statuses: readonly ({ readonly status: string } & ArticlesByCoder)[];
}

/**
 * Counts articles and what is annotated on them, an article a step. Reads no article: days are in the index of its dump.
 * @param layers in which tags count; `main` stands for the consensus where there is one
 */
export function* statisticsOf(
  articles: Iterable<AnnotatedArticle>,
  layers: readonly string[] = [mainLayer],
): Steps<Statistics> {
  const days = new DayCounts();
  let annotated = 0;
  const tags = new TagCounts(layers);
  const fields = new FieldCounts();
  const coders = new SaidCounts(({ by }) => by);
  const inLayers = new SaidCounts(({ layer }) => layer);
  const statuses = new CoderCounts();
  for (const { occurrences, annotations } of articles) {
    const [{ dump, article }] = occurrences;
    const day = dump.index.day(article);
    days.add(day);
    if (annotations && kinds.some((kind) => annotations[kind].length > 0)) {
      annotated++;
      tags.add(annotations, day);
      fields.add(fieldsOf(annotations).fields);
      coders.add(annotations);
      inLayers.add(annotations);
      for (const [status, by] of codersBy(annotations.statuses, ({ value }) => value))
        statuses.add(status, by);
    }
    yield;
  }
  return {
    articles: days.articles,
    annotated,
    dates: days.statistics,
    tags: tags.statistics,
    fields: fields.statistics,
    coders: coders.statistics.map(([coder, said]) => ({ coder, ...said })),
    layers: inLayers.statistics.map(([layer, said]) => ({ layer, ...said })),
    statuses: statuses.statistics.map(([status, said]) => ({ status, ...said })),
  };
}
