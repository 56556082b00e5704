import type { Steps } from '../dump/steps';
import { NumberList } from './numberList';

/** The articles with a tag, and the branches of the tags below it. */
export interface TagBranch {
  readonly tag: string;
  /** With the tag or one below it, each once. */
  readonly articles: NumberList;
  /** With the tag itself. */
  readonly own: NumberList;
  /** In no order. */
  readonly below: TagBranch[];
}

/**
 * Articles by their tags, as the codebook nests them, in no order; a tag that no article has or has below it is left out. The lists of
 * articles keep their order.
 * @param parentOf the tag that another is nested in. Where it leads in a circle, the tags of the circle are roots
 */
export function* tagBranches(
  articles: Int32Array,
  tagsOf: (article: number) => readonly string[],
  parentOf: (tag: string) => string | undefined,
): Steps<{ readonly roots: readonly TagBranch[]; readonly untagged: Int32Array }> {
  const roots: TagBranch[] = [];
  const untagged = new NumberList();
  /** The branch of a tag, and before it those above. */
  const lineages = new Map<string, readonly TagBranch[]>();

  const lineageOf = (tag: string): readonly TagBranch[] => {
    const known = lineages.get(tag);
    if (known) return known;
    const parent = isInCircle(tag, parentOf) ? undefined : parentOf(tag);
    const above = parent === undefined ? [] : lineageOf(parent);
    const branch = { tag, articles: new NumberList(), own: new NumberList(), below: [] };
    (above.at(-1)?.below ?? roots).push(branch);
    const lineage = [...above, branch];
    lineages.set(tag, lineage);
    return lineage;
  };

  for (let i = 0; i < articles.length; i++) {
    if (i % 100 === 0) yield;
    const article = articles[i] ?? 0;
    const tags = tagsOf(article);
    if (tags.length === 0) untagged.add(article);
    for (const tag of tags) {
      const lineage = lineageOf(tag);
      for (const branch of lineage) addOnce(article, branch.articles);
      const own = lineage.at(-1)?.own;
      if (own) addOnce(article, own);
    }
  }
  return { roots, untagged: untagged.numbers };
}

function isInCircle(tag: string, parentOf: (tag: string) => string | undefined): boolean {
  const met = new Set<string>();
  for (let at = parentOf(tag); at !== undefined && !met.has(at); at = parentOf(at)) {
    if (at === tag) return true;
    met.add(at);
  }
  return false;
}

/** One article comes after the other: if it is in the list, it is the last. */
function addOnce(article: number, list: NumberList): void {
  if (list.last !== article) list.add(article);
}
