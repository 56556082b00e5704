import type { TagCodeRecord } from './records';

/** A tag as REFI-QDA sees it, or what `/` in the ids of tags puts above them. */
export interface TagCode {
  /** A tag's id; for what is no tag, the part of the ids that it stands for. */
  readonly id: string;
  readonly name: string;
  /** Undefined for what is no tag. */
  readonly tag: TagCodeRecord | undefined;
  readonly codes: readonly TagCode[];
}

interface Branch {
  readonly id: string;
  readonly name: string;
  tag: TagCodeRecord | undefined;
  readonly codes: Branch[];
}

/** Tools show no deeper tree, and what reads it may recurse. */
const mostLevels = 20;

/**
 * Tags as a tree: each under its parent; one that has none and is known by nothing but its id, by `/` in that.
 * @param tags each before those below it
 */
export function codeTree(tags: readonly TagCodeRecord[]): readonly TagCode[] {
  const roots: Branch[] = [];
  const known = new Map<string, Branch>();
  const branchOf = (id: string, name: string, above: Branch | undefined): Branch => {
    const old = known.get(id);
    if (old) return old;
    const branch: Branch = { id, name, tag: undefined, codes: [] };
    (above?.codes ?? roots).push(branch);
    known.set(id, branch);
    return branch;
  };
  // What may stand above others by its path comes first, with the place and the name that the codebook gives it.
  for (const tag of [...tags.filter((one) => !isPath(one)), ...tags.filter(isPath)]) {
    if (isPath(tag)) {
      let branch: Branch | undefined;
      let id = '';
      for (const part of partsOf(tag.id)) {
        id = branch ? `${id}/${part}` : part;
        branch = branchOf(id, part, branch);
      }
      if (branch) branch.tag = tag;
    } else {
      const above = tag.parent === undefined ? undefined : known.get(tag.parent);
      branchOf(tag.id, tag.label, above).tag = tag;
    }
  }
  return roots;
}

function isPath({ id, label, parent }: TagCodeRecord): boolean {
  return parent === undefined && label === id && partsOf(id).length > 1;
}

function partsOf(id: string): readonly string[] {
  const parts = id.split('/');
  return parts.length <= mostLevels && parts.every((part) => part.trim() !== '') ? parts : [id];
}
