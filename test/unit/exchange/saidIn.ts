import { recordsOf, type Export } from '../../../src/exchange/export';
import type {
  AnnotationReader,
  ImportedAnnotation,
  ImportedItem,
  ImportFile,
} from '../../../src/exchange/imported';
import type { AnnotationRecord, ArticleRecord } from '../../../src/exchange/records';

/** A file of this text, as a reader gets it. */
export const importFile = (path: string, text: string): ImportFile => ({ path, text: () => text });

export function readItems(reader: AnnotationReader, ...files: readonly ImportFile[]): ImportedItem[] {
  return [...reader.read(files)];
}

/** By article, all that was read of it; the articles are named as the file does. Throws at a refusal. */
export function saidIn(items: readonly ImportedItem[]): Map<string, ImportedAnnotation[]> {
  const said = new Map<string, ImportedAnnotation[]>();
  for (const item of items) {
    if ('reason' in item) throw new Error(`${item.place}: ${item.reason}`);
    const name = JSON.stringify(sorted({ ...item.article }));
    said.set(name, [...(said.get(name) ?? []), ...item.annotations]);
  }
  return inOrder(said);
}

/** By article, all that an export says of it, as a reader that loses nothing reads it. Marks tell what they read. */
export function saidInExport(contents: Export, isNamed = everyArticle): Map<string, ImportedAnnotation[]> {
  const said = new Map<string, ImportedAnnotation[]>();
  for (const record of recordsOf(contents)) {
    const { id, headline, excerpt = '', date } = record;
    const { coding, status, fields, fieldCoding = [], marks, notes } = record;
    const annotations = [
      ...coding.map((coded) => imported('tag', coded)),
      ...status.map((coded) => imported('status', coded)),
      ...[...fields, ...fieldCoding].map((coded) => imported('field', coded)),
      ...marks.map(({ text, ...mark }) => imported('mark', { ...mark, ...{ exact: text } })),
      ...notes.map((note) => imported('note', note)),
    ];
    if (isNamed(record, annotations))
      said.set(JSON.stringify(sorted({ id, headline, excerpt, date })), annotations);
  }
  return inOrder(said);
}

const everyArticle = (_: ArticleRecord, __: readonly ImportedAnnotation[]): boolean => true;

/** An import says that it was one: no format tells what wrote the event at first. */
function imported(
  kind: ImportedAnnotation['kind'],
  { via, ...record }: AnnotationRecord,
): ImportedAnnotation {
  void via;
  return { kind, ...record } as unknown as ImportedAnnotation;
}

function inOrder(said: ReadonlyMap<string, ImportedAnnotation[]>): Map<string, ImportedAnnotation[]> {
  return new Map(
    [...said]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, annotations]) => [name, annotations.map(sorted).sort(byText)]),
  );
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function sorted<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
