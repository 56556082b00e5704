import { l10n, window } from 'vscode';
import { changeField } from '../annotation/codebook/editCodebook';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { changeCodebook } from './codebookChange';
import { optionAs, optionsIn, readOption, type WrittenOption } from './codebookOptions';
import { targetField, type CodebookParts } from './codebookTargets';

/** *Edit Options…*: the options of a choice, one after the other until the user leaves. */
export async function editFieldOptions(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const target = await targetField(parts, args, l10n.t('The Options of Which Field?'));
  if (!target) return;
  const { project } = target;
  const { id } = target.field;
  for (;;) {
    const field = project.codebook.field(id);
    if (!field) return;
    if (field.type !== 'choice') {
      void window.showInformationMessage(
        plainLabel(l10n.t('{0} is no choice: it has no options.', field.label)),
      );
      return;
    }
    const options = optionsIn(field);
    const items = [
      ...options.map((option, i) => ({ label: plainLabel(optionAs(option)), i })),
      { label: l10n.t('Add Option…'), i: options.length },
    ];
    const title = l10n.t('Options of “{0}”', field.label);
    const item = await window.showQuickPick(items, { title: plainLabel(title) });
    if (!item) return;
    const old = options[item.i];
    const others = options.filter((option) => option !== old);
    const typed = await askForOption(title, old ? optionAs(old) : '', others);
    if (typed === undefined) continue;
    const entered = typed === '' ? [] : [{ ...readOption(typed), description: old?.description }];
    const changed = options.toSpliced(item.i, 1, ...entered);
    const said = l10n.t('{0} has {1} options', field.label, changed.length);
    if (!(await changeOptions(project, id, changed, said))) return;
  }
}

function changeOptions(
  project: Project,
  id: string,
  options: readonly WrittenOption[],
  said: string,
): Promise<boolean> {
  return changeCodebook(project, (text) => changeField(text, id, { options }), { said });
}

/** Asks for the options of a new choice, one after the other, until nothing is entered. Undefined if the user leaves before the first. */
export async function askForOptions(label: string): Promise<WrittenOption[] | undefined> {
  const options: WrittenOption[] = [];
  for (;;) {
    const title = l10n.t('Option {0} of “{1}”', options.length + 1, label);
    const typed = await askForOption(title, '', options);
    if (typed === undefined && options.length === 0) return undefined;
    if (typed === undefined || typed === '') return options;
    options.push(readOption(typed));
  }
}

/** Asks for an option in one line; empty for none. Undefined if the user leaves. */
async function askForOption(
  title: string,
  value: string,
  others: readonly WrittenOption[],
): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: plainLabel(title),
    prompt: l10n.t('value=label, alias, alias: for example PRK=North Korea, NK, DPRK. Empty for none.'),
    value,
    validateInput: (text) => {
      if (text.trim() === '') return undefined;
      const option = readOption(text);
      if (option.value === '') return l10n.t('The value is missing.');
      return others.some((other) => other.value === option.value)
        ? l10n.t('There is an option with this value.')
        : undefined;
    },
  });
  return typed?.trim();
}
