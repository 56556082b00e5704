import { l10n } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import type { Codebook } from '../annotation/codebook/codebook';
import { missingFor, type CodedSoFar, type Missing } from '../annotation/codebook/completeness';
import type { Catalogue, ListedArticle } from './catalogue';
import { plainLabel } from './plainLabel';
import { tagLabel } from './tagLabel';

/** What the codebook requires of an article before this coder's work on it is done, and the coder has not given yet. */
export function missingOn(
  catalogue: Catalogue,
  listed: ListedArticle,
  coder: string,
  layer: string = catalogue.visibility.layer,
): readonly Missing[] {
  const { project } = listed;
  if (!project) return [];
  return missingFor(project.codebook, codedSoFar(catalogue.allAnnotationsOf(listed), coder, layer));
}

/** What is missing, for people: the label of the tag or field, each once. */
export function missingLabels(codebook: Codebook, missing: readonly Missing[]): string[] {
  return [...new Set(missing.map((one) => missingLabel(codebook, one)))];
}

/** The same for one: of a tag with others under it, that one of them must be chosen. */
export function missingLabel(codebook: Codebook, missing: Missing): string {
  if (missing.kind === 'field') return plainLabel(codebook.field(missing.field)?.label ?? missing.field);
  const hasChoice = (codebook.tag(missing.tag)?.tags.length ?? 0) > 0;
  const label = tagLabel(codebook, missing.tag);
  return plainLabel(hasChoice ? l10n.t('{0} (choose a tag)', label) : label);
}

function codedSoFar(annotations: ArticleAnnotations | undefined, coder: string, layer: string): CodedSoFar {
  const isOwn = (said: { readonly by: string; readonly layer: string }): boolean =>
    said.by === coder && said.layer === layer;
  const fields = annotations?.fields.filter(isOwn) ?? [];
  const fieldsOn = (mark: string | undefined) =>
    new Map(fields.filter((coding) => coding.mark === mark).map(({ field, value }) => [field, value]));
  return {
    tags: new Set(annotations?.tags.filter(isOwn).map(({ tag }) => tag)),
    fields: fieldsOn(undefined),
    marks: (annotations?.marks ?? []).filter(isOwn).map(({ id, tag }) => ({ id, tag, fields: fieldsOn(id) })),
  };
}
