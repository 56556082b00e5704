import type { DumpArticles } from '../annotation/articleTable';
import { Identities } from '../annotation/identities';
import type { DateOrder } from '../dump/day';
import type { DumpFile, StoredDump } from './dumpFile';
import { inSlices } from './inSlices';
import { projectDumps } from './projectDumps';
import type { Terminal } from './terminal';

/** A dump with the identities of its articles. */
export async function withIdentities<D extends DumpFile>(
  dump: D,
  terminal: Terminal,
): Promise<DumpArticles<D>> {
  return { dump, identities: await inSlices(Identities.read(dump), terminal) };
}

/**
 * The dumps of a project with the identities of their articles, but for those at the paths in `without`. What cannot be read is said and left out.
 */
export async function allDumpArticles(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
  without?: ReadonlySet<string | undefined>,
): Promise<readonly DumpArticles<StoredDump>[]> {
  const dumps: DumpArticles<StoredDump>[] = [];
  for await (const dump of projectDumps(folder, dateOrder, terminal, without))
    dumps.push(await withIdentities(dump, terminal));
  return dumps;
}
