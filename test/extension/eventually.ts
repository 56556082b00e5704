import { setInterval } from 'node:timers/promises';

const patience = 30_000;

/** Tries an assertion again and again until it holds, and gives its value; after thirty seconds its error is the test's. */
export async function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  const ticks = setInterval(20)[Symbol.asyncIterator]();
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await ticks.next();
  }
}
