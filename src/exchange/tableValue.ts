import { valueSeparator, type Value } from './tableCells';

/** A value that was read from a cell, or why it cannot be. */
export type ReadValue = { readonly value: Value } | { readonly problem: string };

/**
 * Reads a field's value from its cell.
 * @param type as `valueTypeOf` gives it; if it is empty, what the cell looks like counts
 */
export function readValue(cell: string, type: string): ReadValue {
  switch (type) {
    case '':
      return { value: guessed(cell) };
    case 'text':
      return { value: cell };
    case 'texts':
      return { value: cell.split(valueSeparator) };
    case 'number':
    case 'boolean':
      return scalars(type, [cell], ([value]) => value);
    case 'numbers':
    case 'booleans':
      return scalars(type.slice(0, -1), cell.split(valueSeparator), (values) => values);
    case 'json':
      return listIn(cell);
    default:
      return { problem: `the value type ${JSON.stringify(type.slice(0, 40))} is unknown` };
  }
}

function scalars(
  type: string,
  texts: readonly string[],
  valueOf: (values: readonly (number | boolean)[]) => Value | undefined,
): ReadValue {
  const values = texts
    .map((text) => (type === 'number' ? numberIn(text) : booleanIn(text)))
    .filter((value) => value !== undefined);
  const value = values.length < texts.length ? undefined : valueOf(values);
  return value === undefined ? { problem: `the value is no ${type}` } : { value };
}

function listIn(cell: string): ReadValue {
  const problem = 'the value is no list as JSON';
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) && value.every(isScalar) ? { value } : { problem };
  } catch {
    return { problem };
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** A number only if it is written as we write it: 007 and 1,5 are texts. */
function guessed(cell: string): Value {
  if (cell.includes(valueSeparator)) return cell.split(valueSeparator);
  const number = numberIn(cell);
  return number !== undefined && String(number) === cell ? number : (booleanIn(cell) ?? cell);
}

function numberIn(text: string): number | undefined {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

/** A spreadsheet writes them in capitals. */
function booleanIn(text: string): boolean | undefined {
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
}
