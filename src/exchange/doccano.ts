import { CodePoints } from './codePoints';
import { codedRows, type CodedRow } from './codedRow';
import { recordsOf, type Export, type ExportedFile, type FolderWriter } from './export';
import { hexColor, textColorOn } from './hexColor';
import type { CodebookRecord } from './records';

/**
 * What doccano reads: a row per article, coder and layer, with the tags in `cats` and the marks in `entities` (UTF-16 offsets), and the list
 * of labels. Notes are in `Comments`, and whole in `newsdump`, which doccano keeps: it replaces the comments with its own.
 */
export const doccano: FolderWriter = { files };

function* files(contents: Export): Generator<ExportedFile> {
  const labels = labelsOf(contents.codebook);
  yield { path: 'annotations.jsonl', pieces: rows(contents, labels) };
  yield { path: 'labels.json', pieces: labelFile(contents.codebook, labels) };
}

function* rows(contents: Export, labels: ReadonlyMap<string, string>): Generator<string> {
  for (const record of recordsOf(contents))
    for (const row of codedRows(record)) yield `${JSON.stringify(rowOf(row, labels))}\n`;
}

function rowOf({ text, metadata, part, carried }: CodedRow, labels: ReadonlyMap<string, string>): object {
  const labelOf = (tag: string): string => labels.get(tag) ?? tag;
  const marks = [...(part?.marks ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    text,
    ...metadata,
    cats: (part?.tags ?? []).map(({ tag }) => labelOf(tag)),
    entities: marks.map(({ start, end, tag }, i) => ({
      id: i + 1,
      label: labelOf(tag),
      start_offset: start,
      end_offset: end,
    })),
    Comments: (part?.notes ?? []).map((note) => note.text),
    newsdump: carried,
  };
}

function* labelFile({ tags }: CodebookRecord, labels: ReadonlyMap<string, string>): Generator<string> {
  const list = tags.map(({ id, color }, i) => {
    const label = labels.get(id);
    const background = (color === undefined ? undefined : hexColor(color)) ?? defaultColor;
    return {
      text: label,
      prefix_key: null,
      // The keys 1 to 9 and 0.
      suffix_key: i < 10 ? String((i + 1) % 10) : null,
      background_color: background,
      text_color: textColorOn(background),
      ...(label !== id && { tag: id }),
    };
  });
  yield `${JSON.stringify(list, null, 2)}\n`;
}

/** That of doccano. */
const defaultColor = '#209cee';

/** By tag, its name in doccano: the tag itself; or the beginning of one that is too long, with a number that makes it unique. */
function labelsOf({ tags }: CodebookRecord): ReadonlyMap<string, string> {
  const isLong = (id: string): boolean => new CodePoints(id).length > maxLength;
  const taken = new Set(tags.map(({ id }) => id).filter((id) => !isLong(id)));
  const labels = new Map<string, string>();
  let number = 0;
  for (const { id } of tags) {
    let label = id;
    while (isLong(label) || (label !== id && taken.has(label)))
      label = `${id.slice(0, new CodePoints(id).toUnits(maxLength - 10))}…${++number}`;
    taken.add(label);
    labels.set(id, label);
  }
  return labels;
}

/** Of a label, in code points. */
const maxLength = 100;
