import { l10n, window } from 'vscode';
import type { QueryProblem } from '../annotation/filter/query';
import { parseQuery } from '../annotation/filter/query';

/** Asks for a filter, in the words of filters; what is wrong is said while it is typed. Undefined if the user leaves. */
export async function askForQuery(title: string, value: string): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title,
    value,
    placeHolder: 'ferry tag:transport/* -status:done after:2031-05',
    prompt: l10n.t(
      'Words, or: tag: status: field:actor=PRK by: section: dump: date: after: before: – a comma means “or”, a hyphen in front means “not”.',
    ),
    validateInput: (typed) => {
      const [problem] = parseQuery(typed).problems;
      return problem && queryProblemText(problem, typed);
    },
  });
  return answer?.trim();
}

/** What is wrong with a query, and where. */
export function queryProblemText({ offset, length, problem }: QueryProblem, query: string): string {
  const part = query.slice(offset, offset + length);
  return l10n.t('{0} (at character {1}: “{2}”)', reasonOf(problem), offset + 1, part);
}

function reasonOf(problem: QueryProblem['problem']): string {
  switch (problem.kind) {
    case 'unknownKey':
      return l10n.t('“{0}:” is not known; put words with a colon in quotes', problem.key);
    case 'missingValue':
      return problem.key === undefined
        ? l10n.t('A word is missing')
        : l10n.t('What should “{0}:” be?', problem.key);
    case 'impossibleDate':
      return l10n.t('“{0}” is no day, month or year like 2031-05-05, 2031-05 or 2031', problem.value);
    case 'unknownStatus':
      return l10n.t('“{0}” is none of done, skipped, flagged, excluded, any, none', problem.value);
    case 'notComparable':
      return l10n.t('“{0}” is neither a number nor a day like 2031-05-05', problem.value);
    case 'unclosedQuote':
      return l10n.t('The quote is not closed');
  }
}
