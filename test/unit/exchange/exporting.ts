import { fold } from '../../../src/annotation/fold';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';
import { annotateArticles } from '../../../src/exchange/annotatedArticles';
import { codebookInUse } from '../../../src/exchange/codebookInUse';
import type { Export } from '../../../src/exchange/export';
import { json } from '../../../src/exchange/json';
import type {
  ArticleRecord,
  CodebookRecord,
  OrphanRecord,
  SourceRecord,
} from '../../../src/exchange/records';

/** An export in the JSON format, read back. */
export interface ReadExport {
  readonly sources: readonly SourceRecord[];
  readonly codebook: CodebookRecord;
  readonly articles: readonly ArticleRecord[];
  readonly orphans: readonly OrphanRecord[];
  readonly complete: boolean;
}

/** What a program would export of these dumps and events. */
export function contentsOf(
  dumps: readonly NamedDump[],
  events: readonly AnnotationEvent[],
  elsewhere: Iterable<string> = [],
): Export {
  const { articles, orphans } = annotateArticles(dumps, fold(events), elsewhere);
  return {
    generator: 'newsdump 0.0.0',
    exportedAt: '2025-05-02T09:20:00.000Z',
    sources: dumps.map(({ name }) => ({ name, sha256: '0'.repeat(64), bytes: 1 })),
    codebook: codebookInUse(articles, orphans),
    articles,
    orphans,
    complete: true,
  };
}

export function exported(
  dumps: readonly NamedDump[],
  events: readonly AnnotationEvent[] = [],
  elsewhere: Iterable<string> = [],
): ReadExport {
  return JSON.parse([...json.write(contentsOf(dumps, events, elsewhere))].join('')) as ReadExport;
}
