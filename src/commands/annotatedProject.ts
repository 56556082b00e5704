import { l10n } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import type { Steps } from '../dump/steps';
import type { AnnotatedArticle } from '../exchange/annotatedArticle';
import { annotatedArticles, type AnnotatedArticles } from '../exchange/annotatedArticles';
import type { Catalogue } from '../workspace/catalogue';
import type { ListedText } from '../workspace/listedText';
import { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';
import { unblinded, type Visibility } from '../workspace/visibility';

/**
 * A project's articles with their annotations, as an export has them, and what found no place; without what blind coding hides. To take an
 * article throws an `Error` for people if its dump was edited since.
 */
export function* annotatedProject(catalogue: Catalogue, project: Project): Steps<AnnotatedArticles> {
  const articles = catalogue.articles.listing.articlesOf(project);
  if (!articles) return { count: 0, articles: [], annotated: [], orphans: [] };
  const { table, texts } = articles;
  const named = new Map(texts.map((text) => [text, new NamedDump(text.dump, project)]));
  const nameOf = (text: ListedText): NamedDump | undefined => {
    if (!text.isCurrent) throw new Error(l10n.t('{0} was edited meanwhile.', text.dump.name));
    return named.get(text);
  };
  const onArticles = new Map<number, ArticleAnnotations>();
  for (const listed of catalogue.annotatedArticles) {
    const annotations = listed.project === project ? catalogue.allAnnotationsOf(listed) : undefined;
    const number = annotations ? articles.find(listed.key) : -1;
    if (annotations && number >= 0) onArticles.set(number, annotations);
    yield;
  }
  const { orphans } = catalogue.annotationsIn(project);
  const found = { onArticles, orphans, astray: project.annotations.astray };
  const all = yield* annotatedArticles(table, found, nameOf);
  return catalogue.visibility.isBlind ? seen(all, catalogue.visibility) : all;
}

function seen(
  { count, articles, annotated, orphans }: AnnotatedArticles,
  visibility: Visibility,
): AnnotatedArticles {
  const unblind = (all: Iterable<AnnotatedArticle>): Iterable<AnnotatedArticle> => ({
    *[Symbol.iterator]() {
      for (const { occurrences, annotations } of all)
        yield { occurrences, annotations: annotations && unblinded(annotations, visibility) };
    },
  });
  return {
    count,
    articles: unblind(articles),
    annotated: unblind(annotated),
    orphans: orphans.filter(({ annotation }) => annotation.by === visibility.coder),
  };
}
