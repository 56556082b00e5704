import { CodedArticle } from '../annotation/codedArticle';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Project } from '../workspace/project';

/** An article as a coder has coded it in the layer that is set, or in the one that is named. */
export function codedArticle(
  catalogue: Catalogue,
  project: Project,
  { listed }: { readonly listed: Pick<ListedArticle, 'reference'> },
  coder: string,
  layer: string = catalogue.visibility.layer,
): CodedArticle {
  return new CodedArticle(catalogue.annotationsIn(project), listed.reference, coder, layer);
}
