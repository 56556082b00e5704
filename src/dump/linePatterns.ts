/**
 * The shapes of a bullet line, a date line and an address line. They are written once, here: the parser and the
 * recognition of dumps use them, and the TextMate grammar is generated from them. They are kept to what JavaScript and
 * Oniguruma read alike (white space aside, which the generator spells out), and every repetition inside a line is bounded,
 * so that no text makes them slow.
 */

const gap = String.raw`\s{1,4}`;
const space = String.raw`\s{0,4}`;
const inAnyCase = (words: string): string =>
  `(?:${words}|${words.replace(/[a-z]+/g, (w) => w.toUpperCase())})`;

const month =
  inAnyCase(
    'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?',
  ) + String.raw`\.?`;
const weekday =
  inAnyCase(
    'Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?',
  ) + String.raw`\.?(?:${space},${space}|${gap})`;
const year = '[12][0-9]{3}';
const number = '[0-9]{1,2}';
const day = `${number}(?:st|nd|rd|th)?`;
const beforeYear = `(?:${space},${space}|${gap})`;
const time = String.raw`[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:${space}[AaPp]\.?[Mm]\.?)?`;
const besideTime = String.raw`${space}(?:[,|]${space})?`;

const date = `(?:${[
  `${month}${gap}${day}${beforeYear}${year}`,
  `${day}${gap}${month}${beforeYear}${year}`,
  `${year}년${space}${number}월${space}${number}일`,
  ...['-', String.raw`\.`, '/'].flatMap((mark) => [
    `${year}${mark}${space}${number}${mark}${space}${number}${mark === '-' ? '' : String.raw`\.?`}`,
    `${number}${mark}${number}${mark}${year}`,
  ]),
].join('|')})`;
const dated = `(?:${weekday})?(?:${time}${besideTime})?${date}(?:${besideTime}${time})?`;

/** A bullet behind a date or an address. */
const bullet = '(?:[-–—]{1,80}|•)';
const ending = String.raw`(?:${space}(?<bullet>${bullet}))?\s*$`;
const section = String.raw`\p{Lu}[\p{L}&-]{0,29}?(?:${gap}[\p{L}&-]{1,29}?){0,2}?`;
/** A section has at most 30 characters: a date must begin within so many. */
const sectionEndsInTime = String.raw`(?=[^\n]{1,30}?${space}${dated}${ending.replace('?<bullet>', '?:')})`;

/** Sources of the patterns, for the flag `u`. The groups name the parts of the line. */
export const linePatterns = {
  bulletLine: String.raw`^\s*(?<bullet>[-–—]+|•)\s*$`,
  dateLine: String.raw`^\s*(?!\s)(?:${sectionEndsInTime}(?<section>${section})${space})??(?<date>${dated})${ending}`,
  /** A bullet glued to an e-mail address at the line's end, as on a reporter's page. */
  addressLine: String.raw`(?<address>[A-Za-z0-9_.+%-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?<bullet>${bullet})\s*$`,
} as const;
