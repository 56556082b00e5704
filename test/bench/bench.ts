// How fast dumps are read, kept indexed and exported, as ratios to a scan for newlines. `npm run bench`; see docs/performance.md.
//   --sizes 1,10,50   the sizes of the dumps, in million characters
//   --json            for machines
//   --short           one dump, our rows only; fails if a ratio is more than twice the one in baseline.json
//   --record          the same, but writes baseline.json
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import baseline from './baseline.json';
import { measureAll } from './measure';
import { rows } from './rows';
import { table } from './table';

const MILLION = 1_000_000;
const SHORT_SIZE = 10 * MILLION;
/** So many times a row is measured before it counts as slow: other work on the machine slows down what it happens to meet. */
const ATTEMPTS = 3;
const MOST_GROWTH = 2;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1,10,50' },
    json: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});

const ourRows = rows.filter(({ isOurs }) => isOurs);

if (values.record) {
  const runs = Array.from({ length: ATTEMPTS }, () => measureAll(ourRows, SHORT_SIZE).rows);
  const ratios = ourRows.map(({ name }, i) => [
    name,
    median(runs.map((measured) => measured[i]?.ratio ?? NaN)),
  ]);
  writeFileSync(
    path.resolve('test/bench/baseline.json'),
    `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`,
  );
} else if (values.short) {
  process.exitCode = isAsBefore(baseline) ? 0 : 1;
} else {
  const all = values.sizes.split(',').map((size) => measureAll(rows, Number(size) * MILLION));
  process.stdout.write(`${values.json ? JSON.stringify(all, null, 2) : table(all)}\n`);
}

/** Whether no ratio is more than twice what it was. Says what each is. */
function isAsBefore(before: Readonly<Record<string, number>>): boolean {
  let slow = ourRows;
  for (let attempt = 0; attempt < ATTEMPTS && slow.length > 0; attempt++) {
    const tooSlow = new Set<string>();
    for (const { name, ratio } of measureAll(slow, SHORT_SIZE).rows) {
      const recorded = before[name];
      if (recorded === undefined) throw new Error(`${name} is not in baseline.json; run with --record`);
      if (ratio > MOST_GROWTH * recorded) tooSlow.add(name);
      process.stdout.write(
        `${name}: ${ratio.toPrecision(3)}, recorded ${recorded}${tooSlow.has(name) ? ': too slow' : ''}\n`,
      );
    }
    slow = slow.filter(({ name }) => tooSlow.has(name));
  }
  return slow.length === 0;
}

function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
  return Number(middle.toPrecision(3));
}
