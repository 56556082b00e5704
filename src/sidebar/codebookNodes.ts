import type { CodebookField, CodebookOption, CodebookTag } from '../annotation/codebook/codebook';
import type { UnlistedTag } from '../annotation/codebook/unlistedTags';
import { unlistedTags } from '../annotation/codebook/unlistedTags';
import type { Project } from '../workspace/project';
import type { CodebookCounts } from './codebookCounts';

interface Of {
  readonly project: Project;
  readonly parent: CodebookNode | undefined;
}

/** What the *Codebook* view shows. */
export type CodebookNode = Of &
  (
    | { readonly kind: 'codebook' }
    | { readonly kind: 'tag'; readonly tag: CodebookTag }
    | { readonly kind: 'unlistedTags'; readonly tags: readonly UnlistedTag[] }
    | { readonly kind: 'unlistedTag'; readonly tag: UnlistedTag }
    | { readonly kind: 'fields' }
    | { readonly kind: 'field'; readonly field: CodebookField }
    | { readonly kind: 'option'; readonly field: CodebookField; readonly option: CodebookOption }
  );

/** The nodes of a project: its tags as they are nested, those in use that its codebook lacks, its fields. */
export function nodesOf(
  project: Project,
  { inUse }: CodebookCounts,
  parent: CodebookNode | undefined,
): CodebookNode[] {
  const { codebook } = project;
  const unlisted = unlistedTags(inUse, codebook);
  return [
    ...codebook.tags.map((tag): CodebookNode => ({ kind: 'tag', project, parent, tag })),
    ...(unlisted.length > 0
      ? [{ kind: 'unlistedTags', project, parent, tags: unlisted } satisfies CodebookNode]
      : []),
    ...(codebook.fields.length > 0 ? [{ kind: 'fields', project, parent } satisfies CodebookNode] : []),
  ];
}

/** The nodes under a tag, a group or a field. */
export function nodesUnder(node: CodebookNode): CodebookNode[] {
  const of = { project: node.project, parent: node };
  switch (node.kind) {
    case 'tag':
      return node.tag.tags.map((tag) => ({ kind: 'tag', ...of, tag }));
    case 'unlistedTags':
      return node.tags.map((tag) => ({ kind: 'unlistedTag', ...of, tag }));
    case 'unlistedTag':
      return node.tag.tags.map((tag) => ({ kind: 'unlistedTag', ...of, tag }));
    case 'fields':
      return node.project.codebook.fields.map((field) => ({ kind: 'field', ...of, field }));
    case 'field':
      return node.field.options.map((option) => ({ kind: 'option', ...of, field: node.field, option }));
    case 'codebook':
    case 'option':
      return [];
  }
}
