import { l10n, window } from 'vscode';
import type { Codebook, CodebookTag } from '../annotation/codebook/codebook';
import { deleteTag, mergeTag, moveTag, restoreTag, retireTag } from '../annotation/codebook/editCodebook';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { changeCodebook, edits, isEditable } from './codebookChange';
import { pickTag, tagItem, targetTag, type CodebookParts } from './codebookTargets';
import { useOfTag, type Use } from './codebookUse';

type Args = readonly unknown[];

/** *Move Tag…*: puts a tag below another, or at the top level. */
export async function moveTagBelow(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Move Which Tag?'));
  if (!target) return;
  const { project, tag } = target;
  const { codebook } = project;
  const places = codebook.allTags.filter((other) => !isIn(codebook, other.id, tag.id));
  const items = [
    { label: l10n.t('Top Level'), id: undefined },
    ...places.map((other) => ({ ...tagItem(codebook, other), id: other.id })),
  ];
  const place = await window.showQuickPick(items, {
    title: plainLabel(l10n.t('Move “{0}” Below Which Tag?', tag.label)),
    matchOnDescription: true,
  });
  if (place) await nestTags(project, [tag.id], place.id);
}

/** Puts tags below another, or at the top level, as the last ones there; those that are there already stay where they are. */
export async function nestTags(
  project: Project,
  ids: readonly string[],
  parent: string | undefined,
): Promise<void> {
  if (!isEditable(project)) return;
  const { codebook } = project;
  // What is below another of the tags moves with it.
  const moved = ids.filter(
    (id) =>
      codebook.parentOf(id)?.id !== parent && !ids.some((other) => other !== id && isIn(codebook, id, other)),
  );
  if (moved.length === 0) return;
  const labels = moved.map((id) => codebook.tag(id)?.label ?? id).join(', ');
  const above = parent === undefined ? undefined : (codebook.tag(parent)?.label ?? parent);
  await changeCodebook(
    project,
    (text) =>
      edits(
        text,
        moved.map((id) => (now) => moveTag(now, id, parent)),
      ),
    {
      said:
        above === undefined
          ? l10n.t('{0} is at the top level now.', labels)
          : l10n.t('{0} is below {1} now.', labels, above),
      undo: true,
    },
  );
}

/** Whether a tag is another one, or below it. */
function isIn(codebook: Codebook, id: string, other: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = codebook.parentOf(at)?.id)
    if (at === other) return true;
  return false;
}

/** *Merge Into…*: retires a tag in favour of another. What has it is shown under the other; the coding logs stay as they are. */
export async function mergeTagInto(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Merge Which Tag?'), isActive);
  if (!target) return;
  const { project, tag } = target;
  const into = await pickTag(
    project.codebook,
    l10n.t('Merge “{0}” Into Which Tag?', tag.label),
    (other) => isActive(other) && other.id !== tag.id,
  );
  if (!into) return;
  await changeCodebook(project, (text) => mergeTag(text, tag.id, into.id), {
    said: l10n.t('{0} is merged into {1}.', tag.label, into.label),
    undo: true,
  });
}

const isActive = ({ status, mergedInto }: CodebookTag): boolean =>
  status === 'active' && mergedInto === undefined;

/** *Retire*: the tag is not offered any more. What has it keeps it. */
export async function retire(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Retire Which Tag?'), isActive);
  if (target) await retireIn(target.project, target.tag);
}

async function retireIn(project: Project, { id, label }: CodebookTag): Promise<void> {
  await changeCodebook(project, (text) => retireTag(text, id), {
    said: l10n.t('{0} is retired.', label),
    undo: true,
  });
}

/** *Restore*: a tag that was retired or merged is offered again. */
export async function restore(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Restore Which Tag?'), (tag) => !isActive(tag));
  if (!target) return;
  const { project, tag } = target;
  await changeCodebook(project, (text) => restoreTag(text, tag.id), {
    said: l10n.t('{0} is restored.', tag.label),
    undo: true,
  });
}

/** *Delete*: takes a tag that nothing uses out of the codebook. For one in use it offers to retire it. */
export async function deleteUnusedTag(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Delete Which Tag?'));
  if (!target) return;
  const { project, tag } = target;
  const use = useOfTag(project, tag.id);
  if (use.isUsed) {
    const retireIt = l10n.t('Retire');
    const offers = isActive(tag) ? [retireIt] : [];
    const answer = await window.showWarningMessage(plainLabel(usedText(tag.label, use)), ...offers);
    if (answer === retireIt) await retireIn(project, tag);
    return;
  }
  await changeCodebook(project, (text) => deleteTag(text, tag.id), {
    said: l10n.t('{0} is deleted from the codebook.', tag.label),
    undo: true,
  });
}

/** Why something in use is not deleted. How often blind coding hides it is not told. */
export function usedText(label: string, { count }: Use): string {
  return count > 0
    ? l10n.t('{0} is not deleted: {1} articles or marks have it.', label, count)
    : l10n.t('{0} is not deleted: it is in use.', label);
}
