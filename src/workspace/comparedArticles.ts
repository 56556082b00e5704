import type { CancellationToken } from 'vscode';
import { CancellationError } from 'vscode';
import type { ComparableArticle } from '../annotation/agreement/agreementReport';
import { consensusLayer } from '../annotation/annotations';
import { articleText } from '../annotation/articleText';
import { readArticle } from '../dump/article';
import { placeMarks } from '../exchange/placeMarks';
import type { Catalogue, ListedArticle } from './catalogue';
import type { Project } from './project';
import { TimeSlice } from './timeSlice';
import { unblinded } from './visibility';

/** An article that at least one coder did. */
export interface DoneArticle extends ComparableArticle {
  readonly listed: ListedArticle;
}

/**
 * The articles of a project that coders did, in whichever layer, as the texts are now; without what blind coding hides. It works in slices,
 * and begins anew when a text changes meanwhile. Throws a `CancellationError` when it is cancelled.
 */
export async function doneArticles(
  catalogue: Catalogue,
  project: Project,
  token?: CancellationToken,
): Promise<readonly DoneArticle[]> {
  const slice = new TimeSlice();
  for (;;) {
    const all = await catalogue.upToDate();
    const isCurrent = (): boolean => catalogue.isComplete && catalogue.articles === all;
    const done: DoneArticle[] = [];
    for (const listed of catalogue.annotatedArticles) {
      const article = listed.project === project ? doneArticle(catalogue, listed) : undefined;
      if (article) done.push(article);
      await slice.pauseIfDue();
      if (token?.isCancellationRequested === true) throw new CancellationError();
      if (!isCurrent()) break;
    }
    if (isCurrent()) return done;
  }
}

/** The article as it is now; undefined if no coder did it. */
export function doneArticle(catalogue: Catalogue, listed: ListedArticle): DoneArticle | undefined {
  const all = catalogue.allAnnotationsOf(listed);
  const annotations = all && unblinded(all, catalogue.visibility);
  if (!annotations?.statuses.some(({ value }) => value === 'done')) return undefined;
  const [place] = listed.occurrences;
  const { headline, paragraphs } = readArticle(place.dump.source, place.dump.index, place.article);
  return {
    listed,
    annotations: placeMarks(annotations, place).placed,
    textLength: articleText(headline, paragraphs).length,
  };
}

/** By layer, how many articles each coder did in it, sorted by coder; without the layer `consensus`, where nobody codes. */
export function codersByLayer(
  articles: readonly DoneArticle[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const layers = new Map<string, Map<string, number>>();
  for (const { annotations } of articles) {
    const done = annotations.statuses.filter(({ value }) => value === 'done');
    const said = new Map(done.map((status) => [`${status.layer}\n${status.by}`, status]));
    for (const { layer, by } of said.values()) {
      if (layer === consensusLayer) continue;
      const coders = layers.get(layer) ?? new Map<string, number>();
      layers.set(layer, coders.set(by, (coders.get(by) ?? 0) + 1));
    }
  }
  const sorted = (coders: Map<string, number>) => new Map([...coders].sort(([a], [b]) => (a < b ? -1 : 1)));
  return new Map([...layers].map(([layer, coders]) => [layer, sorted(coders)]));
}
