import type { AnnotationEvent } from '../../src/annotation/events';
import { newEventIds } from '../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines } from '../../src/annotation/journal';
import { referenceTo, type ArticleReference } from '../../src/annotation/reference';

/** So many events {@link madeUpEvents} makes of an article. */
export const EVENTS_OF_ARTICLE = 5;
const MARKED = 'The minister'.length;

/**
 * The events of a coder, as coding makes them: three tags to an article, of which every fourth takes back one again; a mark of the
 * beginning of the headline or a note, in turn; a status.
 */
export function* madeUpEvents(
  coder: string,
  articles: Iterable<ArticleReference>,
): Generator<AnnotationEvent> {
  const nextId = newEventIds(undefined, Date.UTC(2025, 0, 1));
  const written = () => ({ id: nextId(), at: '2025-05-02T09:14:07.120Z', by: coder, cb: '3' });
  let number = 0;
  for (const article of articles) {
    const quote = {
      exact: article.headline.slice(0, MARKED),
      prefix: '',
      suffix: article.headline.slice(MARKED, MARKED + 32),
    };
    yield { ...written(), op: 'tag', article, tag: 'politics/harbour' };
    yield { ...written(), op: 'tag', article, tag: 'economy/shipping' };
    yield number % 4 === 0
      ? { ...written(), op: 'untag', article, tag: 'economy/shipping' }
      : { ...written(), op: 'tag', article, tag: 'people/minister' };
    yield number % 2 === 0
      ? { ...written(), op: 'mark', article, tag: 'quotation', quote, start: 0, end: quote.exact.length }
      : { ...written(), op: 'note', article, text: 'Compare the answer of last week.' };
    yield { ...written(), op: 'status', article, value: 'done' };
    number++;
  }
}

/** A journal with so many events, or up to four more. */
export function madeUpJournal(count: number): string {
  const articles = Array.from({ length: Math.ceil(count / EVENTS_OF_ARTICLE) }, (_, number) =>
    referenceTo(
      `2025-04-${String((number % 28) + 1).padStart(2, '0')}`,
      `The minister’s answer no. ${number} to the assembly on the harbour of Inselstadt`,
      `The minister said on Monday that “nothing has been decided” about harbour ${number}, and that a report is due`,
    ),
  );
  return `${JOURNAL_HEADER}\n${journalLines([...madeUpEvents('kim', articles)])}`;
}
