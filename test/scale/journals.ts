import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { JOURNAL_HEADER, journalLines } from '../../src/annotation/journal';
import { referenceTo } from '../../src/annotation/reference';
import type { PlainArticle } from '../bench/madeUpDump';
import { madeUpEvents } from '../bench/madeUpJournal';
import type { Exported } from './exported';

/** Writes the journal of a coder who annotates all of these articles. */
export function writeJournal(project: string, coder: string, articles: readonly PlainArticle[]): void {
  const references = articles.map(({ date, headline, excerpt }) => referenceTo(date, headline, excerpt));
  mkdirSync(path.join(project, 'annotations'), { recursive: true });
  const journal = openSync(path.join(project, 'annotations', `${coder}.jsonl`), 'wx');
  writeSync(journal, `${JOURNAL_HEADER}\n`);
  for (const event of madeUpEvents(coder, references)) writeSync(journal, journalLines([event]));
  closeSync(journal);
}

/** What an export has of such journals, by so many coders, each of so many articles. */
export function eventsOf(
  articles: number,
  coders = 1,
): Pick<Exported, 'tags' | 'marks' | 'notes' | 'statuses'> {
  const withOneTag = Math.ceil(articles / 4);
  const marked = Math.ceil(articles / 2);
  return {
    tags: coders * (3 * articles - 2 * withOneTag),
    marks: coders * marked,
    notes: coders * (articles - marked),
    statuses: coders * articles,
  };
}
