import type { Command } from 'commander';
import { referenceKey } from '../annotation/reference';
import type { DateOrder } from '../dump/day';
import { withIdentities } from './dumpArticles';
import { bytesOf, readStoredDump } from './dumpFile';
import { groupsByMoves, historyOf, keysNamedBy, type HistoryEntry } from './history';
import { historyTable } from './historyTable';
import { inSlices } from './inSlices';
import { matchProject } from './matchedProject';
import { dateOrderOption, type DateOrderOption } from './options';
import { projectFolderOf, readProject } from './project';
import { complain, write, type Terminal } from './terminal';

interface LogOptions extends DateOrderOption {
  readonly json?: true;
}

export function addLog(program: Command, terminal: Terminal): void {
  program
    .command('log')
    .description('show who annotated what when, what was undone too')
    .argument('<file>', 'the dump')
    .option('--json', 'the events as a JSON array')
    .addOption(dateOrderOption())
    .action(async (file: string, { json, dateOrder }: LogOptions) => {
      const history = await historyOfDump(file, dateOrder, terminal);
      if (json) await write(jsonArray(history), terminal);
      else if (history.length === 0) complain(`${file}: nothing was annotated`, terminal);
      else await write(historyTable(history, terminal.output.columns), terminal);
    });
}

/** The history of a dump's project, without what is about articles that stand in its other dumps only. */
async function historyOfDump(
  file: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<readonly HistoryEntry[]> {
  const dump = await readStoredDump(file, dateOrder, terminal);
  const folder = await projectFolderOf(dump.path);
  if (folder === undefined) return [];
  const project = await readProject(folder, terminal);
  const asked = [await withIdentities(dump, terminal)];
  const { table, matched, numbers } = await matchProject(project, asked, dateOrder, terminal);

  const groupOf = groupsByMoves(project.events);
  const groupsHere = new Set<string>();
  const groupsElsewhere = new Set<string>();
  const add = (key: string, article: number | undefined): void => {
    if (article === undefined) return;
    (table.first(article).dump === dump ? groupsHere : groupsElsewhere).add(groupOf(key));
  };
  // An article that no event names is a group by itself.
  const named = await inSlices(table.findAll(keysNamedBy(project.events)), terminal);
  for (const [key, article] of named) add(key, article);
  for (const [key, { article }] of matched.placed) add(key, numbers.get(article));

  const bytes = bytesOf(dump, folder);
  return historyOf(project.events).filter(({ event, article }) => {
    if (event.op === 'capture') return event.dump === bytes.dump || event.sha256 === bytes.sha256;
    if (!article) return true;
    const group = groupOf(referenceKey(article));
    return groupsHere.has(group) || !groupsElsewhere.has(group);
  });
}

function* jsonArray(history: readonly HistoryEntry[]): Generator<string> {
  let separator = '[\n';
  for (const { event, undone } of history) {
    yield separator + JSON.stringify({ ...event, undone });
    separator = ',\n';
  }
  yield history.length === 0 ? '[]\n' : '\n]\n';
}
