import type { QuickPickItem } from 'vscode';
import { commands, l10n, window } from 'vscode';
import { emptyCodebook, type Codebook } from '../annotation/codebook/codebook';
import { addField, addTag, newCodebookText, type Edited } from '../annotation/codebook/editCodebook';
import type { CodebookToWrite, TagToWrite } from '../annotation/codebook/newCodebook';
import { starters, starterText } from '../annotation/codebook/starters';
import { unlistedTags } from '../annotation/codebook/unlistedTags';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { adoptions } from './codebookAdopting';
import { changeCodebook, edits } from './codebookChange';
import { codebookProject, editableProject, nodeOf, type CodebookParts } from './codebookTargets';
import { tagsInUse } from './tagsInUse';

/** What a codebook can begin with. */
interface Beginning extends QuickPickItem {
  /** The text of a file with it alone. */
  readonly whole: (project: Project) => Edited;
  /** The edits that add to the project's codebook what it lacks of it. */
  readonly added: (project: Project) => ((text: string) => Edited)[];
}

/**
 * *New Codebook…*: makes the codebook empty, of the tags in use, or of a published scheme. To a codebook that is there, what it lacks is
 * added.
 */
export async function startCodebook(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const project = await editableProject(parts, nodeOf(parts, args));
  if (!project) return;
  const isThere = project.codebookFile.text !== undefined;
  const beginnings = [...(isThere ? [] : [empty()]), ofTagsInUse(), ...published()];
  const beginning = await window.showQuickPick(beginnings, {
    title: isThere
      ? l10n.t('There is a codebook. Add Which Tags to It?')
      : plainLabel(l10n.t('New Codebook of “{0}”', project.name)),
  });
  if (!beginning) return;
  const isDone = await changeCodebook(
    project,
    (text) => (isThere ? edits(text, beginning.added(project)) : beginning.whole(project)),
    {
      said: isThere
        ? l10n.t('The codebook has what it lacked of: {0}.', beginning.label)
        : l10n.t('There is a codebook now: {0}.', beginning.label),
      undo: true,
    },
  );
  if (isDone) await commands.executeCommand('newsdump.codebook.focus');
}

const empty = (): Beginning => ({
  label: l10n.t('Empty'),
  whole: ({ name }) => ({ text: newCodebookText(name) }),
  added: () => [],
});

const ofTagsInUse = (): Beginning => ({
  label: l10n.t('Tags in use'),
  whole: (project) => {
    const tags = unlistedTags(tagsInUse([project]), emptyCodebook);
    return edits(newCodebookText(project.name), adoptions(tags, emptyCodebook));
  },
  added: (project) => adoptions(unlistedTags(tagsInUse([project]), project.codebook), project.codebook),
});

const published = (): Beginning[] =>
  starters.map(({ id, title, source, license, codebook }) => ({
    label: title,
    detail: `${source} · ${license}`,
    whole: () => ({ text: starterText(id) }),
    added: (project) => additions(codebook, project.codebook),
  }));

/** The edits that add the tags and fields that a codebook lacks, behind what is there. What it has is left alone. */
function additions(
  { tags = [], fields = [] }: CodebookToWrite,
  present: Codebook,
): ((text: string) => Edited)[] {
  const missing = fields.filter(({ id }) => !present.field(id));
  return [...missing.map((field) => (text: string) => addField(text, field)), ...tagAdditions(tags, present)];
}

function tagAdditions(
  tags: readonly TagToWrite[],
  present: Codebook,
  parent?: string,
): ((text: string) => Edited)[] {
  return tags.flatMap(({ tags: below = [], ...tag }) => {
    const isKeyTaken = tag.key !== undefined && present.tagWithKey(tag.key) !== undefined;
    const added = isKeyTaken ? { ...tag, key: undefined } : tag;
    const own = present.tag(tag.id) ? [] : [(text: string) => addTag(text, parent, added)];
    return [...own, ...tagAdditions(below, present, tag.id)];
  });
}

/** *Open Codebook*: the file, in an editor. */
export async function openCodebook(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const project = await codebookProject(parts, nodeOf(parts, args));
  if (!project) return;
  if (project.codebookFile.text === undefined) {
    const make = l10n.t('New Codebook…');
    const answer = await window.showInformationMessage(l10n.t('This project has no codebook.'), make);
    if (answer === make) await startCodebook(parts, [{ project }]);
    return;
  }
  await commands.executeCommand('vscode.open', project.codebookFile.uri);
}
