import { fieldColumn, tagColumn } from './articleTable';
import type { CodebookRecord, FieldCodeRecord, TagCodeRecord } from './records';
import { valueSeparator, type Cell, type Row } from './tableCells';

const columns = [
  'kind',
  'id',
  'column',
  'label',
  'parent',
  'description',
  'include',
  'exclude',
  'examples',
  'choice',
  'required',
  'status',
  'merged_into',
  'fields',
  'patterns',
  'color',
  'type',
  'options',
  'multiple',
  'on',
  'level',
] as const;

type Cells = Partial<Record<(typeof columns)[number], Cell>>;

/** A table with a row a tag or field. `column` is where the table of articles has it. */
export function* codebookTable({ tags, fields }: CodebookRecord): Generator<Row> {
  yield columns;
  for (const tag of tags) yield rowOf(tagCells(tag));
  for (const field of fields) yield rowOf(fieldCells(field));
}

function rowOf(cells: Cells): Row {
  return columns.map((column) => cells[column]);
}

function tagCells({ mergedInto, examples, fields, patterns, ...tag }: TagCodeRecord): Cells {
  return {
    ...tag,
    kind: 'tag',
    column: tagColumn(tag.id),
    merged_into: mergedInto,
    examples: examples?.join('\n'),
    fields: fields?.join(valueSeparator),
    patterns: patterns?.join('\n'),
  };
}

function fieldCells({ options, ...field }: FieldCodeRecord): Cells {
  return {
    ...field,
    kind: 'field',
    column: fieldColumn(field.id),
    options: options?.map(({ value, label }) => (value === label ? value : `${value} = ${label}`)).join('\n'),
  };
}
