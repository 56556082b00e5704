import type { AnnotatedArticle } from './annotatedArticle';
import { isoDate } from '../dump/day';
import type { ExportedFile, FolderWriter } from './export';
import { jsonl } from './jsonl';

/** So many articles are remembered in a walk. A month that has more is walked alone, and none of it is remembered. */
const remembered = 100_000;

/** What tools that read such folders take for no value. */
const noMonth = '__HIVE_DEFAULT_PARTITION__';

/**
 * JSON Lines in the layout that DuckDB, Spark and BigQuery read: `month=2031-09/part-0.jsonl`, a folder a month, and `_orphans.jsonl` beside
 * them if there are any. The articles are walked once for the months, and then once for each hundred thousand of them or month that has more.
 */
export const partitioned: FolderWriter = {
  *files(contents) {
    for (const months of walks(contents.articles))
      for (const [month, articles] of ofMonths(contents.articles, months))
        yield {
          path: `month=${month}/part-0.jsonl`,
          pieces: jsonl.write({ ...contents, articles, orphans: [] }),
        };
    yield* orphansOf(jsonl.write({ ...contents, articles: [] }));
  },
};

/** The months, sorted, in parts that can be remembered together. */
function walks(articles: Iterable<AnnotatedArticle>): string[][] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    const month = monthOf(article);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const parts: string[][] = [];
  let room = 0;
  for (const [month, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    room -= count;
    if (room < 0 || parts.length === 0) {
      parts.push([]);
      room = remembered - count;
    }
    parts.at(-1)?.push(month);
  }
  return parts;
}

function ofMonths(
  articles: Iterable<AnnotatedArticle>,
  months: readonly string[],
): Iterable<readonly [string, Iterable<AnnotatedArticle>]> {
  const [only, ...others] = months;
  if (only !== undefined && others.length === 0) return [[only, ofMonth(articles, only)]];
  const found = new Map<string, AnnotatedArticle[]>(months.map((month) => [month, []]));
  for (const article of articles) found.get(monthOf(article))?.push(article);
  return found;
}

function* ofMonth(articles: Iterable<AnnotatedArticle>, month: string): Generator<AnnotatedArticle> {
  for (const article of articles) if (monthOf(article) === month) yield article;
}

function monthOf({ occurrences: [{ dump, article }] }: AnnotatedArticle): string {
  return isoDate(dump.index.day(article))?.slice(0, 7) ?? noMonth;
}

function* orphansOf(lines: Iterable<string>): Generator<ExportedFile> {
  const pieces = [...lines];
  if (pieces.length > 0) yield { path: '_orphans.jsonl', pieces };
}
