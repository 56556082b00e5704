import type { ArticleAnnotations } from '../annotation/annotations';
import { fieldsOf, tagsOf } from '../annotation/consensus';
import { articleText } from '../annotation/articleText';
import { identityOf } from '../annotation/matching';
import type { Place } from '../annotation/articlePlace';
import { articleId, articleKey, type Sha256 } from '../annotation/reference';
import { excerptOf, isCut, readArticle } from '../dump/article';
import { isoDate } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import type { TextSource } from '../dump/textSource';
import { codingRecord, fieldRecord, markRecord, noteRecord, statusRecord } from './annotationRecords';
import type { ArticleRecord, OccurrenceRecord } from './records';

/** A dump as an export sees it. `source` and `index` are of the same text. */
export interface NamedDump {
  /** As in the export's sources. */
  readonly name: string;
  readonly source: TextSource;
  readonly index: DumpIndex;
}

/** A place in one of the export's sources. */
export interface Occurrence extends Place {
  readonly dump: NamedDump;
}

/** An article with all that is known of it. What it says is read from its dump only when it is written. */
export interface AnnotatedArticle {
  /** Equal in date, headline and lead. The text of the first is the one that is exported. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
  /** Undefined if nothing is annotated. The offsets of the marks are those in this article's text. */
  readonly annotations: ArticleAnnotations | undefined;
}

/**
 * An article as the JSON format has it.
 * @param sha256 what the platform has for its id
 */
export function articleRecord(
  { occurrences, annotations }: AnnotatedArticle,
  sha256?: Sha256,
): ArticleRecord {
  const [{ dump, article: number }] = occurrences;
  const article = readArticle(dump.source, dump.index, number);
  const { headline, paragraphs, section } = article;
  const date = isoDate(article.day);
  const excerpt = excerptOf(article);
  const text = articleText(headline, paragraphs);
  const key = articleKey(date, headline, excerpt);
  const { fields, others } = annotations ? fieldsOf(annotations) : { fields: [], others: [] };
  return {
    id: articleId(identityOf(key, annotations ? [annotations] : []), sha256),
    headline,
    ...(excerpt !== '' && { excerpt, excerptCut: isCut(excerpt) }),
    date,
    ...(section !== undefined && { section }),
    occurrences: occurrences.map(occurrenceRecord),
    tags: tagsOf(annotations),
    coding: annotations?.tags.map(codingRecord) ?? [],
    fields: fields.map(fieldRecord),
    ...(others.length > 0 && { fieldCoding: others.map(fieldRecord) }),
    status: annotations?.statuses.map(statusRecord) ?? [],
    marks: annotations?.marks.map((mark) => markRecord(mark, text.slice(mark.start, mark.end))) ?? [],
    notes: annotations?.notes.map(noteRecord) ?? [],
  };
}

function occurrenceRecord({ dump, article }: Occurrence): OccurrenceRecord {
  const { headline, end } = dump.index.lines(article);
  return { source: dump.name, lines: { start: headline + 1, end } };
}
