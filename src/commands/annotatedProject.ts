import type { Occurrence as NamedOccurrence } from '../exchange/annotatedArticle';
import type { AnnotatedArticles } from '../exchange/annotatedArticles';
import { annotatePlaces } from '../exchange/annotatedArticles';
import type { Catalogue } from '../workspace/catalogue';
import type { Occurrence } from '../workspace/dump';
import { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';
import { unblinded } from '../workspace/visibility';

/** A project's articles with their annotations, as an export has them, and what found no place; without what blind coding hides. */
export function annotatedProject(catalogue: Catalogue, project: Project): AnnotatedArticles {
  const named = new Map(catalogue.dumpsIn(project).map((dump) => [dump.dump, dump]));
  const inExport = ({ dump, article }: Occurrence): NamedOccurrence => ({
    dump: named.get(dump) ?? new NamedDump(dump, project),
    article,
  });
  const places = new Map<string, [NamedOccurrence, ...NamedOccurrence[]]>();
  for (const { key, project: own, occurrences } of catalogue.articles) {
    const [first, ...others] = occurrences;
    if (own === project) places.set(key, [inExport(first), ...others.map(inExport)]);
  }
  const all = annotatePlaces(places, catalogue.annotationsIn(project), project.annotations.astray);
  const { visibility } = catalogue;
  if (!visibility.isBlind) return all;
  return {
    articles: all.articles.map(({ occurrences, annotations }) => ({
      occurrences,
      annotations: annotations && unblinded(annotations, visibility),
    })),
    orphans: all.orphans.filter(({ annotation }) => annotation.by === visibility.coder),
  };
}
