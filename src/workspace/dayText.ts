import { env, l10n } from 'vscode';
import type { Day } from '../dump/day';

/** Days are formatted as what they are, calendar dates: at midnight UTC and in UTC. */
const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(env.language, { ...options, timeZone: 'UTC' });

let timeFormat: Intl.DateTimeFormat | undefined;
let dayFormat: Intl.DateTimeFormat | undefined;
let monthFormat: Intl.DateTimeFormat | undefined;

const asDate = (day: Day): Date =>
  new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));

/** A day in the user's language, with its weekday; "No date" for an unknown one. */
export function formatDay(day: Day): string {
  if (day <= 0) return l10n.t('No date');
  dayFormat ??= formatter({ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
  return dayFormat.format(asDate(day));
}

/** A day's month and year in the user's language. */
export function formatMonth(day: Day): string {
  monthFormat ??= formatter({ year: 'numeric', month: 'long' });
  return monthFormat.format(asDate(day));
}

/** A day's year. */
export function formatYear(day: Day): string {
  return String(Math.floor(day / 10_000));
}

/** When something was annotated, in the user's language and time zone. `at` is an RFC 3339 date-time. */
export function formatTime(at: string): string {
  timeFormat ??= new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : timeFormat.format(time);
}
