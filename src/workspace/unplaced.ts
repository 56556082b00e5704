import { anchor } from '../annotation/anchoring';
import type { ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { Steps } from '../dump/steps';
import type { Catalogue } from './catalogue';
import type { Occurrence } from './dump';
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

/**
 * What is annotated and found no place: on articles that are not found, and passages that are not in their article any more. As long as not all
 * dumps are known, nobody can say that an article is in none: then, and when they change meanwhile, it is what was found by then.
 */
export function* unplacedIn(catalogue: Catalogue): Steps<Unplaced[]> {
  const found: Unplaced[] = [];
  const { articles } = catalogue;
  const isAsListed = (): boolean => catalogue.isComplete && articles === catalogue.articles;
  for (const project of isAsListed() ? catalogue.listedProjects : [])
    for (const one of unplacedInProject(catalogue, project)) {
      if (one) found.push(one);
      yield;
      if (!isAsListed()) return found;
    }
  return found;
}

/** Undefined where something has its place. */
function* unplacedInProject(catalogue: Catalogue, project: Project): Generator<Unplaced | undefined> {
  const matched = catalogue.annotationsIn(project);
  const { visibility } = catalogue;
  for (const lost of matched.orphans) {
    const annotations = unblinded(lost, visibility);
    yield annotations && { project, annotations, mark: undefined };
  }
  for (const [reference, { article }] of matched.placed) {
    yield undefined;
    const all = project.annotations.articles.get(reference);
    const annotations = all && unblinded(all, visibility);
    if (!annotations || annotations.marks.length === 0) continue;
    const place = catalogue.find(project, article)?.occurrences[0];
    if (!place) continue;
    const lost = lostMarks(place, all.marks);
    for (const mark of annotations.marks) if (lost.has(mark)) yield { project, annotations, mark };
  }
}

/** By the marks of an article, which of them were not found in its text, and where and when that was looked for. */
const known = new WeakMap<readonly Mark[], { readonly place: string; readonly lost: ReadonlySet<Mark> }>();

/** Those of the marks whose passage is not in the article that stands there. It is looked for again only when the dump has changed. */
function lostMarks({ dump, article }: Occurrence, marks: readonly Mark[]): ReadonlySet<Mark> {
  const place = [dump.uri.toString(), dump.version, article].join('\n');
  const before = known.get(marks);
  if (before?.place === place) return before.lost;
  const { text } = new ArticleInDump(dump.source, dump.index, article);
  const lost = new Set(marks.filter((mark) => !anchor(text, mark.quote, mark.start, mark.end)));
  known.set(marks, { place, lost });
  return lost;
}
