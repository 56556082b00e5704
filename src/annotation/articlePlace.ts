import { textLines } from '../dump/article';
import { isoDate } from '../dump/day';
import type { IndexedText } from './identities';
import { referenceKey, referenceTo, type ArticleReference } from './reference';

/** A place where an article stands. */
export interface Place {
  readonly dump: IndexedText;
  /** Its number in the dump's index. */
  readonly article: number;
}

/** How journals name the article at a place. */
export function referenceOf({ dump, article }: Place): ArticleReference {
  const [headline, ...paragraphs] = textLines(dump.source, dump.index, article);
  const excerpt = paragraphs.map(({ text }) => text).join('\n');
  return referenceTo(isoDate(dump.index.day(article)), headline.text, excerpt);
}

/** The keys of a dump's articles, in the order of the text. */
export function* keysIn(dump: IndexedText): Generator<string> {
  for (let article = 0; article < dump.index.articleCount; article++)
    yield referenceKey(referenceOf({ dump, article }));
}
