import { l10n } from 'vscode';
import type { CodebookProblem } from '../annotation/codebook/codebookProblem';

type Problem = CodebookProblem['problem'];

/** What is wrong with a codebook at a place, and what becomes of it, in a sentence. */
export function codebookProblemText(problem: Problem): string {
  switch (problem.kind) {
    case 'syntax':
      return l10n.t(
        'This is no JSON: {0}. The codebook is not changed by commands until it is mended.',
        problem.error,
      );
    case 'notACodebook':
      return l10n.t('This is no codebook of Newsdump: "format" is not "newsdump-codebook".');
    case 'missing':
      return l10n.t('The key "{0}" is missing.', problem.key);
    case 'newerVersion':
      return l10n.t(
        'A newer version of Newsdump wrote this codebook (version {0}). It is read as far as it is understood, and not changed.',
        problem.version,
      );
    case 'wrongType':
      return wrongTypeText(problem);
    case 'repeatedKey':
      return l10n.t('The key "{0}" stands here twice: the first counts.', problem.key);
    case 'noId':
      return noIdText(problem);
    case 'repeatedId':
      return l10n.t('The id "{0}" is already that of another: the first counts.', problem.id);
    case 'repeatedTagKey':
      return l10n.t('The key "{0}" is already that of the tag "{1}".', problem.key, problem.tag);
    case 'repeatedOption':
      return l10n.t('The value "{0}" is already among the options.', problem.value);
    case 'repeatedAlias':
      return l10n.t('"{0}" already means the option "{1}".', problem.alias, problem.value);
    case 'unknownField':
      return l10n.t('The codebook has no field "{0}".', problem.id);
    case 'unknownMerge':
      return l10n.t('The codebook has no tag "{0}" to merge into.', problem.id);
    case 'mergeCycle':
      return l10n.t('Tag "{0}" is merged into itself, perhaps by way of others.', problem.tag);
    case 'notListed':
      return l10n.t('"{0}" must be one of: {1}.', problem.key, problem.allowed.join(', '));
    case 'badColor':
      return l10n.t(
        '"{0}" is no colour: write #rgb, #rrggbb or a theme colour such as charts.red.',
        problem.value,
      );
    case 'badTagKey':
      return l10n.t('"{0}" cannot be a key: it is one of a to z or 0 to 9.', problem.value);
    case 'noOptions':
      return l10n.t('The field "{0}" is a choice and has no options.', problem.field);
    case 'emptyPattern':
      return l10n.t('This pattern is empty: it suggests nothing.');
    case 'unterminatedPattern':
      return l10n.t('A regular expression stands between two slashes: the second is missing.');
  }
}

function wrongTypeText({ key, expected }: Extract<Problem, { kind: 'wrongType' }>): string {
  switch (expected) {
    case 'string':
      return l10n.t('What is said of "{0}" must be text in quotes.', key);
    case 'number':
      return l10n.t('What is said of "{0}" must be a number.', key);
    case 'boolean':
      return l10n.t('What is said of "{0}" must be true or false.', key);
    case 'list':
      return l10n.t('What is said of "{0}" must be a list: [ … ].', key);
    case 'object':
      return l10n.t('An entry of "{0}" must be an object: { … }.', key);
  }
}

function noIdText({ of, label }: Extract<Problem, { kind: 'noId' }>): string {
  if (label !== undefined && of !== 'option')
    return l10n.t('There is no "id" here: it is known by its label, "{0}".', label);
  switch (of) {
    case 'tag':
      return l10n.t('This tag has neither an id nor a label: it is left out.');
    case 'field':
      return l10n.t('This field has neither an id nor a label: it is left out.');
    case 'option':
      return l10n.t('This option has no value: it is left out.');
  }
}
