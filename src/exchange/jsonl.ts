import { articleRecord } from './annotatedArticle';
import type { Export, FileWriter } from './export';

/** An article a line, as in the JSON format; then an orphan a line, with `"orphan": true`. */
export const jsonl = { write } satisfies FileWriter;

function* write({ articles, orphans, sha256 }: Export): Generator<string> {
  for (const article of articles) yield `${JSON.stringify(articleRecord(article, sha256))}\n`;
  for (const orphan of orphans) yield `${JSON.stringify({ orphan: true, ...orphan })}\n`;
}
