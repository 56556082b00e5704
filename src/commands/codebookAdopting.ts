import { l10n, window } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import { addTag, type Edited } from '../annotation/codebook/editCodebook';
import { unlistedTags, type UnlistedTag } from '../annotation/codebook/unlistedTags';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { changeCodebook, edits } from './codebookChange';
import { editableProject, isUnlistedNode, nodeOf, type CodebookParts } from './codebookTargets';
import { tagsInUse } from './tagsInUse';

/** *Adopt Tag*: takes a tag in use, with those below it, into the codebook. */
export async function adoptTag(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const node = nodeOf(parts, args);
  const project = await editableProject(parts, node);
  if (!project) return;
  const tag = isUnlistedNode(node) ? node.tag : await pickUnlisted(project);
  if (tag) await adopt(project, [tag]);
}

/** *Adopt All Tags in Use*: takes all tags in use that the codebook lacks into it. */
export async function adoptAllTags(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const project = await editableProject(parts, nodeOf(parts, args));
  if (!project) return;
  const tags = unlistedIn(project);
  if (tags.length > 0) await adopt(project, tags);
  else sayNone();
}

/** The edits that add these tags, nested as `/` in their ids says: below a tag of the codebook, if one has the id before the `/`. */
export function adoptions(
  tags: readonly UnlistedTag[],
  codebook: Codebook,
  parent?: string,
): ((text: string) => Edited)[] {
  return tags.flatMap((tag) => {
    // A level of the ids that is itself a tag of the codebook stands there already.
    if (codebook.tag(tag.id)) return adoptions(tag.tags, codebook, tag.id);
    const above = parent ?? nearestAbove(tag.id, codebook);
    const label =
      above !== undefined && tag.id.startsWith(`${above}/`) ? tag.id.slice(above.length + 1) : tag.id;
    const added = { id: tag.id, ...(label !== tag.id && { label }) };
    return [(text: string) => addTag(text, above, added), ...adoptions(tag.tags, codebook, tag.id)];
  });
}

/** The tag of the codebook whose id is the longest beginning of this one that ends before a `/`. */
function nearestAbove(id: string, codebook: Codebook): string | undefined {
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1))
    if (codebook.tag(id.slice(0, end))) return id.slice(0, end);
  return undefined;
}

const unlistedIn = (project: Project): readonly UnlistedTag[] =>
  unlistedTags(tagsInUse([project]), project.codebook);

async function adopt(project: Project, tags: readonly UnlistedTag[]): Promise<void> {
  const all = adoptions(tags, project.codebook);
  const said =
    all.length === 1
      ? l10n.t('{0} is in the codebook now.', tags[0]?.id ?? '')
      : l10n.t('{0} tags are in the codebook now.', all.length);
  await changeCodebook(project, (text) => edits(text, all), { said, undo: true });
}

async function pickUnlisted(project: Project): Promise<UnlistedTag | undefined> {
  const flat = (tags: readonly UnlistedTag[]): UnlistedTag[] =>
    tags.flatMap((tag) => [tag, ...flat(tag.tags)]);
  const used = flat(unlistedIn(project)).filter(({ isUsed }) => isUsed);
  if (used.length === 0) {
    sayNone();
    return undefined;
  }
  const items = used.map((tag) => ({ label: plainLabel(tag.id), tag }));
  return (await window.showQuickPick(items, { title: l10n.t('Adopt Which Tag?') }))?.tag;
}

function sayNone(): void {
  void window.showInformationMessage(l10n.t('All tags in use are in the codebook.'));
}
