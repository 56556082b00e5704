import { linePatterns } from './linePatterns';

/** What a line is by itself, whatever stands around it. An address line is text that ends in a bullet glued to an e-mail address. */
export type LineShape = 'blank' | 'bullet' | 'address' | 'date' | 'text';

/** A stretch of a line in UTF-16 columns, 0-based, the end exclusive. */
export interface Columns {
  readonly start: number;
  readonly end: number;
}

/** The parts of a date line; between and around them is white space. */
export interface DateLineParts {
  readonly section?: Columns;
  /** Weekday, time and date. */
  readonly date: Columns;
  readonly bullet?: Columns;
}

/** Whether a line that stands in a text from `start` to `end`, without white space at its ends, is a date line. */
export type DateLineTest = (text: string, start: number, end: number) => boolean;

const dateLine = new RegExp(linePatterns.dateLine, 'u');
const dateLineParts = new RegExp(linePatterns.dateLine, 'du');
const addressLine = new RegExp(linePatterns.addressLine, 'u');

/** No date line is longer, without white space at its ends: a section, a weekday, two times, a date and a bullet. */
const longestDateLine = 250;
/** No date has fewer digits: four for the year, one for the day. */
const fewestDigits = 5;
/** No e-mail address with its bullet is longer. */
const longestAddress = 690;

const dot = 0x2e;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014;
const isBulletEnd = (unit: number): boolean => isDash(unit) || unit === 0x2022;

/** White space as `\s` and `trim` know it, the byte order mark and NO-BREAK SPACE included. */
function isSpace(unit: number): boolean {
  if (unit < 0x1680) return unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0xa0;
  if (unit > 0x3000) return unit === 0xfeff;
  return (
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x1680 ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** What a date line may end in, a dot behind it aside: a digit, a bullet, the 일 behind a day, the m of a.m. */
const canEndDateLine = (unit: number): boolean =>
  isDigit(unit) || isBulletEnd(unit) || unit === 0xc77c || unit === 0x6d || unit === 0x4d;

/** Whether a line that ends in this UTF-16 unit, a dot behind it aside, may be something else than text, or a number. */
export function maySayShape(unit: number): boolean {
  return isSpace(unit) || canEndDateLine(unit);
}

/**
 * The shape of the line that stands in a text from `start` to `end`. Looks closely only at lines that are short and end like a date or a
 * bullet, so that excerpts cost next to nothing.
 */
export function shapeOfLine(
  text: string,
  start = 0,
  end = text.length,
  isDateLine: DateLineTest = matchesDateLine,
): LineShape {
  end = endWithoutSpace(text, start, end);
  if (end === start) return 'blank';
  const last = text.charCodeAt(end - 1);
  const isOrdinary = !canEndDateLine(last === dot ? text.charCodeAt(end - 2) : last);
  return isOrdinary ? 'text' : shapeByEnding(text, startWithoutSpace(text, start), end, isDateLine);
}

/** The shape of a line without white space at its ends, which ends as a bullet or a date line may. */
function shapeByEnding(text: string, start: number, end: number, isDateLine: DateLineTest): LineShape {
  if (isBulletEnd(text.charCodeAt(end - 1))) {
    if (isBullet(text, start, end)) return 'bullet';
    if (endsInAddress(text, start, end)) return 'address';
  }
  return end - start <= longestDateLine && isDateLine(text, start, end) ? 'date' : 'text';
}

function endWithoutSpace(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** For a line with text. */
function startWithoutSpace(text: string, start: number): number {
  while (isSpace(text.charCodeAt(start))) start++;
  return start;
}

function isBullet(text: string, start: number, end: number): boolean {
  if (end - start === 1) return true;
  for (let i = start; i < end; i++) if (!isDash(text.charCodeAt(i))) return false;
  return true;
}

function endsInAddress(text: string, start: number, end: number): boolean {
  let bullet = end - 1;
  while (bullet > start && isDash(text.charCodeAt(bullet - 1))) bullet--;
  // Most lines that end in a bullet are date lines, with a space before it.
  if (bullet === start || !isLetter(text.charCodeAt(bullet - 1))) return false;
  return addressLine.test(text.slice(Math.max(start, end - longestAddress), end));
}

const matchesDateLine: DateLineTest = (text, start, end) =>
  hasDigitsOfDate(text, start, end) && writtenDate(text.slice(start, end)) !== undefined;

/** Whether what stands there has as many digits as a date has at least. */
export function hasDigitsOfDate(text: string, start: number, end: number): boolean {
  let digits = 0;
  for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i)) && ++digits === fewestDigits) return true;
  return false;
}

/** The date, with weekday and time, of a date line; undefined for any other line. */
export function writtenDate(line: string): string | undefined {
  return dateLine.exec(line)?.groups?.['date'];
}

/** Whether a date line that stands in a text from `start` to `end` has a bullet. */
export function hasBullet(text: string, start: number, end: number): boolean {
  return isBulletEnd(text.charCodeAt(endWithoutSpace(text, start, end) - 1));
}

/** Whether a line that stands in a text from `start` to `end` is a number and nothing else. */
export function isNumber(text: string, start: number, end: number): boolean {
  end = endWithoutSpace(text, start, end);
  start = startWithoutSpace(text, start);
  for (let i = start; i < end; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return start < end;
}

/** The parts of a line whose shape is `date`. Throws on any other line. */
export function partsOfDateLine(line: string): DateLineParts {
  const groups = dateLineParts.exec(line)?.indices?.groups;
  const date = columns(groups?.['date']);
  if (!date) throw new Error('not a date line');
  const section = columns(groups?.['section']);
  const bullet = columns(groups?.['bullet']);
  return { date, ...(section && { section }), ...(bullet && { bullet }) };
}

/** Where the bullet of a line of the shape `bullet` or `address` stands. Throws on any other line. */
export function bulletOfLine(line: string): Columns {
  const end = line.trimEnd().length;
  let start = end;
  while (start > 0 && isBulletEnd(line.charCodeAt(start - 1))) start--;
  if (start === end) throw new Error('no bullet at the end of the line');
  return { start, end };
}

const columns = (range: [number, number] | undefined): Columns | undefined =>
  range && { start: range[0], end: range[1] };
