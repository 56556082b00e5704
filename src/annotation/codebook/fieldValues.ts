import { ambiguousDay, dayOfIso, isoDate, readDay, type DateOrder } from '../../dump/day';
import { partsOfDateLine, shapeOfLine } from '../../dump/lineShape';
import type { FieldValue } from '../events';
import type { CodebookField } from './codebook';
import { foldTyped } from './foldTyped';

/** One value of a field. */
export type Scalar = string | number | boolean;

/** Why something typed is no value of a field. */
export type ValueProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'notAnOption'; readonly typed: string }
  | { readonly kind: 'notANumber'; readonly typed: string }
  /** A number with a comma: whether it parts thousands or decimals cannot be known. */
  | { readonly kind: 'numberWithComma'; readonly typed: string }
  | { readonly kind: 'notADate'; readonly typed: string }
  /** A date such as 04/05/2025, of which nobody said how it is to be read. */
  | { readonly kind: 'ambiguousDate'; readonly typed: string }
  | { readonly kind: 'notABoolean'; readonly typed: string }
  /** Several values for a field that takes one. */
  | { readonly kind: 'onlyOne' };

export type ReadValue<T> = { readonly value: T } | { readonly problem: ValueProblem };

/**
 * The value that something typed means in a field: of a choice the option's value, whether its value, label or alias was typed; of a
 * date `yyyy-MM-dd`, also where it was written as dumps write dates.
 * @param order how to read a date such as 04/05/2025
 */
export function readValue(field: CodebookField, typed: Scalar, order?: DateOrder): ReadValue<Scalar> {
  const text = String(typed).normalize('NFC').trim();
  if (text === '') return { problem: { kind: 'empty' } };
  switch (field.type) {
    case 'choice': {
      const value = optionOf(field, text);
      return value === undefined ? { problem: { kind: 'notAnOption', typed: text } } : { value };
    }
    case 'number':
      return readNumber(text);
    case 'date':
      return readDate(text, order);
    case 'boolean':
      return readBoolean(text);
    case 'text':
      return { value: text };
  }
}

/** The value of a field that several things typed mean: a list, each value once, if the field takes several; else the only one. */
export function readValues(
  field: CodebookField,
  typed: readonly Scalar[],
  order?: DateOrder,
): ReadValue<Exclude<FieldValue, null>> {
  const values = new Set<Scalar>();
  for (const one of typed) {
    const read = readValue(field, one, order);
    if ('problem' in read) return read;
    values.add(read.value);
  }
  const [first, ...others] = values;
  if (first === undefined) return { problem: { kind: 'empty' } };
  if (field.multiple) return { value: [...values] };
  return others.length > 0 ? { problem: { kind: 'onlyOne' } } : { value: first };
}

/** Whether a value of a journal is one that the codebook allows: of its type, an option, a list only if the field takes several. */
export function isValid(field: CodebookField, stored: FieldValue): boolean {
  if (stored === null) return false;
  if (!isList(stored)) return isValidOne(field, stored);
  return field.multiple && stored.length > 0 && stored.every((one) => isValidOne(field, one));
}

/** A value as people read it: of a choice the labels, several with commas. A value that is no option is shown as it is. */
export function showValue(field: CodebookField | undefined, value: FieldValue): string {
  if (value === null) return '';
  const label = (one: Scalar): string =>
    field?.options.find((option) => option.value === one)?.label ?? String(one);
  return isList(value) ? value.map(label).join(', ') : label(value);
}

// `Array.isArray` does not narrow a readonly list.
const isList = (value: FieldValue): value is readonly Scalar[] => Array.isArray(value);

function isValidOne(field: CodebookField, value: Scalar): boolean {
  switch (field.type) {
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && dayOfIso(value) > 0;
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
  }
}

/** A value comes before a label, and a label before an alias. */
function optionOf({ options }: CodebookField, text: string): string | undefined {
  const folded = foldTyped(text);
  const is = (name: string): boolean => foldTyped(name) === folded;
  return (
    options.find(({ value }) => value === text) ??
    options.find(({ value }) => is(value)) ??
    options.find(({ label }) => is(label)) ??
    options.find(({ aliases }) => aliases.some(is))
  )?.value;
}

function readNumber(text: string): ReadValue<number> {
  if (/^[-+−]?\d[\d.,]*$/.test(text) && text.includes(',')) {
    return { problem: { kind: 'numberWithComma', typed: text } };
  }
  const plain = text.replace('−', '-');
  const value = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  // Adding 0 makes 0 of -0, which JSON does not tell apart.
  return Number.isFinite(value) ? { value: value + 0 } : { problem: { kind: 'notANumber', typed: text } };
}

function readDate(text: string, order: DateOrder | undefined): ReadValue<string> {
  if (dayOfIso(text) > 0) return { value: text };
  const day = isDate(text) ? readDay(text, order) : 0;
  const value = isoDate(day);
  if (value !== null) return { value };
  return { problem: { kind: day === ambiguousDay ? 'ambiguousDate' : 'notADate', typed: text } };
}

/** Whether it is a date as a dump has it, without a section or a bullet beside it. */
function isDate(text: string): boolean {
  if (shapeOfLine(text) !== 'date') return false;
  const { section, bullet } = partsOfDateLine(text);
  return section === undefined && bullet === undefined;
}

function readBoolean(text: string): ReadValue<boolean> {
  const folded = foldTyped(text);
  if (['true', 'yes', '1'].includes(folded)) return { value: true };
  if (['false', 'no', '0'].includes(folded)) return { value: false };
  return { problem: { kind: 'notABoolean', typed: text } };
}
