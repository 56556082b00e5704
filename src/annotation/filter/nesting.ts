import type { Codebook } from '../codebook/codebook';
import type { FilterOptions } from './filter';

/** How a codebook merges and nests tags. Those that are not in it are nested by `/` in their ids. */
export function nestingOf(codebook: Codebook): Pick<FilterOptions, 'resolve' | 'isBelow'> {
  return {
    resolve: (tag) => codebook.resolve(tag),
    isBelow: (tag, ancestor) => {
      if (!codebook.tag(tag)) return tag.startsWith(`${ancestor}/`);
      for (let parent = codebook.parentOf(tag); parent; parent = codebook.parentOf(parent.id))
        if (parent.id === ancestor) return true;
      return false;
    },
  };
}
