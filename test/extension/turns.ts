/**
 * Does work and gives how long each turn of the thread's event loop took meanwhile, in milliseconds, the longest first. All that the thread does
 * counts: also what VS Code does for an edit, and collections of garbage.
 */
export async function turnsDuring(work: () => Promise<void>): Promise<readonly number[]> {
  const turns: number[] = [];
  let last = performance.now();
  let isWorking = true;
  const tick = (): void => {
    const now = performance.now();
    turns.push(now - last);
    last = now;
    if (isWorking) setImmediate(tick);
  };
  setImmediate(tick);
  try {
    await work();
  } finally {
    isWorking = false;
  }
  return turns.sort((a, b) => b - a);
}

/** How long a search for all newlines of a text takes, in milliseconds, the median of several: how fast the machine is just now. */
export function newlineScan(text: string): number {
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now();
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1));
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[4] ?? NaN;
}
