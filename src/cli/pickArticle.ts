import { Option, type Command } from 'commander';
import { foldText, referenceKey } from '../annotation/reference';
import { readArticle } from '../dump/article';
import { referenceOf } from '../annotation/articlePlace';
import type { DumpFile } from './dumpFile';
import { Failure } from './failure';
import { lineNumber, name } from './options';
import { plain } from './terminal';

/** How an article of a dump is named on the command line: one of the two. */
export interface ArticleOptions {
  readonly headline?: string;
  /** 1-based. */
  readonly line?: number;
}

/** So many lines are listed where a headline fits several articles. */
const mostListed = 10;

export function addArticleOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--headline <text>', "the article's headline, or a part that no other has").argParser(name),
    )
    .addOption(
      new Option('--line <n>', 'a line of the article, counted from 1')
        .argParser(lineNumber)
        .conflicts('headline'),
    );
}

/** The number of the article that is meant. Throws a `Failure` if there is none, or several. */
export function pickArticle(dump: DumpFile, { headline, line }: ArticleOptions): number {
  if (dump.index.articleCount === 0) throw new Failure(`${dump.file}: no articles found`, 1);
  if (headline !== undefined) return withHeadline(dump, headline);
  if (line === undefined) throw new Failure('which article? Say --headline or --line', 2);
  const article = dump.index.articleAt(line - 1);
  if (article < 0) throw new Failure(`${dump.file}:${line}: no article stands here`, 2);
  return article;
}

/** The article whose headline folds to the same text; else the one whose headline holds that text. */
function withHeadline(dump: DumpFile, headline: string): number {
  const { file, source, index } = dump;
  const wanted = foldText(headline);
  const equal: number[] = [];
  const holding: number[] = [];
  for (let article = 0; article < index.articleCount; article++) {
    const text = foldText(readArticle(source, index, article).headline);
    if (text === wanted) equal.push(article);
    else if (text.includes(wanted)) holding.push(article);
  }
  // An article that stands twice is one.
  const byKey = new Map<string, number>();
  for (const article of equal.length > 0 ? equal : holding) {
    const key = referenceKey(referenceOf({ dump, article }));
    if (!byKey.has(key)) byKey.set(key, article);
  }
  const [found, ...others] = byKey.values();
  if (found === undefined) throw new Failure(`${file}: no headline is or holds "${plain(headline)}"`, 2);
  if (others.length > 0) {
    const lines = [found, ...others].map((article) => index.lines(article).headline + 1);
    const listed = lines.slice(0, mostListed).join(', ') + (lines.length > mostListed ? ', …' : '');
    throw new Failure(
      `${file}: "${plain(headline)}" fits ${lines.length} articles, at lines ${listed}; say --line`,
      2,
    );
  }
  return found;
}
