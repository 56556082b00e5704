import { articleRecord } from './annotatedArticle';
import type { Export, FileWriter } from './export';

/** One JSON object, laid out so that two exports can be compared line by line: an article, a source or an orphan is one line. */
export const json = { write } satisfies FileWriter;

function* write(contents: Export): Generator<string> {
  yield '{\n';
  yield line('format', 'newsdump');
  yield line('version', 1);
  yield line('generator', contents.generator);
  yield line('exportedAt', contents.exportedAt);
  yield* list('sources', contents.sources, (source) => source);
  const { title, revision, tags, fields } = contents.codebook;
  yield '"codebook": {\n';
  if (title !== undefined) yield line('title', title);
  if (revision !== undefined) yield line('revision', revision);
  yield* list('tags', tags, (tag) => tag);
  yield* list('fields', fields, (field) => field, '\n');
  yield '},\n';
  yield* list('articles', contents.articles, (article) => articleRecord(article, contents.sha256));
  yield* list('orphans', contents.orphans, (orphan) => orphan);
  yield line('complete', contents.complete, '\n}\n');
}

function line(key: string, value: unknown, end = ',\n'): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}${end}`;
}

/** A list, an item a line. An empty one is a line of its own. */
function* list<T>(
  key: string,
  items: Iterable<T>,
  recordOf: (item: T) => object,
  end = ',\n',
): Generator<string> {
  let separator = `${JSON.stringify(key)}: [\n`;
  let isEmpty = true;
  for (const item of items) {
    yield separator + JSON.stringify(recordOf(item));
    separator = ',\n';
    isEmpty = false;
  }
  yield isEmpty ? line(key, [], end) : `\n]${end}`;
}
