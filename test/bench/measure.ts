import { Bench } from 'tinybench';
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
/** Rows that take little are repeated for so long, in milliseconds. */
const TIME = 500;
/** So long they run before that, so that the machine code is made. */
const WARMUP_TIME = 200;
const INDEXES = 20;
/** From so many runs on the slowest hundredth is told. */
const ENOUGH_FOR_P99 = 500;

/** Measures rows with a made-up dump of about so many UTF-16 units. */
export function measureAll(rows: readonly Row[], characters: number): Measurements {
  const dump = madeUpDump(new Random(SEED), characters);
  const bytes = indexMemory(dump);
  const index = parseDump(new StringText(dump.text));
  if (index.articleCount !== dump.articles.length) throw new Error('not all articles were found');
  const floor = measure(newlineScan, dump, 1).milliseconds;
  return {
    characters: dump.text.length,
    lines: index.lineCount,
    articles: index.articleCount,
    bytesAnArticle: bytes / index.articleCount,
    rows: rows.map((row) => measure(row, dump, floor)),
  };
}

/** @param floor what the newline scan took, in milliseconds */
function measure(row: Row, dump: MadeUpDump, floor: number): Measurement {
  const bench = new Bench({
    time: TIME,
    iterations: row.times,
    warmupTime: WARMUP_TIME,
    warmupIterations: 2,
    throws: true,
  });
  const work = row.prepare(dump);
  collectGarbage();
  const [task] = bench.add(row.name, work, { async: false }).runSync();
  if (task?.result.state !== 'completed') throw new Error(`${row.name} was not measured`);
  const { p50, p99 } = task.result.latency;
  return {
    name: row.name,
    milliseconds: p50,
    ratio: p50 / floor,
    ...(row.times >= ENOUGH_FOR_P99 && { p99 }),
  };
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
