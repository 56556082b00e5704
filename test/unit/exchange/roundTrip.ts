import { ArticleTable } from '../../../src/annotation/articleTable';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { Identities } from '../../../src/annotation/identities';
import { newestId } from '../../../src/annotation/ids';
import { matchTable } from '../../../src/annotation/matchedTable';
import { finish } from '../../../src/dump/steps';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';
import type { ImportedItem } from '../../../src/exchange/imported';
import { planImport, type ImportOptions, type ImportPlan } from '../../../src/exchange/importing';
import type { ReadExport } from './exporting';

/** When the tests import. */
export const now = new Date('2031-05-02T10:00:00.000Z');

/** What importing the items into a project of these dumps and events would do. */
export function planned(
  items: Iterable<ImportedItem>,
  events: readonly AnnotationEvent[],
  dumps: readonly NamedDump[],
  options: Partial<ImportOptions> = {},
): ImportPlan {
  const all = dumps.map((one) => ({ dump: one, identities: finish(Identities.read(one)) }));
  const table = finish(ArticleTable.of(all));
  const annotations = fold(events);
  const matched = finish(matchTable(table, annotations));
  return finish(
    planImport(items, { table, annotations, matched }, { events, newest: newestId(events), now, ...options }),
  );
}

/**
 * An export without what an import gives anew: the id of an article that was edited before, of which no journal tells the project; what made an
 * annotation; and the ids of annotations, of which those that are no ULIDs are new.
 */
export function comparable({ articles, orphans }: ReadExport): unknown {
  const inOrder = (records: readonly object[]): string[] =>
    [...new Set(records.map((record) => JSON.stringify(record)))].sort();
  return JSON.parse(
    JSON.stringify({
      articles: articles.map(({ coding, fields, fieldCoding = [], status, marks, notes, ...article }) => {
        const textOf = new Map(
          marks.map((mark) => [
            mark.id,
            JSON.stringify([mark.tag, mark.start, mark.end, mark.by, mark.layer]),
          ]),
        );
        // Two marks that say the same are one when they are imported, and so is what is on them.
        const plain = (records: readonly object[], register: readonly string[]): string[] =>
          inOrder(
            firstOfEach(
              records.map((record) => withoutIds(record, textOf)),
              register,
            ),
          );
        return {
          ...article,
          id: undefined,
          coding: plain(coding, ['by', 'layer', 'tag']),
          fields: plain([...fields, ...fieldCoding], ['by', 'layer', 'mark', 'field']),
          status: plain(status, ['by', 'layer']),
          marks: plain(marks, ['by', 'layer', 'tag', 'start', 'end']),
          notes: plain(notes, ['by', 'layer', 'mark', 'text']),
        };
      }),
      orphans: inOrder(
        orphans.map(({ annotation, article, ...orphan }) => ({
          ...orphan,
          // An import names the article by its lead too, where only the passage is not found.
          article: article && { ...article, lead: undefined },
          ...withoutIds(annotation, new Map()),
        })),
      ),
    }),
  );
}

/** Journals can hold a word twice, of an article with its lead and without it. An import takes it once: the first, if they are of the same time. */
function firstOfEach(records: readonly object[], keys: readonly string[]): object[] {
  const registers = new Set<string>();
  return records.filter((record) => {
    const { size } = registers;
    return (
      registers.add(JSON.stringify(keys.map((key) => (record as Record<string, unknown>)[key]))).size > size
    );
  });
}

function withoutIds(record: object, marks: ReadonlyMap<string, string>): object {
  const { mark } = record as { readonly mark?: string };
  const rest = { ...record, id: undefined, via: undefined };
  return mark === undefined ? rest : { ...rest, mark: marks.get(mark) ?? null };
}
