// A process that tags, for tests of crashes and of several writers. Arguments: the annotations folder, the coder, the file, how many
// events to write, and how many at most in a command. After each command it prints the ids of its events, a line each.
import { writeSync } from 'node:fs';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { newEventIds } from '../../../src/annotation/ids';
import { LocalJournalStore } from '../../../src/workspace/localJournal';

const [folder = '', coder = '', file = '', count = '', most = ''] = process.argv.slice(2);

async function tag(): Promise<void> {
  const store = new LocalJournalStore(folder);
  let newest: string | undefined;
  for (let written = 0; written < Number(count);) {
    const nextId = newEventIds(newest, Date.now());
    const size = Math.min(Number(count) - written, 1 + Math.floor(Math.random() * Number(most)));
    const events = Array.from({ length: size }, (_, i): AnnotationEvent => {
      const article = {
        date: '2025-04-29',
        headline: `Harbour “${i}” 한국 😀`,
        lead: 'The harbour was closed.',
      };
      return { id: nextId(), at: new Date().toISOString(), by: coder, op: 'tag', article, tag: 'navy' };
    });
    await store.append(file, events);
    writeSync(1, events.map(({ id }) => `${id}\n`).join(''));
    newest = events.at(-1)?.id;
    written += size;
  }
}

tag().catch((error: unknown) => {
  writeSync(2, String(error));
  process.exitCode = 1;
});
