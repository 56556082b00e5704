// How long reading and folding 100,000 events takes, against JSON.parse of the same lines in the same process.
// Run: npx tsx test/bench/journal.ts
import { performance } from 'node:perf_hooks';
import { fold } from '../../src/annotation/fold';
import { newEventIds } from '../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines, readJournal } from '../../src/annotation/journal';
import { referenceTo } from '../../src/annotation/reference';
import type { AnnotationEvent } from '../../src/annotation/events';

const EVENTS = 100_000;
const RUNS = 15;

/** What a year of coding looks like: three tags to an article, now and then an `untag`, a mark, a status or a note. */
function journalOfAYear(): string {
  const nextId = newEventIds(undefined, Date.UTC(2025, 0, 1));
  const events: AnnotationEvent[] = [];
  const written = () => ({ id: nextId(), at: '2025-05-02T09:14:07.120Z', by: 'kim', cb: '3' });
  for (let number = 0; events.length < EVENTS; number++) {
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

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).at(values.length / 2) ?? NaN;
}

const journal = journalOfAYear();
const lines = journal.trimEnd().split('\n');
const parsing: number[] = [];
const reading: number[] = [];
const folding: number[] = [];
for (let run = 0; run < RUNS; run++) {
  parsing.push(milliseconds(() => lines.map((line) => JSON.parse(line) as unknown)));
  let events: readonly AnnotationEvent[] = [];
  reading.push(milliseconds(() => ({ events } = readJournal(journal))));
  folding.push(milliseconds(() => fold(events)));
}
const [parse, read, folded] = [median(parsing), median(reading), median(folding)];
const report = [
  `${lines.length - 1} events, ${(Buffer.byteLength(journal) / 1e6).toFixed(1)} MB, median of ${RUNS} runs`,
  `JSON.parse  ${parse.toFixed(0)} ms`,
  `read        ${read.toFixed(0)} ms`,
  `fold        ${folded.toFixed(0)} ms`,
  `read + fold ${((read + folded) / parse).toFixed(2)} × JSON.parse`,
];
process.stdout.write(report.join('\n') + '\n');
