import type { QuickPickItem } from 'vscode';
import { InputBoxValidationSeverity, l10n, ThemeColor, ThemeIcon, window } from 'vscode';
import { isColor, isKey, type CodebookTag } from '../annotation/codebook/codebook';
import { addTag, changeTag, type TagChanges } from '../annotation/codebook/editCodebook';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { changeCodebook } from './codebookChange';
import { freeIdFrom } from './codebookIds';
import { editableProject, nodeOf, targetTag, type CodebookParts, type TagTarget } from './codebookTargets';

type Args = readonly unknown[];

/** *New Tag…*: adds a tag at the top level. */
export async function newTag(parts: CodebookParts, args: Args): Promise<void> {
  const project = await editableProject(parts, nodeOf(parts, args));
  if (project) await addTagTo(project, undefined);
}

/** *New Tag Below…*: adds a tag below another. */
export async function newTagBelow(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('New Tag Below Which?'));
  if (target) await addTagTo(target.project, target.tag);
}

async function addTagTo(project: Project, parent: CodebookTag | undefined): Promise<void> {
  const { codebook } = project;
  const idOf = (label: string): string => freeIdFrom(label, (id) => codebook.tag(id) !== undefined);
  const title = parent ? l10n.t('New Tag Below “{0}”', parent.label) : l10n.t('New Tag');
  const label = await askForLabel(title, '', idOf);
  if (label === undefined) return;
  const id = idOf(label);
  const tag = { id, ...(label !== id && { label }) };
  await changeCodebook(project, (text) => addTag(text, parent?.id, tag), {
    said: l10n.t('New tag: {0}', label),
  });
}

/** Asks for the label of a tag or field that is made, and says what its id will be. */
export async function askForLabel(
  title: string,
  value: string,
  idOf: (label: string) => string,
): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: plainLabel(title),
    prompt: l10n.t('What people call it. It can be changed later.'),
    value,
    validateInput: (label) => {
      const id = idOf(label);
      if (id === '') return l10n.t('Enter a name with a letter or a digit.');
      const message = l10n.t('Its id, which stands in the coding logs and never changes: {0}', id);
      return { message, severity: InputBoxValidationSeverity.Info };
    },
  });
  return typed === undefined ? undefined : oneLine(typed);
}

/** *Rename…*: changes what people call a tag. Its id stays. */
export async function renameTag(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Rename Which Tag?'));
  if (!target) return;
  const label = await askForNewLabel(target.tag.label, target.tag.id);
  if (label === undefined) return;
  await change(target, { label }, l10n.t('{0} is now called {1}', target.tag.label, label));
}

/** Asks for another label of a tag or field. */
export async function askForNewLabel(label: string, id: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: plainLabel(l10n.t('Rename “{0}”', label)),
    prompt: plainLabel(l10n.t('Its id, which stands in the coding logs, stays: {0}', id)),
    value: label,
    validateInput: (text) => (text.trim() === '' ? l10n.t('Enter a name.') : undefined),
  });
  return typed === undefined || typed.trim() === '' ? undefined : oneLine(typed);
}

const oneLine = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim();

/** *Change Color…*: one of the theme's colours, which suit light and dark, or any other. */
export async function changeTagColor(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Change the Color of Which Tag?'));
  if (!target) return;
  const { tag } = target;
  const color = await pickColor(tag);
  if (color) await change(target, { color: color.chosen }, l10n.t('{0} has another color', tag.label));
}

interface ColorItem extends QuickPickItem {
  readonly chosen: string | undefined;
}

