import { articleRecord } from './annotatedArticle';
import type { Export, Format } from './export';

/** An article a line, as in the JSON format; then an orphan a line, with `"orphan": true`. */
export const jsonl: Format = { id: 'jsonl', title: 'JSON Lines', extension: 'jsonl', write };

function* write({ articles, orphans, sha256 }: Export): Generator<string> {
  for (const article of articles) yield `${JSON.stringify(articleRecord(article, sha256))}\n`;
  for (const orphan of orphans) yield `${JSON.stringify({ orphan: true, ...orphan })}\n`;
}
