import assert from 'node:assert/strict';
import fc from 'fast-check';
import { journalLines, readJournal } from '../../../src/annotation/journal';
import { JournalBytes } from '../../../src/workspace/journalBytes';
import { anyEvents } from '../annotation/arbitraries';

const bytes = fc.oneof(
  { weight: 4, arbitrary: anyEvents.map((events) => Buffer.from(journalLines(events))) },
  fc
    .constantFrom(
      '\r\n',
      '\r',
      '\n',
      '\ufeff',
      '{"id":',
      '{"id":"x","op":"vote"}\n',
      '{"format":"newsdump-journal","version":2}\n',
    )
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 10 }).map((array) => Buffer.from(array)),
);
const anyBytes = fc.array(bytes, { maxLength: 6 }).map((parts) => Buffer.concat(parts));

const readingOf = (bytes: Buffer, earlier?: JournalBytes) => {
  const { events, unknown, problems, newerVersion, newest, lineEnds } = JournalBytes.read(
    bytes,
    earlier,
  ).reading;
  // A reader that comes later cannot tell a line that was torn from one that was damaged otherwise.
  return { events, unknown, problems: problems.map(({ line }) => line), newerVersion, newest, lineEnds };
};

describe('The bytes of a journal', () => {
  it('are read as text', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const text = journalLines(events);
        assert.deepEqual(JournalBytes.read(Buffer.from(text)).reading, { ...readJournal(text) });
      }),
    );
  });

  it('give the same, read at once or as they grew', () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 5 }), (parts) => {
        let known: JournalBytes | undefined;
        for (let count = 1; count <= parts.length; count++) {
          const all = Buffer.concat(parts.slice(0, count));
          assert.deepEqual(readingOf(all, known), readingOf(all));
          known = JournalBytes.read(all, known);
        }
      }),
    );
  });

  it('give the same, read after any others', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (before, after) => {
        assert.deepEqual(readingOf(after, JournalBytes.read(before)), readingOf(after));
      }),
    );
  });
});
