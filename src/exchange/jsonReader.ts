import { isRecord } from '../annotation/shape';
import {
  ImportError,
  type AnnotationReader,
  type ImportedItem,
  type ImportFile,
  type Refusal,
} from './imported';
import { firstJsonLine, jsonLines, type JsonLine } from './jsonLines';
import { readArticleRecord, readOrphanRecord } from './recordReader';
import { parseJson } from './wholeJson';

/** Reads the JSON format. */
export const jsonReader: AnnotationReader = {
  recognises: ([file, ...others]) =>
    others.length === 0 && /^\s*\{\s*"format"\s*:\s*"newsdump"/.test(beginningOf(file)),
  *read([file]) {
    const value = parseJson(file?.text() ?? '');
    if (!isRecord(value) || value['format'] !== 'newsdump')
      throw new ImportError('this is no export in the JSON format of Newsdump');
    const { version, articles, orphans = [] } = value;
    if (version !== 1)
      throw new ImportError('a newer version of Newsdump wrote this; update Newsdump to read it');
    if (!Array.isArray(articles) || !Array.isArray(orphans))
      throw new ImportError('articles and orphans must be lists');
    for (const [i, article] of articles.entries()) yield* readArticleRecord(article, `article ${i + 1}`);
    for (const [i, orphan] of orphans.entries()) yield readOrphanRecord(orphan, `orphan ${i + 1}`);
  },
};

/** Reads JSON Lines: one file, or the files of a partitioned export. */
export const jsonlReader: AnnotationReader = {
  recognises: (files) => {
    const first = firstJsonLine(files[0]);
    return first !== undefined && (isArticle(first) || first['orphan'] === true);
  },
  *read(files) {
    for (const file of files) {
      const path = files.length > 1 ? file.path : undefined;
      for (const line of jsonLines(file.text(), path)) yield* itemsOf(line);
    }
  },
};

function* itemsOf(line: JsonLine | Refusal): Generator<ImportedItem> {
  if ('reason' in line) yield line;
  else if (line.record['orphan'] === true) yield readOrphanRecord(line.record, line.place);
  else yield* readArticleRecord(line.record, line.place);
}

const isArticle = (record: Record<string, unknown>): boolean =>
  'headline' in record && 'occurrences' in record && 'coding' in record;

function beginningOf(file: ImportFile | undefined): string {
  try {
    return file?.text().slice(0, 200) ?? '';
  } catch {
    // What is not UTF-8 is not ours.
    return '';
  }
}
