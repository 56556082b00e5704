// How fast dumps are read, kept indexed and exported, as ratios to a scan for newlines. `npm run bench`; see docs/performance.md.
//   --sizes 1,10,50   the sizes of the dumps, in million characters
//   --json            for machines
//   --write           puts the table into docs/performance.md
//   --short           one dump, our rows only; fails if a ratio is more than twice the one in baseline.json
//   --record          the same, but writes baseline.json
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import baseline from './baseline.json';
import { writeToDocs } from './docs';
import { measureAll, quick, thorough } from './measure';
import { rows } from './rows';
import { median } from './statistics';
import { table } from './table';

const MILLION = 1_000_000;
/**
 * Of the short form. It is part of `npm test`, so it must not take long. A text of this size fits the caches of most processors: else the
 * floor would depend on the memory behind them, and on who else uses it, more than other rows do.
 */
const SHORT_SIZE = 4 * MILLION;
/** So many times a row is measured before it counts as slow: other work on the machine slows down what it happens to meet. */
const ATTEMPTS = 5;
const MOST_GROWTH = 2;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1,10,50' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});

const ourRows = rows.filter(({ isOurs }) => isOurs);

if (values.record) {
  const runs = Array.from({ length: ATTEMPTS }, () => measureAll(ourRows, SHORT_SIZE, quick).rows);
  const ratios = ourRows.map(({ name }, i) => {
    const ratio = median(runs.map((measured) => measured[i]?.leastRatio ?? NaN));
    return [name, Number(ratio.toPrecision(3))];
  });
  writeFileSync('test/bench/baseline.json', `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
} else if (values.short) {
  process.exitCode = isAsBefore(baseline) ? 0 : 1;
} else {
  const all = values.sizes.split(',').map((size) => measureAll(rows, Number(size) * MILLION, thorough));
  process.stdout.write(`${values.json ? JSON.stringify(all, null, 2) : table(all)}\n`);
  if (values.write) writeToDocs('npm run bench', table(all));
}

/** Whether no ratio is more than twice what it was. Says what each is. */
function isAsBefore(before: Readonly<Record<string, number>>): boolean {
  let slow = ourRows;
  for (let attempt = 0; attempt < ATTEMPTS && slow.length > 0; attempt++) {
    const tooSlow = new Set<string>();
    for (const { name, leastRatio } of measureAll(slow, SHORT_SIZE, quick).rows) {
      const recorded = before[name];
      if (recorded === undefined) throw new Error(`${name} is not in baseline.json; run with --record`);
      if (leastRatio > MOST_GROWTH * recorded) tooSlow.add(name);
      process.stdout.write(
        `${name}: ${leastRatio.toPrecision(3)}, recorded ${recorded}${tooSlow.has(name) ? ': too slow' : ''}\n`,
      );
    }
    slow = slow.filter(({ name }) => tooSlow.has(name));
  }
  return slow.length === 0;
}
