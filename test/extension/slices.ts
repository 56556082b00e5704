import { findSourceMap } from 'node:module';
import path from 'node:path';
import { Session, type Profiler } from 'node:inspector/promises';

/** A stretch of time in which the thread did nothing but our work. */
export interface Slice {
  /** In milliseconds. */
  readonly length: number;
  /** What it was about: the functions of ours that led to most of it, outermost first. */
  readonly what: string;
}

/** So many of our functions tell what a slice was about. */
const outermost = 6;

/** Of so many microseconds, what runs is looked at once. */
const interval = 250;

const distFolder = path.resolve(__dirname, '../../dist') + path.sep;

/**
 * Does work and gives the slices of our code on the thread meanwhile, the longest first, as a profile of the processor shows them: from the
 * first to the last sample in a row in which something of `src` or `dist` runs, with what it calls, and collections of garbage in between.
 * What VS Code does besides ends a slice, as does a turn of the event loop. No slice counts longer than the thread worked in its turn, so that
 * other programs matter little.
 */
export async function slicesDuring(work: () => Promise<void>): Promise<readonly Slice[]> {
  const session = new Session();
  session.connect();
  const turns = [turnEndingNow()];
  // Anything that yields to the event loop lets this come first, once a millisecond is over.
  const tick = setInterval(() => turns.push(turnEndingNow()), 1);
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    return slicesIn(profile, turns);
  } finally {
    clearInterval(tick);
    session.disconnect();
  }
}

/** The longest slices, for people. */
export function told(slices: readonly Slice[]): string {
  const longest = slices.slice(0, 10).map(({ length, what }) => `${length.toFixed(1)} ms in ${what}`);
  return ['the longest slices of our work', ...longest].join('\n      ');
}

interface Turn {
  /** When it ended, in microseconds of the clock that profiles have. */
  readonly end: number;
  /** How long the thread had worked until then, in microseconds. */
  readonly worked: number;
}

function turnEndingNow(): Turn {
  const { user, system } = (process as Partial<NewerProcess>).threadCpuUsage?.() ?? process.cpuUsage();
  return { end: Number(process.hrtime.bigint() / 1000n), worked: user + system };
}

/** Of Node 22.19 and newer. */
interface NewerProcess {
  threadCpuUsage(): NodeJS.CpuUsage;
}

function slicesIn(
  { nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile,
  turns: readonly Turn[],
): Slice[] {
  const ours = ourCalls(nodes);
  const garbage = nodes.find(({ callFrame }) => callFrame.functionName === '(garbage collector)')?.id;
  const slices: Slice[] = [];
  let turn = 0;
  let time = startTime;
  let first: number | undefined;
  let last = 0;
  let counts = new Map<string, number>();
  const end = (): void => {
    if (first !== undefined) {
      const worked = (turns[turn]?.worked ?? Infinity) - (turns[turn - 1]?.worked ?? 0);
      const [what = ''] = [...counts].sort(([, a], [, b]) => b - a).map(([call]) => call);
      slices.push({ length: Math.min(last - first, worked) / 1000, what });
    }
    first = undefined;
    counts = new Map();
  };
  for (const [i, sample] of samples.entries()) {
    time += timeDeltas[i] ?? 0;
    for (; (turns[turn]?.end ?? Infinity) <= time; turn++) end();
    if (sample === garbage) continue;
    const call = ours.get(sample);
    if (call === undefined) {
      end();
      continue;
    }
    first ??= time;
    last = time;
    counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  end();
  return slices.sort((a, b) => b.length - a.length);
}

/** By the ids of the nodes in which something of ours runs, the outermost functions of ours. */
function ourCalls(nodes: readonly Profiler.ProfileNode[]): ReadonlyMap<number, string> {
  const names = new Map<string, string | undefined>();
  const nameOfFunction = ({ callFrame }: Profiler.ProfileNode): string | undefined => {
    const { scriptId, lineNumber, columnNumber } = callFrame;
    const id = [scriptId, lineNumber, columnNumber].join(':');
    if (!names.has(id)) names.set(id, nameOf(callFrame));
    return names.get(id);
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const calls = new Map<number, string>();
  const walk = (node: Profiler.ProfileNode, above: readonly string[]): void => {
    const own = above.length < outermost ? nameOfFunction(node) : undefined;
    const path = own === undefined ? above : [...above, own];
    if (path.length > 0) calls.set(node.id, path.join(' > '));
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) walk(child, path);
    }
  };
  const [root] = nodes;
  if (root) walk(root, []);
  return calls;
}

/** Undefined if the function is not ours. */
function nameOf({
  url,
  functionName,
  lineNumber,
  columnNumber,
}: Profiler.ProfileNode['callFrame']): string | undefined {
  const file = url.replace(/^file:\/\//, '');
  if (file.startsWith(distFolder)) return `${functionName} (${path.basename(file)}:${columnNumber})`;
  if (!file.startsWith(__dirname)) return undefined;
  const entry = findSourceMap(file)?.findEntry(lineNumber, columnNumber);
  return entry && 'originalSource' in entry && entry.originalSource.includes('/src/')
    ? `${functionName} (${path.basename(entry.originalSource)}:${entry.originalLine + 1})`
    : undefined;
}
