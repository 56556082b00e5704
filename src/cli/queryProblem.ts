import type { QueryProblem } from '../annotation/filter/query';
import { plain } from './terminal';

/** What is wrong with a query, and where, for people. */
export function queryProblem({ offset, problem }: QueryProblem): string {
  return `at character ${offset + 1}: ${plain(messageOf(problem))}`;
}

function messageOf(problem: QueryProblem['problem']): string {
  switch (problem.kind) {
    case 'unknownKey':
      return `there is no ${problem.key}: (text with a colon is put in quotes)`;
    case 'missingValue':
      return problem.key === undefined ? 'a word is missing' : `a value of ${problem.key}: is missing`;
    case 'impossibleDate':
      return `${problem.value} is no date like 2025-04-29, 2025-04 or 2025`;
    case 'unknownStatus':
      return `${problem.value} is no status: done, skipped, flagged, excluded, any or none`;
    case 'notComparable':
      return `${problem.value} is neither a number nor a date like 2025-04-29`;
    case 'unclosedQuote':
      return 'this quote is not closed';
  }
}
