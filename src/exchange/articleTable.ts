import type { CoderPart } from './coderPart';
import { coderParts } from './coderPart';
import { itemText } from './itemText';
import type { ArticleRecord, CodebookRecord } from './records';
import { valueCell, type Cell, type Row } from './tableCells';

/** The columns that every table of articles has. */
const fixed = ['doc_id', 'text', 'source', 'date', 'headline', 'section', 'coder', 'layer', 'status'];

/** The columns of a field and of a tag. The id stands as it is, so that no two share a column. */
export const fieldColumn = (id: string): string => `field_${id}`;
export const tagColumn = (id: string): string => `tag_${id}`;

/**
 * A table with a row an article, coder and layer; an article that nobody coded has one row without a coder. A tag is 1 where the coder gave
 * it to the article, 0 where they did not and said that they are done, else empty. Tags and fields of marks are left out.
 */
export function* articleTable(
  articles: Iterable<ArticleRecord>,
  { fields, tags }: CodebookRecord,
): Generator<Row> {
  yield [...fixed, ...fields.map(({ id }) => fieldColumn(id)), ...tags.map(({ id }) => tagColumn(id))];
  for (const record of articles) {
    const about = aboutArticle(record);
    const parts = coderParts(record);
    for (const part of parts) yield [...about, ...saidBy(part, { fields, tags })];
    if (parts.length === 0) yield [...about, ...nothing({ fields, tags })];
  }
}

type Codes = Pick<CodebookRecord, 'fields' | 'tags'>;

function aboutArticle(record: ArticleRecord): Row {
  const { id, occurrences, date, headline, section } = record;
  const day = date === null ? undefined : { day: date };
  return [id, itemText(record), occurrences[0]?.source, day, headline, section];
}

function* saidBy({ coder, layer, status, ...part }: CoderPart, { fields, tags }: Codes): Generator<Cell> {
  yield* [coder, layer, status?.value];
  // In the order of their ids, so the last one counts.
  const values = new Map(
    part.fields.filter(({ mark }) => mark === undefined).map((said) => [said.field, said]),
  );
  for (const { id } of fields) {
    const said = values.get(id);
    yield said && valueCell(said.value);
  }
  const given = new Set(part.tags.map(({ tag }) => tag));
  const notGiven = status?.value === 'done' ? 0 : undefined;
  for (const { id } of tags) yield given.has(id) ? 1 : notGiven;
}

function nothing({ fields, tags }: Codes): Row {
  return Array.from({ length: 3 + fields.length + tags.length }, () => undefined);
}
