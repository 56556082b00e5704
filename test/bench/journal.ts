// How long reading and folding 100,000 events takes, against JSON.parse of the same lines in the same process.
// Run: npx tsx test/bench/journal.ts
import { performance } from 'node:perf_hooks';
import { fold } from '../../src/annotation/fold';
import { readJournal } from '../../src/annotation/journal';
import type { AnnotationEvent } from '../../src/annotation/events';
import { madeUpJournal } from './madeUpJournal';

const EVENTS = 100_000;
const RUNS = 15;

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).at(values.length / 2) ?? NaN;
}

const journal = madeUpJournal(EVENTS);
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
