import { fold } from '../annotation/fold';
import type { DateOrder } from '../dump/day';
import { annotateArticles, type AnnotatedArticles } from '../exchange/annotatedArticles';
import { readProject } from './project';
import { keysElsewhere } from './projectDumps';
import type { Source } from './sources';
import type { Terminal } from './terminal';

/** Joins dumps with the annotations of their projects. They come project by project. */
export async function annotateSources(
  sources: readonly Source[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<AnnotatedArticles & { readonly complete: boolean }> {
  const parts: AnnotatedArticles[] = [];
  let complete = true;
  for (const folder of new Set(sources.map((source) => source.folder))) {
    const dumps = sources.filter((source) => source.folder === folder);
    if (folder === undefined) {
      parts.push(annotateArticles(dumps, fold([])));
      continue;
    }
    const project = await readProject(folder, terminal);
    complete &&= project.complete;
    const elsewhere = await keysElsewhere(project, dumps, dateOrder, terminal);
    parts.push(annotateArticles(dumps, project.annotations, elsewhere));
  }
  return {
    articles: parts.flatMap(({ articles }) => articles),
    orphans: parts.flatMap(({ orphans }) => orphans),
    complete,
  };
}
