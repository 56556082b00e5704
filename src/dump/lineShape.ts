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

const dateLine = new RegExp(linePatterns.dateLine, 'du');
const addressLine = new RegExp(linePatterns.addressLine, 'du');

/** No date line is longer, without white space at its ends: a section, a weekday, two times, a date and a bullet. */
const longestDateLine = 250;
/** No e-mail address with its bullet is longer. */
const longestAddress = 690;

const dot = 0x2e;
const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014;
const isBulletEnd = (unit: number): boolean => isDash(unit) || unit === 0x2022;

/** White space as `\s` and `trim` know it, the byte order mark and NO-BREAK SPACE included. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 9 && unit <= 13);
  return unit === 0xa0 || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)));
}

/** What a date line may end in, a dot behind it aside: a digit, a bullet, the 일 behind a day, the m of a.m. */
const canEndDateLine = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || isBulletEnd(unit) || unit === 0xc77c || unit === 0x6d || unit === 0x4d;

/** The shape of a line. Looks closely only at lines that are short and end like a date or a bullet, so that excerpts cost next to nothing. */
export function shapeOfLine(line: string): LineShape {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end--;
  if (end === 0) return 'blank';
  const last = line.charCodeAt(end - 1);
  if (!canEndDateLine(last === dot ? line.charCodeAt(end - 2) : last)) return 'text';
  let start = 0;
  while (isSpace(line.charCodeAt(start))) start++;
  if (isBulletEnd(last)) {
    if (isBullet(line, start, end)) return 'bullet';
    if (endsInAddress(line, end)) return 'address';
  }
  return end - start <= longestDateLine && dateLine.test(line.slice(start, end)) ? 'date' : 'text';
}

function isBullet(line: string, start: number, end: number): boolean {
  if (end - start === 1) return true;
  for (let i = start; i < end; i++) if (!isDash(line.charCodeAt(i))) return false;
  return true;
}

const endsInAddress = (line: string, end: number): boolean =>
  addressLine.test(line.slice(Math.max(0, end - longestAddress), end));

/** The parts of a line whose shape is `date`. Throws on any other line. */
export function partsOfDateLine(line: string): DateLineParts {
  const groups = dateLine.exec(line)?.indices?.groups;
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
