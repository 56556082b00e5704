import { anchor } from '../annotation/anchoring';
import type { Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import { Captures } from '../annotation/captures';
import { readArticle } from '../dump/article';
import { isoDate, type DateOrder } from '../dump/day';
import type { OccurrenceRecord, SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { readStoredDump, type StoredDump } from './dumpFile';
import type { Project } from './project';
import type { StoredPlace } from './projectArticles';
import { fromHere, type Terminal } from './terminal';

/** An article as its dumps have it now. */
export interface ShownArticle {
  /** At its first place. */
  readonly headline: string;
  readonly date: string | null;
  readonly occurrences: readonly ShownOccurrence[];
  /** The dumps that it stands in. */
  readonly sources: readonly SourceRecord[];
}

/** Where an article stands. */
export interface ShownOccurrence extends OccurrenceRecord {
  /** The line that its headline is on, or that the passage of a mark begins on; 1-based. */
  readonly line: number;
}

/**
 * Reads what an article says, and where it stands.
 * @param places of the article, at least one, with those of one dump together
 * @param mark the mark of which the lines are asked for; where its passage is not found, that of the headline is given
 */
export async function readShownArticle(
  places: readonly StoredPlace[],
  mark: Mark | undefined,
  { annotations }: Project,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ShownArticle> {
  const captures = new Captures(annotations.captures);
  const occurrences: ShownOccurrence[] = [];
  const sources = new Map<string, SourceRecord>();
  let shown: Pick<ShownArticle, 'headline' | 'date'> = { headline: '', date: null };
  let dump: StoredDump | undefined;
  for (const { path, article, dump: bytes } of places) {
    if (dump?.path !== path) dump = await readStoredDump(fromHere(path), dateOrder, terminal);
    const { headline, end } = dump.index.lines(article);
    if (occurrences.length === 0) {
      const { headline, day } = readArticle(dump.source, dump.index, article);
      shown = { headline, date: isoDate(day) };
    }
    const line = mark === undefined ? headline : lineOfMark(mark, dump, article);
    occurrences.push({ source: bytes.dump, lines: { start: headline + 1, end }, line: line + 1 });
    sources.set(bytes.dump, sourceRecord(bytes.dump, bytes, captures));
  }
  return { ...shown, occurrences, sources: [...sources.values()] };
}

/** 0-based. */
function lineOfMark(mark: Mark, { source, index }: StoredDump, number: number): number {
  const article = new ArticleInDump(source, index, number);
  const found = anchor(article.text, mark.quote, mark.start, mark.end);
  return article.positionOf(found?.start ?? 0).line;
}
