import type { Codebook } from './codebook';

/** A tag in use that is not in the codebook, or what `/` in the ids of such tags puts above them. */
export interface UnlistedTag {
  readonly id: string;
  /** The last part of the id. */
  readonly label: string;
  /** Whether it is itself in use and not in the codebook. Otherwise it only holds others. */
  readonly isUsed: boolean;
  readonly tags: readonly UnlistedTag[];
}

interface Branch {
  readonly id: string;
  readonly label: string;
  isUsed: boolean;
  readonly children: Map<string, Branch>;
}

/** The tags in use that are not in the codebook, as a tree by `/` in their ids, each level in the order of the ids by code unit. */
export function unlistedTags(inUse: Iterable<string>, codebook: Codebook): readonly UnlistedTag[] {
  const root: Branch = { id: '', label: '', isUsed: false, children: new Map() };
  for (const id of inUse) {
    if (codebook.tag(id) !== undefined) continue;
    let branch = root;
    for (const part of partsOf(id)) {
      const parent: Branch = branch;
      const below = parent === root ? part : `${parent.id}/${part}`;
      branch = parent.children.get(part) ?? { id: below, label: part, isUsed: false, children: new Map() };
      parent.children.set(part, branch);
    }
    branch.isUsed = true;
  }
  return treeOf(root);
}

/** An id with an empty part, such as `a//b`, has no levels. */
function partsOf(id: string): readonly string[] {
  const parts = id.split('/');
  return parts.every((part) => part.trim() !== '') ? parts : [id];
}

function treeOf({ children }: Branch): readonly UnlistedTag[] {
  return [...children.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((branch) => ({
      id: branch.id,
      label: branch.label,
      isUsed: branch.isUsed,
      tags: treeOf(branch),
    }));
}
