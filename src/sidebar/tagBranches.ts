/** The articles with a tag, and the branches of the tags below it. */
export interface TagBranch<T> {
  readonly tag: string;
  /** With the tag or one below it, each once. */
  readonly articles: T[];
  /** With the tag itself. */
  readonly own: T[];
  /** In no order. */
  readonly below: TagBranch<T>[];
}

/**
 * Articles by their tags, as the codebook nests them, in no order; a tag that no article has or has below it is left out. The lists of
 * articles keep their order.
 * @param parentOf the tag that another is nested in. Where it leads in a circle, the tags of the circle are roots
 */
export function tagBranches<T>(
  articles: Iterable<T>,
  tagsOf: (article: T) => readonly string[],
  parentOf: (tag: string) => string | undefined,
): { readonly roots: readonly TagBranch<T>[]; readonly untagged: readonly T[] } {
  const roots: TagBranch<T>[] = [];
  const untagged: T[] = [];
  /** The branch of a tag, and before it those above. */
  const lineages = new Map<string, readonly TagBranch<T>[]>();

  const lineageOf = (tag: string): readonly TagBranch<T>[] => {
    const known = lineages.get(tag);
    if (known) return known;
    const parent = isInCircle(tag, parentOf) ? undefined : parentOf(tag);
    const above = parent === undefined ? [] : lineageOf(parent);
    const branch = { tag, articles: [], own: [], below: [] };
    (above.at(-1)?.below ?? roots).push(branch);
    const lineage = [...above, branch];
    lineages.set(tag, lineage);
    return lineage;
  };

  for (const article of articles) {
    const tags = tagsOf(article);
    if (tags.length === 0) untagged.push(article);
    for (const tag of tags) {
      const lineage = lineageOf(tag);
      for (const branch of lineage) addOnce(article, branch.articles);
      const own = lineage.at(-1)?.own;
      if (own) addOnce(article, own);
    }
  }
  return { roots, untagged };
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
function addOnce<T>(article: T, list: T[]): void {
  if (list.at(-1) !== article) list.push(article);
}