async function pickColor(tag: CodebookTag): Promise<{ readonly chosen: string | undefined } | undefined> {
  const other: ColorItem = { label: l10n.t('Other…'), description: '#rrggbb', chosen: undefined };
  const items: ColorItem[] = [
    ...themeColors().map(({ color, label }): ColorItem => ({
      label,
      description: tag.color === color ? l10n.t('now') : '',
      iconPath: new ThemeIcon('circle-filled', new ThemeColor(color)),
      chosen: color,
    })),
    { label: l10n.t('No color of its own'), chosen: undefined },
    other,
  ];
  const title = plainLabel(l10n.t('Color of “{0}”', tag.label));
  const item = await window.showQuickPick(items, { title });
  if (item !== other) return item;
  const typed = await window.showInputBox({
    title,
    value: tag.color ?? '#',
    validateInput: (text) =>
      isColor(text.trim())
        ? undefined
        : l10n.t('Enter #rgb, #rrggbb or the name of a theme color such as charts.red.'),
  });
  return typed === undefined ? undefined : { chosen: typed.trim() };
}

const themeColors = (): { readonly color: string; readonly label: string }[] => [
  { color: 'charts.red', label: l10n.t('Red') },
  { color: 'charts.orange', label: l10n.t('Orange') },
  { color: 'charts.yellow', label: l10n.t('Yellow') },
  { color: 'charts.green', label: l10n.t('Green') },
  { color: 'charts.blue', label: l10n.t('Blue') },
  { color: 'charts.purple', label: l10n.t('Purple') },
];

/** *Set Key…*: the letter or digit that toggles the tag in triage. */
export async function setTagKey(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Set the Key of Which Tag?'));
  if (!target) return;
  const { codebook } = target.project;
  const { tag } = target;
  const typed = await window.showInputBox({
    title: plainLabel(l10n.t('Key of “{0}”', tag.label)),
    prompt: l10n.t('A letter or a digit. Empty for none.'),
    value: tag.key ?? '',
    validateInput: (text) => {
      const key = text.trim().toLowerCase();
      if (key === '') return undefined;
      if (!isKey(key)) return l10n.t('Enter one of a to z or 0 to 9.');
      const holder = codebook.tagWithKey(key);
      return holder && holder.id !== tag.id ? l10n.t('“{0}” has this key.', holder.label) : undefined;
    },
  });
  if (typed === undefined) return;
  const key = typed.trim().toLowerCase();
  await change(
    target,
    { key: key === '' ? undefined : key },
    key === '' ? l10n.t('{0} has no key', tag.label) : l10n.t('{0} has the key {1}', tag.label, key),
  );
}

/** *Fields of Tag…*: the fields that an article with the tag is asked for. */
export async function chooseTagFields(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('The Fields of Which Tag?'));
  if (!target) return;
  const { tag, project } = target;
  const { fields } = project.codebook;
  if (fields.length === 0) {
    void window.showInformationMessage(l10n.t('There is no field in the codebook. Make one first.'));
    return;
  }
  const items = fields.map(({ id, label }) => ({
    label: plainLabel(label),
    description: plainLabel(id),
    picked: tag.fields.includes(id),
    id,
  }));
  const chosen = await window.showQuickPick(items, {
    title: plainLabel(l10n.t('Fields of “{0}”', tag.label)),
    canPickMany: true,
  });
  if (!chosen) return;
  const ids = chosen.map(({ id }) => id);
  await change(
    target,
    { fields: ids.length > 0 ? ids : undefined },
    l10n.t('{0} has {1} fields', tag.label, ids.length),
  );
}

/** *One or Many Below*: whether one of the tags below may be given, or many. */
export async function toggleTagChoice(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('One or Many Below Which Tag?'));
  if (!target) return;
  const { label, choice } = target.tag;
  const isOne = choice === 'many';
  await change(
    target,
    { choice: isOne ? 'one' : undefined },
    isOne
      ? l10n.t('One tag below {0} may be given', label)
      : l10n.t('Many tags below {0} may be given', label),
  );
}

/** *Required*: whether an article needs the tag, or one below it, to be done. */
export async function toggleTagRequired(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Which Tag Is Required, or No Longer?'));
  if (!target) return;
  const { label, required } = target.tag;
  await change(
    target,
    { required: required ? undefined : true },
    required ? l10n.t('{0} is not required', label) : l10n.t('{0} is required', label),
  );
}

function change({ project, tag }: TagTarget, changes: TagChanges, said: string): Promise<boolean> {
  return changeCodebook(project, (text) => changeTag(text, tag.id, changes), { said });
}
