import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal } from '../annotation/journal';
import { annotationsFolder } from '../workspace/annotationsFolder';
import type { Project } from './project';

/** A line of a journal. */
export interface JournalLine {
  /** The journal's path in the project, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** The lines with an event of this id: several if a journal was copied. */
export async function linesOfEvent(
  id: string,
  { folder, journals }: Project,
): Promise<readonly JournalLine[]> {
  const found: JournalLine[] = [];
  for (const { file, reading } of journals) {
    if (!reading.events.some((event) => event.id === id)) continue;
    const text = await readFile(join(folder, annotationsFolder, file), 'utf8');
    for (const [index, line] of text.split(/\r\n?|\n/).entries())
      if (readJournal(line).events.some((event) => event.id === id))
        found.push({ file: `${annotationsFolder}/${file}`, line: index + 1 });
  }
  return found;
}
