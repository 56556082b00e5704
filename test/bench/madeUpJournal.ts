import type { AnnotationEvent } from '../../src/annotation/events';
import { newEventIds } from '../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines } from '../../src/annotation/journal';
import { referenceTo } from '../../src/annotation/reference';

/** A journal of so many events, as coding makes them: three tags to an article, now and then an `untag`, a mark, a status or a note. */
export function madeUpJournal(count: number): string {
  const nextId = newEventIds(undefined, Date.UTC(2025, 0, 1));
  const events: AnnotationEvent[] = [];
  const written = () => ({ id: nextId(), at: '2025-05-02T09:14:07.120Z', by: 'kim', cb: '3' });
  for (let number = 0; events.length < count; number++) {
    const day = String((number % 28) + 1).padStart(2, '0');
    const article = referenceTo(
      `2025-04-${day}`,
      `The minister’s answer no. ${number} to the assembly on the harbour of Inselstadt`,
      `The minister said on Monday that “nothing has been decided” about harbour ${number}, and that a report is due`,
    );
    const quote = {
      exact: 'nothing has been decided',
      prefix: 'The minister said on Monday that “',
      suffix: '” about harbour',
    };
    events.push(
      { ...written(), op: 'tag', article, tag: 'politics/harbour' },
      { ...written(), op: 'tag', article, tag: 'economy/shipping' },
      number % 4 === 0
        ? { ...written(), op: 'untag', article, tag: 'economy/shipping' }
        : { ...written(), op: 'tag', article, tag: 'people/minister' },
      number % 2 === 0
        ? { ...written(), op: 'mark', article, tag: 'quotation', quote, start: 112, end: 136 }
        : { ...written(), op: 'note', article, text: 'Compare the answer of last week.' },
      { ...written(), op: 'status', article, value: 'done' },
    );
  }
  return `${JOURNAL_HEADER}\n${journalLines(events)}`;
}
