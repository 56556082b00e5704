import { dayOfIso } from '../../dump/day';
import { isStatus, type Status } from '../events';
import { foldText } from '../reference';
import { queryTokens, quoted, type QueryToken } from './queryToken';
import {
  isNumber,
  type Choice,
  type Comparison,
  type Condition,
  type Filter,
  type Period,
  type Presence,
  type TagChoice,
  type Term,
} from './terms';

/** What is wrong with a part of a query. */
export interface QueryProblem {
  /** Of the part in the query, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  readonly problem:
    | { readonly kind: 'unknownKey'; readonly key: string }
    /** `key` is undefined where a word is missing. */
    | { readonly kind: 'missingValue'; readonly key: string | undefined }
    | { readonly kind: 'impossibleDate'; readonly value: string }
    | { readonly kind: 'unknownStatus'; readonly value: string }
    /** What a field is compared with is neither a number nor a date like 2025-04-29. */
    | { readonly kind: 'notComparable'; readonly value: string }
    | { readonly kind: 'unclosedQuote' };
}

/** What a query says. */
export interface QueryReading {
  /** Without the terms that have a problem. */
  readonly filter: Filter;
  /** In the order of the text. */
  readonly problems: readonly QueryProblem[];
}

/** Reads a filter that was typed; any text will do. */
export function parseQuery(query: string): QueryReading {
  const { tokens, unclosed } = queryTokens(query);
  const filter: Term[] = [];
  const problems: QueryProblem[] = [];
  for (const token of tokens) {
    try {
      filter.push(termOf(token));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(error.found);
    }
  }
  if (unclosed !== undefined)
    problems.push({
      offset: unclosed,
      length: query.length - unclosed,
      problem: { kind: 'unclosedQuote' },
    });
  return { filter, problems };
}

/** The query that says this, always in the same words: read again it gives the same filter. */
export function printQuery(filter: Filter): string {
  return filter.map((term) => (term.not ? '-' : '') + printed(term)).join(' ');
}

/** Ends the reading of a term. */
class Wrong extends Error {
  readonly found: QueryProblem;

  constructor({ offset, length }: QueryToken, problem: QueryProblem['problem']) {
    super(problem.kind);
    this.found = { offset, length, problem };
  }
}

function termOf(token: QueryToken): Term {
  const not = token.bare.startsWith('-');
  return { not, ...conditionOf(not ? token.slice(1) : token) };
}

const beginsWithKey = /^[a-z]+:/i;

function conditionOf(token: QueryToken): Condition {
  const colon = beginsWithKey.exec(token.bare)?.[0].length;
  if (colon === undefined) return { kind: 'words', text: valueOf(token, undefined) };
  const key = token.text.slice(0, colon - 1).toLowerCase();
  const value = token.slice(colon);
  const choices = <T>(read: (item: QueryToken) => T): readonly T[] =>
    value.items().map((item) => {
      valueOf(item, key);
      return read(item);
    });
  switch (key) {
    case 'tag':
      return { kind: key, oneOf: choices(tagChoice) };
    case 'status':
      return { kind: key, oneOf: choices(statusChoice) };
    case 'by':
    case 'section':
      return { kind: key, oneOf: choices(choice) };
    case 'dump':
      return { kind: key, oneOf: choices(({ text }) => ({ is: text })) };
    case 'date':
    case 'on':
      return { kind: 'date', oneOf: choices((item) => presenceIn(item) ?? { is: periodOf(item) }) };
    case 'after':
    case 'before':
      valueOf(value, key);
      return { kind: key, period: periodOf(value) };
    case 'field':
      return fieldCondition(value);
    default:
      throw new Wrong(token.slice(0, colon - 1), { kind: 'unknownKey', key });
  }
}

/** The text of a value, which must say something. */
function valueOf(token: QueryToken, key: string | undefined): string {
  if (foldText(token.text) === '') throw new Wrong(token, { kind: 'missingValue', key });
  return token.text;
}

function presenceIn({ bare }: QueryToken): Presence | undefined {
  return bare === 'any' || bare === 'none' ? bare : undefined;
}

const choice = (item: QueryToken): Choice => presenceIn(item) ?? { is: item.text };

function tagChoice(item: QueryToken): TagChoice {
  const parent = item.bare.endsWith('/*') ? item.text.slice(0, -2) : '';
  return parent === '' ? choice(item) : { below: parent };
}

function statusChoice(item: QueryToken): Choice<Status> {
  const presence = presenceIn(item);
  if (presence !== undefined) return presence;
  if (isStatus(item.text)) return { is: item.text };
  throw new Wrong(item, { kind: 'unknownStatus', value: item.text });
}

function periodOf(item: QueryToken): Period {
  const { text } = item;
  if (/^\d{4}(-\d\d){0,2}$/.test(text) && dayOfIso(text.padEnd(10, '-01')) > 0) return text;
  throw new Wrong(item, { kind: 'impossibleDate', value: text });
}

function fieldCondition(token: QueryToken): Condition {
  const sign = /[<>]=?|=/.exec(token.bare);
  const name = token.slice(0, sign?.index);
  const field = valueOf(name, 'field');
  if (!sign) return { kind: 'field', field, is: 'any' };
  const value = token.slice(sign.index + sign[0].length);
  if (sign[0] === '=')
    return { kind: 'field', field, is: '=', oneOf: value.items().map((item) => valueOf(item, 'field')) };
  if (!isNumber(valueOf(value, 'field')) && dayOfIso(value.text) <= 0)
    throw new Wrong(value, { kind: 'notComparable', value: value.text });
  return { kind: 'field', field, is: sign[0] as Comparison, value: value.text };
}

function printed(term: Condition): string {
  switch (term.kind) {
    case 'words':
      return /[\s"]|^-/.test(term.text) || beginsWithKey.test(term.text) ? quoted(term.text) : term.text;
    case 'after':
    case 'before':
      return `${term.kind}:${term.period}`;
    case 'field':
      return `field:${value(term.field)}${printedFieldCondition(term)}`;
    default:
      return `${term.kind}:${[...term.oneOf].map(printedChoice).join(',')}`;
  }
}

function printedFieldCondition(condition: Extract<Condition, { kind: 'field' }>): string {
  if (condition.is === 'any') return '';
  return condition.is + (condition.is === '=' ? condition.oneOf.map(value).join(',') : condition.value);
}

function printedChoice(choice: TagChoice): string {
  if (typeof choice === 'string') return choice;
  return 'below' in choice ? `${value(choice.below)}/*` : value(choice.is);
}

/** A value in which no sign has a meaning. */
function value(text: string): string {
  return /[\s",<>=]|^(any|none)$|\/\*$/.test(text) ? quoted(text) : text;
}
