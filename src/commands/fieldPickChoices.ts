import type { CodebookOption } from '../annotation/codebook/codebook';
import { readValue, type Scalar, type ValueProblem } from '../annotation/codebook/fieldValues';
import { foldTyped } from '../annotation/codebook/foldTyped';
import type { DateOrder } from '../dump/day';
import type { FieldStep, Value } from './fieldForm';

/** Why a value is offered. */
export type Reason = 'present' | 'last' | 'articleDate' | 'today' | 'used' | 'option' | 'typed';

/** One thing that can be chosen for a field. */
export type FieldChoice =
  | {
      readonly kind: 'value';
      readonly value: Value;
      readonly reason: Reason;
      readonly option: CodebookOption | undefined;
    }
  | { readonly kind: 'problem'; readonly problem: ValueProblem }
  /** Leave the field without a value. */
  | { readonly kind: 'skip' }
  /** Take its value away. */
  | { readonly kind: 'clear' };

/** What is known of a field's values, for what is offered. */
export interface FieldMemory {
  /** Entered in this workspace, the last first. */
  readonly last: readonly Value[];
  /** In use in the project, the most frequent first. */
  readonly used: readonly Scalar[];
  /** `yyyy-MM-dd`, undefined if the article has no date. */
  readonly articleDate: string | undefined;
  /** `yyyy-MM-dd`. */
  readonly today: string;
  readonly dateOrder: DateOrder | undefined;
}

/**
 * What is offered for a field while nothing is typed. The first is what a plain Enter takes: the value that it has; else the last one (of
 * a date the article's own); else, if the field is optional, none.
 */
export function choicesOf({ field, value }: FieldStep, memory: FieldMemory): FieldChoice[] {
  const offered: { readonly value: Value; readonly reason: Reason }[] = [];
  const offer = (reason: Reason, ...values: readonly Value[]): void => {
    for (const one of values) {
      if (!offered.some((other) => isSame(other.value, one))) offered.push({ value: one, reason });
    }
  };
  // Several values are checked one by one; only what was entered last is also offered as a whole.
  const parts = (values: readonly Value[]): Scalar[] =>
    values.flatMap((one): readonly Scalar[] => (isList(one) ? one : [one]));
  const last = field.multiple ? memory.last.map(onlyOne) : memory.last.filter((one) => !isList(one));
  if (value !== undefined) offer('present', ...(field.multiple ? parts([value]) : [value]));
  if (field.type === 'date' && memory.articleDate !== undefined) offer('articleDate', memory.articleDate);
  offer('last', ...last.slice(0, 1));
  switch (field.type) {
    case 'choice':
      offer('option', ...field.options.map((option) => option.value));
      break;
    case 'boolean':
      offer('option', true, false);
      break;
    case 'date':
      offer('today', memory.today);
      offer('used', ...parts(last), ...memory.used);
      break;
    case 'number':
    case 'text':
      offer('used', ...parts(last), ...memory.used);
      break;
  }
  const choices = offered.map((one): FieldChoice => ({
    kind: 'value',
    ...one,
    option: optionOf(field, one.value),
  }));
  if (value !== undefined) return field.multiple ? choices : [...choices, { kind: 'clear' }];
  if (field.required) return choices;
  const isLastFirst = offered[0] !== undefined && ['last', 'articleDate'].includes(offered[0].reason);
  return isLastFirst
    ? [...choices.slice(0, 1), { kind: 'skip' }, ...choices.slice(1)]
    : [{ kind: 'skip' }, ...choices];
}

/**
 * What the typed text alone means: a value, or what is wrong with it. Undefined if it says nothing yet, because it is blank or a part of
 * the name of an option.
 */
export function typedChoice({ field }: FieldStep, typed: string, order?: DateOrder): FieldChoice | undefined {
  if (typed.trim() === '') return undefined;
  const read = readValue(field, typed, order);
  if ('value' in read)
    return { kind: 'value', value: read.value, reason: 'typed', option: optionOf(field, read.value) };
  if (field.type === 'boolean') return undefined;
  const part = foldTyped(typed);
  const isPart = field.options.some((option) =>
    [option.label, option.value, ...option.aliases].some((name) => foldTyped(name).includes(part)),
  );
  return isPart ? undefined : { kind: 'problem', problem: read.problem };
}

/** The values that were chosen for a field that takes several, each once. */
export function valuesOf(choices: readonly FieldChoice[]): Scalar[] {
  const values = choices.flatMap((choice): readonly Scalar[] => {
    if (choice.kind !== 'value') return [];
    return isList(choice.value) ? choice.value : [choice.value];
  });
  return [...new Set(values)];
}

/** Whether two values are the same. */
export function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

// `Array.isArray` does not narrow a readonly list.
const isList = (value: Value): value is readonly Scalar[] => Array.isArray(value);

/** A list of one value as that value. */
function onlyOne(value: Value): Value {
  const [first, ...others] = isList(value) ? value : [value];
  return first === undefined || others.length > 0 ? value : first;
}

const optionOf = ({ options }: FieldStep['field'], value: Value): CodebookOption | undefined =>
  options.find((option) => option.value === value);
