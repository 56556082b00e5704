import { l10n, window } from 'vscode';
import type { CodebookField, FieldType, Level } from '../annotation/codebook/codebook';
import {
  addField,
  changeField,
  deleteField,
  moveField,
  type FieldChanges,
} from '../annotation/codebook/editCodebook';
import { plainLabel } from '../workspace/plainLabel';
import { changeCodebook } from './codebookChange';
import { freeIdFrom } from './codebookIds';
import { askForOptions } from './codebookFieldOptions';
import { askForLabel, askForNewLabel } from './codebookTags';
import { usedText } from './codebookTagLife';
import {
  editableProject,
  nodeOf,
  targetField,
  type CodebookParts,
  type FieldTarget,
} from './codebookTargets';
import { useOfField } from './codebookUse';

type Args = readonly unknown[];

/** *New Field…*: its label, its type and, of a choice, its options. */
export async function newField(parts: CodebookParts, args: Args): Promise<void> {
  const project = await editableProject(parts, nodeOf(parts, args));
  if (!project) return;
  const { codebook } = project;
  const idOf = (label: string): string => freeIdFrom(label, (id) => codebook.field(id) !== undefined);
  const label = await askForLabel(l10n.t('New Field'), '', idOf);
  if (label === undefined) return;
  const title = plainLabel(l10n.t('Type of “{0}”', label));
  const type = (await window.showQuickPick(types(), { title }))?.type;
  if (!type) return;
  const options = type === 'choice' ? await askForOptions(label) : [];
  if (!options) return;
  const id = idOf(label);
  const field = {
    id,
    ...(label !== id && { label }),
    type,
    ...(options.length > 0 && { options }),
  };
  await changeCodebook(project, (text) => addField(text, field), { said: l10n.t('New field: {0}', label) });
}

const types = (): { readonly label: string; readonly detail: string; readonly type: FieldType }[] => [
  { type: 'choice', label: l10n.t('Choice'), detail: l10n.t('One of some options, or several') },
  { type: 'text', label: l10n.t('Text'), detail: l10n.t('Anything that is typed') },
  { type: 'number', label: l10n.t('Number'), detail: l10n.t('For counts and measures') },
  { type: 'date', label: l10n.t('Date'), detail: l10n.t('A day of the calendar') },
  { type: 'boolean', label: l10n.t('Yes or No'), detail: l10n.t('Whether something is so') },
];

/** *Rename Field…*: changes what people call a field. Its id stays. */
export async function renameField(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('Rename Which Field?'));
  if (!target) return;
  const { id, label } = target.field;
  const renamed = await askForNewLabel(label, id);
  if (renamed !== undefined)
    await change(target, { label: renamed }, l10n.t('{0} is now called {1}', label, renamed));
}

/** *Field: Required*: whether an article or mark needs a value to be done. */
export async function toggleFieldRequired(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('Which Field Is Required, or No Longer?'));
  if (!target) return;
  const { label, required } = target.field;
  const said = required ? l10n.t('{0} is not required', label) : l10n.t('{0} is required', label);
  await change(target, { required: required ? undefined : true }, said);
}

/** *Field: Several Values*: whether it may have several values at once. */
export async function toggleFieldMultiple(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('Which Field Has Several Values, or No Longer?'));
  if (!target) return;
  const { label, multiple } = target.field;
  const said = multiple ? l10n.t('{0} has one value', label) : l10n.t('{0} may have several values', label);
  await change(target, { multiple: multiple ? undefined : true }, said);
}

/** *Field: On…*: whether it is about articles, marks or both. */
export async function setFieldOn(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('What Is Which Field About?'));
  if (!target) return;
  const { label } = target.field;
  const places: readonly { readonly label: string; readonly on: CodebookField['on'] }[] = [
    { label: l10n.t('Articles'), on: 'article' },
    { label: l10n.t('Marks'), on: 'mark' },
    { label: l10n.t('Articles and marks'), on: undefined },
  ];
  const title = plainLabel(l10n.t('“{0}” Is About', label));
  const place = await window.showQuickPick(places, { title });
  if (place) await change(target, { on: place.on }, l10n.t('{0} is about: {1}', label, place.label));
}

/** *Field: Level…*: the level of measurement, by which agreement is computed. */
export async function setFieldLevel(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('The Level of Which Field?'));
  if (!target) return;
  const { label } = target.field;
  const title = plainLabel(l10n.t('Level of “{0}”', label));
  const chosen = await window.showQuickPick(levels(), { title });
  if (chosen) await change(target, { level: chosen.level }, l10n.t('{0} is {1}', label, chosen.label));
}

const levels = (): { readonly label: string; readonly detail: string; readonly level: Level }[] => [
  { level: 'nominal', label: l10n.t('Nominal'), detail: l10n.t('Values are equal or not') },
  { level: 'ordinal', label: l10n.t('Ordinal'), detail: l10n.t('Values have an order: that of the options') },
  { level: 'interval', label: l10n.t('Interval'), detail: l10n.t('Differences count, as of years') },
  { level: 'ratio', label: l10n.t('Ratio'), detail: l10n.t('There is a zero, as of numbers of people') },
];

/** *Move Field Up* and *Move Field Down*: forms ask for fields in the codebook's order. */
export async function shiftField(parts: CodebookParts, args: Args, step: 1 | -1): Promise<void> {
  const target = await targetField(parts, args, l10n.t('Move Which Field?'));
  if (!target) return;
  const { project, field } = target;
  const { fields } = project.codebook;
  const at = fields.findIndex(({ id }) => id === field.id) + step;
  if (at < 0 || at >= fields.length) {
    void window.showInformationMessage(plainLabel(l10n.t('{0} is there already.', field.label)));
    return;
  }
  const before = fields[step === 1 ? at + 1 : at]?.id;
  await changeCodebook(project, (text) => moveField(text, field.id, before), {
    said: l10n.t('{0} is moved', field.label),
  });
}

/** *Delete Field*: takes a field without a value out of the codebook. */
export async function deleteUnusedField(parts: CodebookParts, args: Args): Promise<void> {
  const target = await targetField(parts, args, l10n.t('Delete Which Field?'));
  if (!target) return;
  const { project, field } = target;
  const use = useOfField(project, field.id);
  if (use.isUsed) {
    void window.showWarningMessage(plainLabel(usedText(field.label, use)));
    return;
  }
  await changeCodebook(project, (text) => deleteField(text, field.id), {
    said: l10n.t('{0} is deleted from the codebook.', field.label),
    undo: true,
  });
}

function change({ project, field }: FieldTarget, changes: FieldChanges, said: string): Promise<boolean> {
  return changeCodebook(project, (text) => changeField(text, field.id, changes), { said });
}
