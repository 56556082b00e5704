import Table from 'cli-table3';
import type { AnnotationEvent } from '../annotation/events';
import type { HistoryEntry } from './history';
import { plain } from './terminal';

/** What the columns beside headline and value take, about. */
const fixedWidth = 55;
const narrowest = 20;
/** So many units of a text are looked at: more than is shown. */
const longestText = 200;

/**
 * A history for people, in lines of a terminal of this width, if it is one.
 * @param columns of the terminal
 */
export function* historyTable(history: readonly HistoryEntry[], columns = 160): Generator<string> {
  const free = columns - fixedWidth;
  const rows = history.map(({ event, undone, article, target }) => [
    event.at,
    shown(event.by),
    event.op,
    shown(article?.headline ?? ''),
    shown(valueOf(event, target)),
    undone ? 'yes' : '',
  ]);
  const table = new Table({
    head: ['time', 'coder', 'op', 'headline', 'value', 'undone'],
    colWidths: [null, null, null, widthOf(3, rows, free * 0.6), widthOf(4, rows, free * 0.4), null],
    chars: Object.fromEntries(borders.map((border) => [border, border === 'middle' ? '  ' : ''])),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows);
  for (const line of table.toString().split('\n')) yield `${line.trimEnd()}\n`;
}

const borders =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'.split(
    ' ',
  );

/** The width of a column: as wide as its text, or so wide at most. */
function widthOf(column: number, rows: readonly (readonly string[])[], most: number): number | null {
  const width = Math.max(narrowest, Math.floor(most));
  return rows.some((row) => (row[column] ?? '').length > width) ? width : null;
}

const shown = (text: string): string => plain(text.slice(0, longestText)).trim();

/** What an event sets, clears or says. */
function valueOf(event: AnnotationEvent, target: AnnotationEvent | undefined): string {
  switch (event.op) {
    case 'tag':
    case 'untag':
      return event.tag;
    case 'mark':
      return `${event.tag}: ${event.quote.exact}`;
    case 'anchor':
      return event.quote.exact;
    case 'set':
      return `${event.field}: ${JSON.stringify(event.value)}`;
    case 'status':
      return event.value ?? 'none';
    case 'note':
    case 'edit':
      return event.text;
    case 'move':
      return `was: ${event.from.headline}`;
    case 'capture':
      return `${event.dump} ${event.sha256}`;
    case 'remove':
      if (!target) return event.target;
      return target.op === 'remove' ? 'remove' : `${target.op} ${valueOf(target, undefined)}`;
  }
}
