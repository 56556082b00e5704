import { l10n, window } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { plainLabel } from '../workspace/plainLabel';
import type { Suggestions } from '../workspace/suggestions';
import { tagLabel } from '../workspace/tagLabel';
import { TimeSlice } from '../workspace/timeSlice';
import type { ArticleTree } from './articleTree';
import type { Hit, HitGroup, PickHits } from './hitPick';
import { pickHits } from './hitPick';
import { tagHits } from './tagHits';
import type { Targets } from './targets';

/** A tag that is suggested for an article. */
interface SuggestedHit extends Hit {
  readonly tag: string;
}

/** Where suggestions come from and where they go. */
interface Reviewed {
  readonly catalogue: Catalogue;
  readonly tree: ArticleTree;
  readonly suggestions: Suggestions;
  readonly targets: Targets;
}

/**
 * *Review Suggestions…*: what the codebook's patterns suggest for the articles that are shown, or for those of the tree that were named. The user
 * checks what is right; nothing is checked before, and nothing else is tagged.
 */
export async function reviewSuggestions(
  { catalogue, tree, suggestions, targets }: Reviewed,
  args: readonly unknown[],
): Promise<void> {
  await catalogue.upToDate();
  await tree.ready;
  // What is mine already is not suggested: so who I am comes first.
  const coder = await coderName();
  if (coder === undefined) return;
  const articles = isArticleNode(args[0]) ? await targets.articles(args) : tree.shown;
  await warnOfPatterns(suggestions, articles);
  const count = await acceptSuggestions(catalogue, suggestions, coder, articles, pickHits);
  if (count === 'nothing')
    void window.showInformationMessage(
      l10n.t(
        'Nothing is suggested. Patterns of the codebook’s tags suggest them for articles that lack them.',
      ),
    );
  else if (count !== undefined) window.setStatusBarMessage(l10n.t('{0} articles were tagged', count), 5000);
}

/** Gives articles those of the suggested tags that the user picks. How many were changed; undefined if the user left. */
export async function acceptSuggestions(
  catalogue: Catalogue,
  suggestions: Suggestions,
  coder: string,
  articles: Iterable<ListedArticle>,
  pick: PickHits,
): Promise<number | 'nothing' | undefined> {
  const groups = await suggestedGroups(suggestions, articles);
  if (groups.length === 0) return 'nothing';
  const chosen = await pick(l10n.t('Review Suggestions'), groups, false);
  if (!chosen) return undefined;
  // All hits in an article were found on the same object.
  const tags = new Map<ListedArticle, string[]>();
  for (const { listed, tag } of chosen) tags.set(listed, [...(tags.get(listed) ?? []), tag]);
  return tagHits(
    catalogue,
    coder,
    [...tags].map(([listed, own]) => ({ listed, tags: own })),
    'rule',
  );
}

/** The open suggestions by tag; of each tag the articles in their order. */
async function suggestedGroups(
  suggestions: Suggestions,
  articles: Iterable<ListedArticle>,
): Promise<HitGroup<SuggestedHit>[]> {
  const slice = new TimeSlice();
  const hits = new Map<string, SuggestedHit[]>();
  for (const listed of articles) {
    await slice.pauseIfDue();
    const open = await suggestions.openOn(listed);
    // A key that was read stays known. There is none if the dump was edited meanwhile.
    if (open.length === 0 || listed.key === '') continue;
    for (const { tag, passage } of open) {
      const own = hits.get(tag) ?? [];
      hits.set(tag, own);
      own.push({ listed, tag, passage });
    }
  }
  return [...hits].map(([tag, own]) => ({
    heading: tagLabel(own[0]?.listed.project?.codebook, tag),
    hits: own,
  }));
}

/** Says which patterns cannot be used; the others work. */
async function warnOfPatterns(suggestions: Suggestions, articles: Iterable<ListedArticle>): Promise<void> {
  const codebooks = new Set<Codebook>();
  for (const { project } of articles) if (project) codebooks.add(project.codebook);
  for (const codebook of codebooks) {
    const [first, ...others] = (await suggestions.in(codebook)).problems;
    if (!first) continue;
    const { tag, pattern, reason } = first;
    const why = reason ?? l10n.t('it means every text');
    const text = l10n.t('The pattern {0} of the tag {1} cannot be used: {2}.', pattern, tag, why);
    const more = others.length > 0 ? ` ${l10n.t('{0} other patterns cannot either.', others.length)}` : '';
    void window.showWarningMessage(plainLabel(text + more));
  }
}

const isArticleNode = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'article';
