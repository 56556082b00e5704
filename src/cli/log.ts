import type { Command } from 'commander';
import { referenceKey } from '../annotation/reference';
import type { DateOrder } from '../dump/day';
import { bytesOf, readStoredDump } from './dumpFile';
import { groupsByMoves, historyOf, type HistoryEntry } from './history';
import { historyTable } from './historyTable';
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
  const { here, elsewhere, matched } = await matchProject(project, dump, dateOrder, terminal);

  const groupOf = groupsByMoves(project.events);
  const groupsHere = new Set([...here].map(groupOf));
  const groupsElsewhere = new Set([...elsewhere].map(groupOf));
  for (const [key, { article }] of matched.placed)
    (here.has(article) ? groupsHere : groupsElsewhere).add(groupOf(key));

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
