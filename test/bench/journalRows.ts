import type { AnnotationEvent } from '../../src/annotation/events';
import { fold } from '../../src/annotation/fold';
import { FoldedEvents } from '../../src/annotation/foldedEvents';
import { newEventIds } from '../../src/annotation/ids';
import { readJournal } from '../../src/annotation/journal';
import { finish } from '../../src/dump/steps';
import { madeUpJournal } from './madeUpJournal';
import type { Row } from './row';

/** On journals with as many events as the dump has articles. */
export const journalRows: readonly Row[] = [
  {
    name: 'journal: read and fold an event an article',
    isOurs: true,
    times: 5,
    prepare: ({ articles }) => {
      const journal = madeUpJournal(articles.length);
      return () => fold(readJournal(journal).events).articles.size;
    },
  },
  {
    name: 'journal: fold one event more',
    isOurs: true,
    times: 100,
    prepare: ({ articles }) => {
      const { events, newest } = readJournal(madeUpJournal(articles.length));
      const folded = finish(FoldedEvents.of(events));
      const nextId = newEventIds(newest, Date.UTC(2031, 4, 2));
      const [first] = events;
      if (first?.op !== 'tag') throw new Error('the journal begins with no tag');
      const next = (): AnnotationEvent => ({ ...first, id: nextId(), tag: 'economy/customs' });
      return () => {
        if (!finish(folded.add([next()]))) throw new Error('the event was not added');
        return folded.annotations.events;
      };
    },
  },
];
