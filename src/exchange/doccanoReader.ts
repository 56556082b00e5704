import { isRecord } from '../annotation/shape';
import { problemOfPassage, rowItems, type RowAnnotation } from './codedRowReader';
import {
  ImportError,
  type AnnotationReader,
  type ImportedItem,
  type ImportFile,
  type Refusal,
} from './imported';
import { firstJsonLine, jsonLines, type JsonLine } from './jsonLines';
import { listIn } from './listIn';
import { parseJson } from './wholeJson';

/**
 * Rows of doccano, by us or as doccano exports them: `label` (spans or names), `entities`, `cats` and `Comments`. Where `label` says what
 * `entities` or `cats` do, it is newer: a project keeps what it does not know as it was.
 */
export const doccanoReader: AnnotationReader = { recognises, read };

function recognises(files: readonly ImportFile[]): boolean {
  const row = firstJsonLine(files.find(isRows));
  return (
    typeof row?.['text'] === 'string' &&
    (['label', 'entities', 'cats'].some((key) => Array.isArray(row[key])) || Array.isArray(row['Comments']))
  );
}

const isRows = ({ path }: ImportFile): boolean => !/\.json$/i.test(path);

function* read(files: readonly ImportFile[]): Generator<ImportedItem> {
  const rows = files.filter(isRows);
  if (rows.length === 0)
    throw new ImportError('there is no file with rows of doccano, such as annotations.jsonl');
  const tags = tagsByLabel(files);
  for (const file of rows)
    for (const line of jsonLines(file.text(), files.length > 1 ? file.path : undefined)) {
      if ('reason' in line) yield line;
      else yield* itemsOf(line, tags);
    }
}

function* itemsOf({ place, record }: JsonLine, tags: ReadonlyMap<string, string>): Generator<ImportedItem> {
  const { text, label, newsdump: carried } = record;
  if (typeof text !== 'string') {
    yield { place, reason: 'text must be a string' };
    return;
  }
  const labels = listIn(label);
  const isSpan = (value: unknown): boolean => typeof value === 'object';
  const entities = labels.some(isSpan) ? labels.filter(isSpan) : listIn(record['entities']);
  const names = labels.some((value) => !isSpan(value))
    ? labels.filter((value) => !isSpan(value))
    : listIn(record['cats']);
  const said: RowAnnotation[] = [];
  const tagOf = (name: string): string => tags.get(name) ?? name;
  for (const entity of entities) {
    const mark = markOf(entity, text, place);
    if ('reason' in mark) yield mark;
    else said.push({ ...mark, tag: tagOf(mark.tag) });
  }
  for (const name of names) {
    if (typeof name === 'string' && name !== '') said.push({ kind: 'tag', tag: tagOf(name) });
    else yield { place, reason: 'a label must be a string that is not empty' };
  }
  for (const comment of listIn(record['Comments'])) {
    const note = isRecord(comment) ? (comment['text'] ?? comment['comment']) : comment;
    if (typeof note === 'string') said.push({ kind: 'note', text: note });
    else yield { place, reason: 'a comment must be a string' };
  }
  yield* rowItems({ place, text, metadata: record, said, carried });
}

/** `[start, end, label]` or `{ label, start_offset, end_offset }`. */
function markOf(
  entity: unknown,
  text: string,
  place: string,
): Extract<RowAnnotation, { kind: 'mark' }> | Refusal {
  const [start, end, tag] = (
    isRecord(entity) ? [entity['start_offset'], entity['end_offset'], entity['label']] : listIn(entity)
  ) as unknown[];
  const problem = problemOfPassage(start, end, text.length);
  if (problem !== undefined) return { place, reason: problem };
  if (typeof tag !== 'string' || tag === '') return { place, reason: 'a passage has no label' };
  // Both are whole numbers by the check above.
  return { kind: 'mark', tag, start: start as number, end: end as number };
}

/** By label, the tag that was too long for one, as our list of labels says. */
function tagsByLabel(files: readonly ImportFile[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const list = files.find(({ path }) => /(?:^|\/)labels\.json$/i.test(path));
  for (const label of list ? listIn(parseJson(list.text())) : []) {
    if (!isRecord(label)) continue;
    const { text, tag } = label;
    if (typeof text === 'string' && typeof tag === 'string') tags.set(text, tag);
  }
  return tags;
}
