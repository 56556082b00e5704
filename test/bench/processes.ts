// How fast whole processes are beside others that do as much, or less, with the same file. `npm run bench:process`; see docs/performance.md.
//   --write   puts the table into docs/performance.md
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../host/cleanup';
import { bundle, commandLine, runNode } from '../host/nodeRun';
import { run } from '../host/processes';
import { runProgram, say } from '../host/terminal';
import { writeToDocs } from './docs';
import { writeMadeUpDump } from './madeUpFile';
import { median } from './statistics';
import { duration, markdownTable } from './table';

const MEGABYTE = 1e6;
const PAIRS = 5;

/** Runs something, and gives the milliseconds that it took. */
type Process = () => Promise<number>;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const file = path.join(temporaryFolder('bench'), 'dump.txt');
  const indexing = await bundle('test/bench/indexFile.ts');
  const threes = await bundle('test/bench/threes.ts');

  writeMadeUpDump(file, 100 * MEGABYTE);
  const exporting = await compare(
    node(commandLine, 'export', file, '--format', 'jsonl', '--output', '-'),
    node(threes, file),
  );
  rmSync(file);
  writeMadeUpDump(file, 1000 * MEGABYTE);
  const counting = await compare(node(indexing, file), () => timed(() => run('wc', ['-l', file])));
  rmSync(file);
  writeMadeUpDump(file, 2000 * MEGABYTE);
  const { milliseconds, peakMemory } = await runNode(indexing, [file]);

  const table = markdownTable([
    ['process', 'took', 'beside it', 'ratio', 'resident memory, at most'],
    ['`newsdump export --format jsonl`, 100 MB', ...exporting('a ten-line script'), ''],
    ['finding the articles of 1 GB', ...counting('`wc -l`'), ''],
    [
      'finding the articles of 2 GB',
      duration(milliseconds),
      '',
      '',
      `${(peakMemory / MEGABYTE).toFixed(0)} MB`,
    ],
  ]);
  say(table);
  if (values.write) writeToDocs('npm run bench:process', table);
  return 0;
}

/** Runs two in turn, several times. Gives the cells of the table that say what came out. */
async function compare(ours: Process, other: Process): Promise<(name: string) => string[]> {
  const took: number[] = [];
  const otherTook: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    took.push(await ours());
    otherTook.push(await other());
  }
  const ratio = median(took) / median(otherTook);
  return (name) => [
    duration(median(took)),
    `${name}: ${duration(median(otherTook))}`,
    `${ratio.toFixed(2)} ×`,
  ];
}

function node(script: string, ...args: readonly string[]): Process {
  return async () => (await runNode(script, args)).milliseconds;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

runProgram(main);
