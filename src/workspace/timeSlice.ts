import type { Steps } from '../dump/steps';

/** So long may work hold the extension host's thread in one go, in milliseconds. Well under a frame, for what the caller does besides. */
const longest = 8;

/** When this turn of the event loop began, once a slice has asked. */
let turnBegan: number | undefined;

/** What holds the thread in a turn counts together: many listen to one event, and each may have work. */
function heldInTurn(): number {
  const now = performance.now();
  if (turnBegan === undefined) {
    turnBegan = now;
    setImmediate(() => {
      turnBegan = undefined;
    });
  }
  return now - turnBegan;
}

/** Cuts long work into slices, so that typing and other extensions are served in between. */
export class TimeSlice {
  constructor() {
    heldInTurn();
  }

  /** Yields to whatever else is waiting, if the slices of this turn have lasted long enough. */
  async pauseIfDue(): Promise<void> {
    if (heldInTurn() < longest) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    heldInTurn();
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
