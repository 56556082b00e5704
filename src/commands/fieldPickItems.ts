import type { QuickPickItem } from 'vscode';
import { l10n } from 'vscode';
import type { CodebookField } from '../annotation/codebook/codebook';
import { showValue, type ValueProblem } from '../annotation/codebook/fieldValues';
import { plainLabel } from '../workspace/plainLabel';
import type { Value } from './fieldForm';
import type { FieldChoice, Reason } from './fieldPickChoices';

/** A line of the pick that asks for a field. */
export interface FieldItem extends QuickPickItem {
  readonly choice: FieldChoice;
}

/** The name of a field that was typed. */
export const nameItem = (id: string): FieldItem => ({
  label: plainLabel(id),
  description: l10n.t('New field'),
  alwaysShow: true,
  choice: { kind: 'value', value: id, reason: 'typed', option: undefined },
});

/** A choice as a line of the pick. */
export function itemOf(field: CodebookField, choice: FieldChoice): FieldItem {
  switch (choice.kind) {
    case 'value': {
      const { option } = choice;
      const names = option
        ? [...(option.label === option.value ? [] : [option.value]), ...option.aliases]
        : [];
      const reason = reasonText(choice.reason, field.multiple);
      const description = [names.join(', '), reason].filter((text) => text !== '').join(' · ');
      return {
        choice,
        label: plainLabel(valueText(field, choice.value)),
        ...(description !== '' && { description: plainLabel(description) }),
        ...(option?.description !== undefined && { detail: plainLabel(option.description) }),
      };
    }
    case 'problem':
      return { choice, label: `$(error) ${plainLabel(problemText(choice.problem))}`, alwaysShow: true };
    case 'skip':
      return { choice, label: `$(debug-step-over) ${l10n.t('Skip')}`, description: l10n.t('No value') };
    case 'clear':
      return { choice, label: `$(clear-all) ${l10n.t('Clear')}`, description: l10n.t('Take the value away') };
  }
}

/** A value as people read it. */
function valueText(field: CodebookField, value: Value): string {
  if (value === true) return l10n.t('Yes');
  if (value === false) return l10n.t('No');
  return showValue(field, value);
}

function reasonText(reason: Reason, isMultiple: boolean): string {
  switch (reason) {
    case 'present':
      return isMultiple ? '' : l10n.t('As it is');
    case 'last':
      return l10n.t('Last value');
    case 'articleDate':
      return l10n.t('Date of the article');
    case 'today':
      return l10n.t('Today');
    case 'used':
    case 'option':
    case 'typed':
      return '';
  }
}

function problemText(problem: ValueProblem): string {
  switch (problem.kind) {
    case 'empty':
      return l10n.t('Type a value.');
    case 'notAnOption':
      return l10n.t('“{0}” is none of the values of this field.', problem.typed);
    case 'notANumber':
      return l10n.t('“{0}” is not a number.', problem.typed);
    case 'numberWithComma':
      return l10n.t('Type “{0}” without commas, with a point before decimals.', problem.typed);
    case 'notADate':
      return l10n.t('“{0}” is not a date. Type it like 2031-05-04.', problem.typed);
    case 'ambiguousDate':
      return l10n.t('“{0}” may be day or month first. Type it like 2031-05-04.', problem.typed);
    case 'notABoolean':
      return l10n.t('“{0}” is neither yes nor no.', problem.typed);
    case 'onlyOne':
      return l10n.t('This field takes one value only.');
  }
}

/** What the form says of a field while nothing is typed. */
export function placeholderOf({ type, multiple, required, description }: CodebookField): string {
  const how = multiple
    ? l10n.t('Check values with Ctrl+Space; Enter takes them and goes on')
    : type === 'choice' || type === 'boolean'
      ? l10n.t('Enter takes the value and goes on')
      : l10n.t('Type a value, or choose one; Enter takes it and goes on');
  const parts = [required ? l10n.t('Required') : undefined, description, how];
  return parts.filter((text) => text !== undefined && text !== '').join('. ');
}
