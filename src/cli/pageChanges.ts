import { articleChange, type ChangedArticle } from '../annotation/pageComparison';
import { readArticle, type Article } from '../dump/article';
import type { DateOrder } from '../dump/day';
import { keysIn } from '../annotation/articlePlace';
import { readStoredDump, type DumpFile, type StoredDump } from './dumpFile';
import { Failure } from './failure';
import { fromHere, plain, type Terminal } from './terminal';

/** An article of a page, and what it was in a dump. */
export interface PageChange {
  readonly was: ReadArticle & { readonly path: string };
  readonly now: ReadArticle;
}

interface ReadArticle {
  readonly article: Article;
  /** Of its headline, 1-based. */
  readonly line: number;
}

/**
 * Reads articles of a page and what they were. Only the dumps that these stand in are read again.
 * @param known by key, the paths of the dumps with the project's articles
 */
export async function readChanges(
  page: DumpFile,
  changed: readonly ChangedArticle[],
  known: ReadonlyMap<string, string>,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<readonly PageChange[]> {
  const changes: PageChange[] = [];
  let dump: StoredDump | undefined;
  for (const { now, was } of changed) {
    const path = known.get(was);
    if (path === undefined) continue;
    if (dump?.path !== path) dump = await readStoredDump(fromHere(path), dateOrder, terminal);
    changes.push({ was: { path, ...articleWithKey(dump, was) }, now: articleWithKey(page, now) });
  }
  return changes;
}

function articleWithKey(dump: DumpFile, wanted: string): ReadArticle {
  const { file, source, index } = dump;
  let number = 0;
  for (const key of keysIn(dump)) {
    if (key === wanted)
      return { article: readArticle(source, index, number), line: index.lines(number).headline + 1 };
    number++;
  }
  throw new Failure(`${file}: was changed while it was read; try again`, 2);
}

/**
 * A change for people, as a diff.
 * @param target the name of the page's file
 */
export function* changeLines(target: string, { was, now }: PageChange): Generator<string> {
  yield `${target}:${now.line}: was ${fromHere(was.path)}:${was.line}\n`;
  for (const { sign, text } of articleChange(was.article, now.article))
    yield `${sign} ${plain(text).trim()}\n`;
}
