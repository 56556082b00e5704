import { eventValue } from './eventValue';
import type { HistoryEntry } from './history';
import { table } from './table';
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
    shown(eventValue(event, target)),
    undone ? 'yes' : '',
  ]);
  const most = (share: number): number => Math.max(narrowest, Math.floor(share * free));
  yield* table(['time', 'coder', 'op', 'headline', 'value', 'undone'], rows, [
    null,
    null,
    null,
    most(0.6),
    most(0.4),
  ]);
}

const shown = (text: string): string => plain(text.slice(0, longestText)).trim();
