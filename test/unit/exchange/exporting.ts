import { ArticleTable } from '../../../src/annotation/articleTable';
import { fold } from '../../../src/annotation/fold';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { Identities } from '../../../src/annotation/identities';
import { matchTable } from '../../../src/annotation/matchedTable';
import { finish } from '../../../src/dump/steps';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';
import { annotatedArticles, type AnnotatedArticles } from '../../../src/exchange/annotatedArticles';
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

/**
 * Joins dumps with what events say, as a program does.
 * @param elsewhere the project's other dumps
 */
export function joined(
  dumps: readonly NamedDump[],
  events: readonly AnnotationEvent[],
  elsewhere: readonly NamedDump[] = [],
): AnnotatedArticles {
  const annotations = fold(events);
  const all = [...dumps, ...elsewhere].map((dump) => ({ dump, identities: finish(Identities.read(dump)) }));
  const table = finish(ArticleTable.of(all));
  const { matched, onArticles } = finish(matchTable(table, annotations));
  const found = { onArticles, orphans: matched.orphans, astray: annotations.astray };
  return finish(annotatedArticles(table, found, (dump) => (dumps.includes(dump) ? dump : undefined)));
}

/** What a program would export of these dumps and events. */
export function contentsOf(
  dumps: readonly NamedDump[],
  events: readonly AnnotationEvent[],
  elsewhere: readonly NamedDump[] = [],
): Export {
  const { articles, annotated, orphans } = joined(dumps, events, elsewhere);
  return {
    generator: 'newsdump 0.0.0',
    exportedAt: '2025-05-02T09:20:00.000Z',
    sources: dumps.map(({ name }) => ({ name, sha256: '0'.repeat(64), bytes: 1 })),
    codebook: codebookInUse(annotated, orphans),
    articles,
    orphans,
    complete: true,
  };
}

export function exported(
  dumps: readonly NamedDump[],
  events: readonly AnnotationEvent[] = [],
  elsewhere: readonly NamedDump[] = [],
): ReadExport {
  return JSON.parse([...json.write(contentsOf(dumps, events, elsewhere))].join('')) as ReadExport;
}
