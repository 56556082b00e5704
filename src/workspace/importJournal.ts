import { randomBytes } from 'node:crypto';
import { journalFileName } from './journalFileName';

/**
 * The file name of an import's journal: `import-2031-09-04-tasks-3f9a0c12.jsonl`. No other import has it, so that no journal gets a second
 * writer.
 * @param source the name of the file that was imported
 */
export function importJournalName(source: string, now: Date): string {
  const name = source.replace(/\.[^.]*$/, '');
  return journalFileName(
    `import-${now.toISOString().slice(0, 10)}-${name}-${randomBytes(4).toString('hex')}`,
  );
}
