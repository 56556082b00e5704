import type { Steps } from '../dump/steps';
import { TimeSlice } from '../workspace/timeSlice';
import type { Terminal } from './terminal';

/** Does long work. Throws the signal's reason when the user wants to stop. */
export async function inSlices<T extends object>(steps: Steps<T>, { signal }: Terminal): Promise<T> {
  const done = await new TimeSlice().run(steps, () => signal.aborted);
  if (done) return done;
  throw signal.reason;
}
