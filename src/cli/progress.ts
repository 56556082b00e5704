import { SingleBar } from 'cli-progress';
import type { Output, Terminal } from './terminal';

/** Work that is done sooner has no bar. In milliseconds. */
const long = 500;

/** Where a bar is shown. There is one at a time. */
const taken = new WeakSet<Output>();

/** A bar on standard error that says how much of the work is done. It is shown only on a terminal, and only when the work is long. */
export class ProgressBar {
  readonly #begin = performance.now();
  #bar: SingleBar | undefined;

  constructor(
    /** For people. */
    readonly doing: string,
    readonly total: number,
    readonly terminal: Pick<Terminal, 'errors'>,
    /** How the bar says what is done, in the words of cli-progress. */
    readonly measure = '{percentage}%',
  ) {}

  update(done: number): void {
    const { errors } = this.terminal;
    if (this.#bar) this.#bar.update(done);
    else if (
      errors.isTTY &&
      !taken.has(errors) &&
      done < this.total &&
      performance.now() - this.#begin > long
    ) {
      taken.add(errors);
      this.#bar = new SingleBar({
        format: `${this.doing} {bar} ${this.measure}`,
        stream: errors,
        clearOnComplete: true,
        hideCursor: null,
      });
      this.#bar.start(this.total, done);
    }
  }

  /** Takes the bar away. */
  stop(): void {
    if (!this.#bar) return;
    this.#bar.stop();
    taken.delete(this.terminal.errors);
  }
}

/** The same items; whenever they are walked, a bar says how many of `total` were taken. */
export function withProgress<T>(
  items: Iterable<T>,
  total: number,
  doing: string,
  terminal: Terminal,
): Iterable<T> {
  return { [Symbol.iterator]: () => taking(items, total, doing, terminal) };
}

function* taking<T>(items: Iterable<T>, total: number, doing: string, terminal: Terminal): Generator<T> {
  const bar = new ProgressBar(doing, total, terminal, '{value}/{total}');
  let done = 0;
  try {
    for (const item of items) {
      yield item;
      bar.update(++done);
    }
  } finally {
    bar.stop();
  }
}
