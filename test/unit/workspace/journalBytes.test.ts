import assert from 'node:assert/strict';
import fc from 'fast-check';
import { journalLines, readJournal, type JournalReading } from '../../../src/annotation/journal';
import { JournalBytes, piecesOf } from '../../../src/workspace/journalBytes';
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

const read = (bytes: Buffer, earlier?: JournalBytes): Promise<JournalBytes> =>
  JournalBytes.read(bytes.length, piecesOf(bytes), earlier);

/** Each byte a piece, so that lines and characters are cut anywhere. */
const readByteByByte = (bytes: Buffer, earlier?: JournalBytes): Promise<JournalBytes> =>
  JournalBytes.read(
    bytes.length,
    function* (start, end) {
      for (let at = start; at < end; at++) yield bytes.subarray(at, at + 1);
    },
    earlier,
  );

const said = ({ reading }: { readonly reading: JournalReading }) => {
  const { events, unknown, problems, newerVersion, newest, lineEnds } = reading;
  // A reader that comes later cannot tell a line that was torn from one that was damaged otherwise.
  return { events, unknown, problems: problems.map(({ line }) => line), newerVersion, newest, lineEnds };
};

describe('The bytes of a journal', () => {
  it('are read as text', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const text = journalLines(events);
        assert.deepEqual(said(await read(Buffer.from(text))), said({ reading: readJournal(text) }));
      }),
    );
  });

  it('give the same, in whatever pieces they are read', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        assert.deepEqual(said(await readByteByByte(bytes)), said(await read(bytes)));
      }),
      { numRuns: 30 },
    );
  });

  it('give the same, read at once or as they grew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBytes, { maxLength: 5 }), async (parts) => {
        let known: JournalBytes | undefined;
        for (let count = 1; count <= parts.length; count++) {
          const all = Buffer.concat(parts.slice(0, count));
          assert.deepEqual(said(await read(all, known)), said(await read(all)));
          known = await read(all, known);
        }
      }),
    );
  });

  it('give the same, read after any others', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyBytes, async (before, after) => {
        assert.deepEqual(said(await read(after, await read(before))), said(await read(after)));
      }),
    );
  });

  it('give the same when whole lines were appended, and the events of before go on', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, anyEvents, anyEvents, async (before, events, later) => {
        const known = await read(before);
        const lines = Buffer.from(journalLines(events));
        const grown = known.appended(lines);
        assert.equal(grown === undefined, before.length > 0 && before.at(-1) !== 0x0a);
        if (!grown) return;
        const all = Buffer.concat([before, lines]);
        assert.deepEqual(said(grown), said(await read(all)));
        assert.deepEqual(grown.reading.since(known.reading), events);
        const more = Buffer.concat([all, Buffer.from(journalLines(later))]);
        assert.deepEqual(said(await read(more, grown)), said(await read(more)));
      }),
    );
  });

  it('that have not changed give the same reading', async () => {
    const bytes = Buffer.from('{"format":"newsdump-journal","version":1}\n{"id":"x","op":"vote"}\n');
    const known = await read(bytes);
    assert.equal(await read(Buffer.from(bytes), known), known);
    assert.notEqual(await read(bytes.subarray(0, 42), known), known);
  });
});
