import { anchor } from '../annotation/anchoring';
import type { ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { Catalogue } from './catalogue';
import type { Project } from './project';
import { unblinded } from './visibility';

/** Annotations that found no place. */
export interface Unplaced {
  readonly project: Project;
  /** What is annotated under one reference. */
  readonly annotations: ArticleAnnotations;
  /** The mark whose passage is not found; undefined if the article is not. */
  readonly mark: Mark | undefined;
}

/** What is annotated and found no place: on articles that are not found, and passages that are not in their article any more. */
export function unplacedIn(catalogue: Catalogue): Unplaced[] {
  // As long as not all dumps are known, nobody can say that an article is in none.
  if (!catalogue.isComplete) return [];
  const projects = new Set(catalogue.articles.map(({ project }) => project));
  return [...projects].flatMap((project) => (project ? unplacedInProject(catalogue, project) : []));
}

function unplacedInProject(catalogue: Catalogue, project: Project): Unplaced[] {
  const matched = catalogue.annotationsIn(project);
  const { visibility } = catalogue;
  const found = matched.orphans.flatMap((lost): Unplaced[] => {
    const annotations = unblinded(lost, visibility);
    return annotations ? [{ project, annotations, mark: undefined }] : [];
  });
  for (const [reference, { article }] of matched.placed) {
    const all = project.annotations.articles.get(reference);
    const annotations = all && unblinded(all, visibility);
    const place = catalogue.find(project, article)?.occurrences[0];
    if (!annotations || !place || annotations.marks.length === 0) continue;
    const { text } = new ArticleInDump(place.dump.source, place.dump.index, place.article);
    for (const mark of annotations.marks) {
      if (!anchor(text, mark.quote, mark.start, mark.end)) found.push({ project, annotations, mark });
    }
  }
  return found;
}
