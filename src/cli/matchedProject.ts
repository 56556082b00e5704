import type { Annotations } from '../annotation/annotations';
import { ArticleTable, type DumpArticles } from '../annotation/articleTable';
import { matchTable, type MatchedTable } from '../annotation/matchedTable';
import type { DateOrder } from '../dump/day';
import { allDumpArticles } from './dumpArticles';
import type { DumpFile } from './dumpFile';
import { inSlices } from './inSlices';
import type { Terminal } from './terminal';

/** A project, or dumps that are in none. */
export interface AnyProject {
  readonly folder: string | undefined;
  readonly annotations: Annotations;
}

/** The articles of a project's dumps, and what is annotated on them. */
export interface MatchedProject extends MatchedTable {
  /** First the dumps that were asked for, then the project's others. */
  readonly table: ArticleTable<DumpFile>;
}

/**
 * Finds the articles that a project's annotations are on, in dumps that are asked for and in the project's others: else what is annotated on
 * an article of these would be taken for an orphan, or for near to another article.
 */
export async function matchProject(
  { folder, annotations }: AnyProject,
  asked: readonly DumpArticles<DumpFile>[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<MatchedProject> {
  const paths = new Set(asked.map(({ dump }) => dump.path));
  // Without annotations there is none to be misplaced.
  const others =
    folder !== undefined && annotations.articles.size > 0
      ? await allDumpArticles(folder, dateOrder, terminal, paths)
      : [];
  const table = await inSlices(ArticleTable.of<DumpFile>([...asked, ...others]), terminal);
  return { table, ...(await inSlices(matchTable(table, annotations), terminal)) };
}
