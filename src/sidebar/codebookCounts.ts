import type { Steps } from '../dump/steps';
import type { Catalogue } from '../workspace/catalogue';
import type { Project } from '../workspace/project';
import { unblinded } from '../workspace/visibility';

/** How many articles have a tag, and how many marks. */
export interface TagCount {
  readonly articles: number;
  readonly marks: number;
}

/** How often the tags and fields of a project are used, as far as annotations are shown. */
export interface CodebookCounts {
  /** By id. A tag that others were merged into also counts what has those. */
  readonly tags: ReadonlyMap<string, TagCount>;
  /** How many values a field has, by its id. */
  readonly fields: ReadonlyMap<string, number>;
  /** How many values of a field are this option, by {@link optionKey}. */
  readonly options: ReadonlyMap<string, number>;
  /** The tags in use, also those whose article is not found. */
  readonly inUse: ReadonlySet<string>;
}

export const optionKey = (field: string, value: unknown): string => JSON.stringify([field, value]);

/** Before anything was counted. */
export const noCounts: CodebookCounts = {
  tags: new Map(),
  fields: new Map(),
  options: new Map(),
  inUse: new Set(),
};

/** Goes through what is annotated; articles without an annotation are not looked at. */
export function* countUse(catalogue: Catalogue, project: Project): Steps<CodebookCounts> {
  const { codebook } = project;
  const tags = new Map<string, { articles: number; marks: number }>();
  const fields = new Map<string, number>();
  const options = new Map<string, number>();
  const inUse = new Set<string>();
  const countOf = (id: string): { articles: number; marks: number } => {
    const count = tags.get(id) ?? { articles: 0, marks: 0 };
    tags.set(id, count);
    return count;
  };
  const withMerged = (used: Iterable<string>): Set<string> =>
    new Set([...used].flatMap((tag) => [tag, codebook.resolve(tag)]));
  let looked = 0;
  for (const listed of catalogue.annotatedArticles) {
    if (looked++ % 50 === 0) yield;
    const annotations = listed.project === project ? catalogue.annotationsOf(listed) : undefined;
    if (!annotations) continue;
    for (const { tag } of [...annotations.tags, ...annotations.marks]) inUse.add(tag);
    for (const tag of withMerged(annotations.tags.map((coding) => coding.tag))) countOf(tag).articles++;
    for (const mark of annotations.marks) for (const tag of withMerged([mark.tag])) countOf(tag).marks++;
    for (const { field, value } of annotations.fields) {
      fields.set(field, (fields.get(field) ?? 0) + 1);
      for (const one of [value].flat()) {
        const option = optionKey(field, one);
        options.set(option, (options.get(option) ?? 0) + 1);
      }
    }
  }
  for (const lost of catalogue.annotationsIn(project).orphans) {
    const annotations = unblinded(lost, catalogue.visibility);
    for (const { tag } of [...(annotations?.tags ?? []), ...(annotations?.marks ?? [])]) inUse.add(tag);
  }
  return { tags, fields, options, inUse };
}
