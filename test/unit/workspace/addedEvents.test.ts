import assert from 'node:assert/strict';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { GrownReading } from '../../../src/annotation/grownReading';
import { journalLines, readJournal, type JournalReading } from '../../../src/annotation/journal';
import { addedEvents } from '../../../src/workspace/addedEvents';

const linesOf = (...ids: string[]): JournalReading =>
  readJournal(
    journalLines(
      ids.map((id): AnnotationEvent => ({
        id,
        at: '2025-05-02T09:14:07Z',
        by: 'kim',
        op: 'remove',
        target: '0',
      })),
    ),
  );
const read = (...ids: string[]): GrownReading => GrownReading.empty().with(linesOf(...ids));

describe('The events that were added to journals', () => {
  const kim = read('a');
  const lee = read();
  const before = [
    { file: 'kim.jsonl', reading: kim },
    { file: 'lee.jsonl', reading: lee },
  ];

  it('are those by which they grew, in any file, also a new one', () => {
    const now = [
      { file: 'kim.jsonl', reading: kim.with(linesOf('b')) },
      { file: 'lee.jsonl', reading: lee },
      { file: 'park.jsonl', reading: read('c') },
    ];
    assert.deepEqual(
      addedEvents(before, now)?.map(({ id }) => id),
      ['b', 'c'],
    );
    assert.deepEqual(addedEvents(before, before), []);
    assert.deepEqual(addedEvents([], []), []);
  });

  it('are not known when a file is gone, or was read anew', () => {
    assert.equal(addedEvents(before, before.slice(1)), undefined);
    assert.equal(
      addedEvents(before, [{ file: 'kim.jsonl', reading: read('a', 'b') }, ...before.slice(1)]),
      undefined,
    );
    assert.equal(
      addedEvents(before, [{ file: 'kim.jsonl', reading: readJournal('') }, ...before.slice(1)]),
      undefined,
    );
  });

  it('are none of a file that cannot be read, time and again', () => {
    const unread = (): { file: string; reading: JournalReading }[] => [
      { file: 'kim.jsonl', reading: readJournal('') },
    ];
    assert.deepEqual(addedEvents(unread(), unread()), []);
  });
});
