import assert from 'node:assert/strict';
import { madeUpDump } from '../bench/madeUpDump';
import { Random } from '../bench/random';
import { AnnotatedDump, editAtRandom } from './annotatedDump';
import { slicesDuring, told } from './slices';

/** So long may a slice of our work be, in milliseconds. Generous: it fails on a gross mistake only. */
const longestSlice = 50;

describe('A dump of two million characters', () => {
  it('is edited a hundred times, and the thread is never held for long', async function () {
    this.timeout(300_000);
    const { text } = madeUpDump(new Random(5), 2_000_000);
    const dump = await AnnotatedDump.open(text);
    try {
      const slices = await slicesDuring(() => editAtRandom(dump, 100, 7));
      this.runnable().title += `: ${told(slices)}`;
      // The two longest may be a pause of the machine.
      const [, , longest] = slices;
      assert.ok(longest && longest.length <= longestSlice, told(slices));
      await dump.check();
    } finally {
      await dump.close();
    }
  });
});
