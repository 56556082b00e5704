import { mainLayer } from '../annotation/annotations';
import { matcher, type FilteredArticle } from '../annotation/filter/filter';
import { nestingOf } from '../annotation/filter/nesting';
import type { Filter } from '../annotation/filter/terms';
import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import { referenceKey, referenceTo, type ArticleReference } from '../annotation/reference';
import { excerptOf, readArticle } from '../dump/article';
import { isoDate, type DateOrder } from '../dump/day';
import { bytesOf } from './dumpFile';
import { readProject } from './project';
import { projectDumps } from './projectDumps';
import type { Terminal } from './terminal';

/** An article without its annotations, which are known when all articles are. */
interface Read extends Omit<FilteredArticle, 'annotations'> {
  readonly reference: ArticleReference;
  readonly dumps: string[];
}

/**
 * How journals name those articles of a project that meet a filter, by their key. The annotations of the main layer count, by whomever.
 * What cannot be read is said and left out. Throws a `Failure` if it is the journals.
 */
export async function filteredArticles(
  folder: string,
  filter: Filter,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, ArticleReference>> {
  const articles = await readArticles(folder, dateOrder, terminal);
  const { annotations, codebook } = await readProject(folder, terminal);
  const matched = new MatchedAnnotations(annotations, articles.keys());
  const meets = matcher(filter, { layer: mainLayer, ...nestingOf(codebook) });
  const met = new Map<string, ArticleReference>();
  for (const [key, { reference, ...article }] of articles)
    if (meets({ ...article, annotations: matched.of(key) })) met.set(key, reference);
  return met;
}

/** The articles of a project's dumps by their key. What an article says is what it says where it stands first. */
async function readArticles(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Read>> {
  const articles = new Map<string, Read>();
  for await (const file of projectDumps(folder, dateOrder, terminal)) {
    const { dump } = bytesOf(file, folder);
    for (let number = 0; number < file.index.articleCount; number++) {
      const article = readArticle(file.source, file.index, number);
      const { day, headline, section } = article;
      const excerpt = excerptOf(article);
      const reference = referenceTo(isoDate(day), headline, excerpt);
      const key = referenceKey(reference);
      const known = articles.get(key);
      if (known) known.dumps.push(dump);
      else articles.set(key, { reference, day, headline, excerpt, section, dumps: [dump] });
    }
  }
  return articles;
}
