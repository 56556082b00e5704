import { Bench, type Statistics } from 'tinybench';
import type { DumpIndex } from '../../src/dump/dumpIndex';
import { parseDump } from '../../src/dump/parseDump';
import { StringText } from '../../src/dump/textSource';
import { madeUpDump, type MadeUpDump } from './madeUpDump';
import { Random } from './random';
import type { Row } from './row';
import { newlineScan } from './rows';

/** What a row took, in milliseconds and as a multiple of what the newline scan took in the same run. */
export interface Measurement {
  readonly name: string;
  readonly milliseconds: number;
  readonly ratio: number;
  /** The same of the fastest run of either, in which other work on the machine was least in the way. */
  readonly leastRatio: number;
  /** The slowest hundredth took longer than this; for edits only. */
  readonly p99?: number;
}

/** What was measured with one dump. */
export interface Measurements {
  readonly characters: number;
  readonly lines: number;
  readonly articles: number;
  /** Of memory that the index takes, beside the text. */
  readonly bytesAnArticle: number;
  readonly rows: readonly Measurement[];
}

const SEED = 20310502;
/** How rows are measured. */
interface Measuring {
  /** Rows that take little are repeated for so long, in milliseconds. */
  readonly time: number;
  /** So often at least they run before, so that the machine code is made. */
  readonly warmupIterations: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

export const thorough: Measuring = { time: 500, warmupIterations: 2, now: () => performance.now() };

/** In short, and by the time that the processor worked for us: what waits for others, on a busy machine, does not count. */
export const quick: Measuring = {
  time: 200,
  warmupIterations: 10,
  now: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** For so much of the time they run before. */
const WARMUP = 0.4;
const INDEXES = 20;
/** From so many runs on the slowest hundredth is told. */
const ENOUGH_FOR_P99 = 500;

/** Measures rows with a made-up dump of about so many UTF-16 units. */
export function measureAll(rows: readonly Row[], characters: number, measuring: Measuring): Measurements {
  const dump = madeUpDump(new Random(SEED), characters);
  const bytes = indexMemory(dump);
  const index = parseDump(new StringText(dump.text));
  if (index.articleCount !== dump.articles.length) throw new Error('not all articles were found');
  const floor = latencyOf(newlineScan, dump, measuring);
  return {
    characters: dump.text.length,
    lines: index.lineCount,
    articles: index.articleCount,
    bytesAnArticle: bytes / index.articleCount,
    rows: rows.map((row) => {
      const { p50, p99, min } = latencyOf(row, dump, measuring);
      return {
        name: row.name,
        milliseconds: p50,
        ratio: p50 / floor.p50,
        leastRatio: min / floor.min,
        ...(row.times >= ENOUGH_FOR_P99 && { p99 }),
      };
    }),
  };
}

/** How long a row takes, in milliseconds. */
function latencyOf(row: Row, dump: MadeUpDump, { time, warmupIterations, now }: Measuring): Statistics {
  const bench = new Bench({
    time,
    now,
    iterations: row.times,
    warmupTime: WARMUP * time,
    warmupIterations,
    throws: true,
  });
  const work = row.prepare(dump);
  collectGarbage();
  const [task] = bench.add(row.name, work, { async: false }).runSync();
  if (task?.result.state !== 'completed') throw new Error(`${row.name} was not measured`);
  return task.result.latency;
}

/** The bytes of memory that the index of a dump takes: that of several, since other things come and go meanwhile. */
function indexMemory({ text }: MadeUpDump): number {
  const source = new StringText(text);
  const parseSome = (): DumpIndex[] => Array.from({ length: INDEXES }, () => parseDump(source));
  parseSome();
  const before = usedMemory();
  const indexes = parseSome();
  return (usedMemory() - before) / indexes.length;
}

function usedMemory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('run this with --expose-gc');
  // What a first collection finds unused outside of the heap is given back by the next.
  globalThis.gc();
  globalThis.gc();
}
