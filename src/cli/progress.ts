import { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal';

/** Work that is done sooner has no bar. In milliseconds. */
const long = 500;

/**
 * The same items; while they are taken, a bar on standard error says how many of `total` were. It is shown only on a terminal, and
 * only when the work is long.
 */
export function* withProgress<T>(
  items: Iterable<T>,
  total: number,
  doing: string,
  { errors }: Terminal,
): Generator<T> {
  const begin = performance.now();
  let bar: SingleBar | undefined;
  let done = 0;
  try {
    for (const item of items) {
      yield item;
      done++;
      if (bar) bar.update(done);
      else if (errors.isTTY && done < total && performance.now() - begin > long) {
        bar = new SingleBar({
          format: `${doing} {bar} {value}/{total}`,
          stream: errors,
          clearOnComplete: true,
          hideCursor: null,
        });
        bar.start(total, done);
      }
    }
  } finally {
    bar?.stop();
  }
}
