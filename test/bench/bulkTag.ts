import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventsOf, type EventBody } from '../../src/annotation/eventBody';
import { newEventIds } from '../../src/annotation/ids';
import { referenceTo } from '../../src/annotation/reference';
import { LocalJournalStore } from '../../src/workspace/localJournal';

// How long it takes until 10,000 articles that are tagged in one command stand in the journal, on the disk. `npx tsx test/bench/bulkTag.ts`

const articles = 10_000;
const runs = 7;

async function main(): Promise<void> {
  const bodies = Array.from({ length: articles }, (_, i): EventBody => {
    const article = referenceTo(
      '2031-05-05',
      `Headline number ${i} of a long page of news`,
      `The excerpt of article ${i} says what happened.`,
    );
    return { op: 'tag', article, tag: 'transport' };
  });
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(path.join(tmpdir(), 'newsdump-bench-'));
    const began = performance.now();
    await new LocalJournalStore(folder).append(
      'kim.jsonl',
      eventsOf(bodies, 'kim', newEventIds(undefined, Date.now())),
    );
    times.push(performance.now() - began);
    rmSync(folder, { recursive: true });
  }
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${articles} tags written and read back: median of ${runs} runs ${Math.round(times[runs >> 1] ?? NaN)} ms, longest ${Math.round(times.at(-1) ?? NaN)} ms\n`,
  );
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  process.stderr.write(`${String(error)}\n`);
});
