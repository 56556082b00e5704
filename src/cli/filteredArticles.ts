import { mainLayer, type ArticleAnnotations } from '../annotation/annotations';
import { ArticleTable } from '../annotation/articleTable';
import { matcher, type FilteredArticle } from '../annotation/filter/filter';
import { nestingOf } from '../annotation/filter/nesting';
import type { Filter } from '../annotation/filter/terms';
import { matchTable } from '../annotation/matchedTable';
import type { ArticleReference } from '../annotation/reference';
import { excerptOf, readArticle, type Article } from '../dump/article';
import type { DateOrder } from '../dump/day';
import { allDumpArticles } from './dumpArticles';
import { bytesOf, type StoredDump } from './dumpFile';
import { inSlices } from './inSlices';
import { readProject } from './project';
import type { Terminal } from './terminal';

/** The articles of a project that meet a filter. */
export interface FilteredArticles {
  readonly keys: readonly string[];
  /** How journals name the one with this key. */
  readonly referenceOf: (key: string) => ArticleReference;
}

/**
 * Finds the articles of a project that meet a filter. The annotations of the main layer count, by whomever. What cannot be read is said and
 * left out. Throws a `Failure` if it is the journals.
 */
export async function filteredArticles(
  folder: string,
  filter: Filter,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<FilteredArticles> {
  const dumps = await allDumpArticles(folder, dateOrder, terminal);
  const { annotations, codebook } = await readProject(folder, terminal);
  const table = await inSlices(ArticleTable.of(dumps), terminal);
  const { onArticles } = await inSlices(matchTable(table, annotations), terminal);
  const meets = matcher(filter, { layer: mainLayer, ...nestingOf(codebook) });
  const keys: string[] = [];
  for (let article = 0; article < table.count; article++)
    if (meets(filtered(table, article, folder, onArticles.get(article)))) keys.push(table.key(article));
  return { keys, referenceOf: (key) => table.reference(table.find(key)) };
}

/** What a filter may ask of an article, read when it is. What an article says is what it says where it stands first. */
function filtered(
  table: ArticleTable<StoredDump>,
  number: number,
  folder: string,
  annotations: ArticleAnnotations | undefined,
): FilteredArticle {
  const { dump, article } = table.first(number);
  let read: Article | undefined;
  const asRead = (): Article => (read ??= readArticle(dump.source, dump.index, article));
  return {
    day: dump.index.day(article),
    get headline() {
      return asRead().headline;
    },
    get excerpt() {
      return excerptOf(asRead());
    },
    get section() {
      return asRead().section;
    },
    get dumps() {
      return table.occurrences(number).map((place) => bytesOf(place.dump, folder).dump);
    },
    annotations,
  };
}
