import type { ArticleRecord, OrphanRecord } from '../../src/exchange/records';
import { commandLine, runNode } from '../host/nodeRun';

/** What stands in an export. */
export interface Exported {
  readonly articles: number;
  readonly occurrences: number;
  readonly tags: number;
  readonly marks: number;
  readonly notes: number;
  readonly statuses: number;
  readonly orphans: number;
}

/** A line of the JSON Lines format. */
type Line = ArticleRecord | ({ readonly orphan: true } & OrphanRecord);

/** Exports dumps to JSON Lines with the command line as it is shipped, and counts what comes out. */
export async function exported(
  folder: string,
  dumps: readonly string[],
): Promise<{ readonly counts: Exported; readonly peakMemory: number }> {
  const counts = { articles: 0, occurrences: 0, tags: 0, marks: 0, notes: 0, statuses: 0, orphans: 0 };
  const onLine = (text: string): void => {
    const line = JSON.parse(text) as Line;
    if ('orphan' in line) {
      counts.orphans++;
      return;
    }
    counts.articles++;
    counts.occurrences += line.occurrences.length;
    counts.tags += line.coding.length;
    counts.marks += line.marks.length;
    counts.notes += line.notes.length;
    counts.statuses += line.status.length;
  };
  const args = ['export', ...dumps, '--format', 'jsonl', '--output', '-'];
  const { peakMemory } = await runNode(commandLine, args, { cwd: folder, onLine });
  return { counts, peakMemory };
}
