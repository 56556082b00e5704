import { l10n } from 'vscode';
import type { Disagreement } from '../annotation/agreement/disagreements';
import type { Codebook } from '../annotation/codebook/codebook';
import type { FieldValue } from '../annotation/events';
import { tagLabel } from './tagLabel';

/** What the coders differ on, for people. */
export function variableText({ kind, variable }: Disagreement, codebook: Codebook): string {
  switch (kind) {
    case 'tag':
      return l10n.t('Tag {0}', tagLabel(codebook, variable));
    case 'field':
      return l10n.t('Field {0}', codebook.field(variable)?.label ?? variable);
    case 'mark':
      return l10n.t('Mark {0}', tagLabel(codebook, variable));
  }
}

/** The choices, each with its coder, for people. */
export function choiceTexts(disagreement: Disagreement): string[] {
  switch (disagreement.kind) {
    case 'tag':
      return disagreement.choices.map(({ coder, value }) =>
        value ? l10n.t('{0}: has the tag', coder) : l10n.t('{0}: has not', coder),
      );
    case 'field':
      return disagreement.choices.map(({ coder, value }) =>
        value === undefined ? l10n.t('{0}: no value', coder) : `${coder}: ${valueText(value)}`,
      );
    case 'mark':
      return disagreement.choices.map(({ coder, value }) =>
        value.length === 0
          ? l10n.t('{0}: no mark', coder)
          : `${coder}: ${value.map(({ quote }) => `“${quote.exact.replace(/\s+/g, ' ')}”`).join(', ')}`,
      );
  }
}

function valueText(value: Exclude<FieldValue, null>): string {
  return [value]
    .flat()
    .map((one) => (one === true ? l10n.t('yes') : one === false ? l10n.t('no') : String(one)))
    .join(', ');
}
