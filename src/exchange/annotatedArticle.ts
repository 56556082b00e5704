import type { ArticleAnnotations } from '../annotation/annotations';
import { fieldsOf, tagsOf } from '../annotation/consensus';
import { articleText } from '../annotation/articleText';
import { identityOf } from '../annotation/matching';
import {
  articleId,
  articleKey,
  referenceKey,
  referenceTo,
  type ArticleReference,
} from '../annotation/reference';
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

/** A place where an article stands. */
export interface Place {
  readonly dump: Pick<NamedDump, 'source' | 'index'>;
  /** Its number in the dump's index. */
  readonly article: number;
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

/** How journals name the article at a place. */
export function referenceOf({ dump, article }: Place): ArticleReference {
  const { headline, day, paragraphs } = readArticle(dump.source, dump.index, article);
  return referenceTo(isoDate(day), headline, paragraphs.join('\n'));
}

/** The keys of a dump's articles, in the order of the text. */
export function* keysIn(dump: Place['dump']): Generator<string> {
  for (let article = 0; article < dump.index.articleCount; article++)
    yield referenceKey(referenceOf({ dump, article }));
}

/** An article as the JSON format has it. */
export function articleRecord({ occurrences, annotations }: AnnotatedArticle): ArticleRecord {
  const [{ dump, article: number }] = occurrences;
  const article = readArticle(dump.source, dump.index, number);
  const { headline, paragraphs, section } = article;
  const date = isoDate(article.day);
  const excerpt = excerptOf(article);
  const text = articleText(headline, paragraphs);
  const key = articleKey(date, headline, excerpt);
  const { fields, others } = annotations ? fieldsOf(annotations) : { fields: [], others: [] };
  return {
    id: articleId(identityOf(key, annotations ? [annotations] : [])),
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
