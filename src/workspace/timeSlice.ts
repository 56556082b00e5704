import type { Steps } from '../dump/steps';

/** So long may work hold the extension host's thread in one go, in milliseconds. Well under a frame, for what the caller does besides. */
const longest = 8;

/** Cuts long work into slices, so that typing and other extensions are served in between. */
export class TimeSlice {
  #began = performance.now();

  /** Yields to whatever else is waiting, if the slice has lasted long enough. */
  async pauseIfDue(): Promise<void> {
    if (performance.now() - this.#began < longest) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#began = performance.now();
  }

  /** Does work in slices. Gives undefined if it has become stale meanwhile, and leaves off. */
  async run<T>(steps: Steps<T>, isStale: () => boolean = () => false): Promise<T | undefined> {
    while (!isStale()) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.pauseIfDue();
    }
    return undefined;
  }
}
