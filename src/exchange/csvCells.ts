/*
 * A spreadsheet runs a cell that begins like a formula, and R and pandas take some words for a missing value, in quotes too. Such a text
 * is written with an apostrophe before it. One that has an apostrophe there already gets another, so that every text comes back as it was.
 */

/** The text as a cell that no program takes for anything but text. A number stays as it is. */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text of a guarded cell. Other cells stay as they are. */
export function unguarded(cell: string): string {
  const text = cell.slice(1);
  return cell.startsWith("'") && needsGuard(text) ? text : cell;
}

function needsGuard(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return (/^[=+\-@\t\r]/.test(bare) && !number.test(text)) || missing.has(bare);
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What R or pandas read as a missing value. Those that begin with a minus sign are guarded anyway. */
const missing = new Set('NA|N/A|n/a|#N/A|#N/A N/A|#NA|<NA>|NULL|null|NaN|nan|None|1.#IND|1.#QNAN'.split('|'));
