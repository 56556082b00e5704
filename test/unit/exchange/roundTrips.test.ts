import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { ExportedFile, Export, Writer } from '../../../src/exchange/export';
import type { ImportFile } from '../../../src/exchange/imported';
import { readerFor } from '../../../src/exchange/readerFor';
import { readers } from '../../../src/exchange/readers';
import type { ArticleRecord } from '../../../src/exchange/records';
import { writerOf } from '../../../src/exchange/writers';
import type { FormatId } from '../../../src/exchange/registry';
import { contentsOf, exported, type ReadExport } from './exporting';
import { dumpNamed, dumpText, madeUpArticles, madeUpEvents } from './madeUp';
import { comparable, planned } from './roundTrip';

/** What a format cannot hold is taken away from what is expected. */
type Loss = (article: ArticleRecord) => ArticleRecord;

const none: Loss = (article) => article;

/** Of two statuses of a coder, which only an article with two names in the journals can have, the last one counts. */
const lastStatuses: Loss = (article) => ({
  ...article,
  status: article.status.filter(
    ({ by, layer }, i) =>
      !article.status.slice(i + 1).some((later) => later.by === by && later.layer === layer),
  ),
});

const losses: Partial<Record<FormatId, Loss>> = {
  w3c: none,
  doccano: lastStatuses,
  'label-studio': lastStatuses,
  prodigy: lastStatuses,
  brat: lastStatuses,
};

async function filesOf(writer: Writer, contents: Export): Promise<ImportFile[]> {
  const exported: ExportedFile[] = [];
  if ('files' in writer)
    for (const { path, pieces } of writer.files(contents)) exported.push({ path, pieces: [...pieces] });
  else {
    const pieces = [];
    for await (const piece of writer.write(contents)) pieces.push(piece);
    exported.push({ path: 'export', pieces });
  }
  return exported.map(({ path, pieces }) => {
    const text = Buffer.concat([...pieces].map((piece) => Buffer.from(piece))).toString();
    return { path, text: () => text };
  });
}

/** No mark of ours begins or ends within a surrogate pair, where other tools have no offset, or is of nothing but white space. */
const isWhole = (event: AnnotationEvent): boolean =>
  event.op !== 'mark' ||
  (event.quote.exact.trim() !== '' && !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(event.quote.exact));

const project = madeUpArticles.chain((articles) =>
  fc.tuple(
    fc.constant(articles),
    madeUpEvents(articles).map((events) => events.filter(isWhole)),
  ),
);

describe('What is exported in a format that can be read', () => {
  for (const [format, lose] of Object.entries(losses) as [FormatId, Loss][])
    it(`comes back, and only once: ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(project, async ([articles, events]) => {
          const dumps = [dumpNamed('page.txt', dumpText(articles))];
          const contents = contentsOf(dumps, events);
          const files = await filesOf(await writerOf(format), contents);
          const expected: ReadExport = {
            ...exported(dumps, events),
            orphans: [],
          };
          const isAnnotated = expected.articles.some(
            ({ coding, fields, status, marks, notes }) =>
              [coding, fields, status, marks, notes].flat().length > 0,
          );
          if (isAnnotated) assert.equal(readerFor(files).id, format);
          const items = [...(readers[format]?.read(files) ?? [])];
          const plan = planned(items, [], dumps);
          assert.deepEqual(plan.refused, []);
          assert.deepEqual(planned(items, plan.events, dumps).events, []);
          assert.deepEqual(
            comparable(exported(dumps, plan.events)),
            comparable({ ...expected, articles: expected.articles.map(lose) }),
          );
        }),
        { numRuns: 200 },
      );
    });
});
