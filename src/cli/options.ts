import { InvalidArgumentError, Option } from 'commander';
import { dayOfIso, isoDate, type DateOrder } from '../dump/day';

export interface DateOrderOption {
  readonly dateOrder?: DateOrder;
}

/** How 04/05/2025 is read. */
export const dateOrderOption = (): Option =>
  new Option('--date-order <order>', 'how 04/05/2025 is read; without it, such a date is unknown').choices([
    'dmy',
    'mdy',
  ]);

/** Reads a line number, 1-based. */
export function lineNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('Lines are counted from 1.');
  return Number(text);
}

/** Reads a day of the calendar, yyyy-MM-dd. */
export function day(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || isoDate(dayOfIso(text)) !== text)
    throw new InvalidArgumentError('It must be a day like 2025-04-29.');
  return text;
}

/** Reads a name, without the white space around it. */
export function name(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new InvalidArgumentError('It is empty.');
  if (/\p{Cc}/u.test(trimmed)) throw new InvalidArgumentError('It has control characters.');
  return trimmed;
}
