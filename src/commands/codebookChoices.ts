import { l10n } from 'vscode';
import type { Codebook, CodebookTag } from '../annotation/codebook/codebook';
import type { Project } from '../workspace/project';
import { tagLabel } from '../workspace/tagLabel';
import type { TagChoice } from './tagPick';
import { tagsInUse } from './tagsInUse';

/**
 * The tags to choose from in projects: those of their codebooks, as these have them, and then those in use that no codebook has, sorted.
 * @param counts by tag, how many of the articles in question have it from this coder
 */
export function tagChoices(
  projects: readonly Project[],
  counts: ReadonlyMap<string, number> = new Map(),
): TagChoice[] {
  const choices = new Map<string, TagChoice>();
  for (const { codebook } of projects) {
    for (const tag of codebook.allTags)
      if (!choices.has(tag.id)) choices.set(tag.id, choiceOf(tag, codebook, counts.get(tag.id) ?? 0));
  }
  const isListed = choices.size > 0;
  for (const tag of [...new Set([...tagsInUse(projects), ...counts.keys()])].sort()) {
    if (choices.has(tag)) continue;
    const hint = isListed ? l10n.t('Not in the codebook') : undefined;
    choices.set(tag, { tag, count: counts.get(tag) ?? 0, hint });
  }
  return [...choices.values()];
}

function choiceOf(tag: CodebookTag, codebook: Codebook, count: number): TagChoice {
  const { id, label, key, mergedInto } = tag;
  const path = codebook.pathOf(id);
  const isOffered = codebook.isOffered(tag);
  const state =
    mergedInto === undefined ? l10n.t('retired') : l10n.t('merged into {0}', tagLabel(codebook, mergedInto));
  const hints = [
    path.length > 1 ? path.join(' › ') : undefined,
    // What is typed is looked for here, and an id that only differs by case is found by the label.
    id.toLowerCase() === label.toLowerCase() ? undefined : id,
    key === undefined ? undefined : `[${key}]`,
    isOffered ? undefined : state,
  ];
  return {
    tag: id,
    count,
    label,
    hint: hints.filter((hint) => hint !== undefined).join(' · '),
    detail: detailOf(tag),
    excludes: codebook.excludedBy(id),
    isOffered,
  };
}

/** What the tag means, in one line. */
function detailOf({ description, include, exclude, examples }: CodebookTag): string | undefined {
  const texts = [
    description,
    include === undefined ? undefined : l10n.t('Include: {0}', include),
    exclude === undefined ? undefined : l10n.t('Exclude: {0}', exclude),
    examples.length === 0 ? undefined : l10n.t('For example: {0}', examples.join('; ')),
  ];
  const all = texts.filter((text) => text !== undefined && text.trim() !== '').join(' ');
  return all === '' ? undefined : all.replace(/\s+/g, ' ');
}

/**
 * The tags to clear when these are set, as the codebook has it: the others below a parent of which only one may be given. Of several of one
 * parent that are set at once, all are kept.
 */
export function clearedWith(codebook: Codebook, set: readonly string[]): readonly string[] {
  return set.flatMap((tag) => codebook.excludedBy(tag)).filter((tag) => !set.includes(tag));
}
