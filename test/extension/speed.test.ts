import assert from 'node:assert/strict';
import { madeUpDump } from '../bench/madeUpDump';
import { Random } from '../bench/random';
import { AnnotatedDump, editAtRandom } from './annotatedDump';
import { newlineScan, turnsDuring } from './turns';

/** So long may a turn be, in searches for the newlines of ten times the text. Generous: it fails on a gross mistake only. */
const longestTurn = 30;

describe('A dump of two million characters', () => {
  it('is edited a hundred times, and the thread is never held for long', async function () {
    this.timeout(300_000);
    const { text } = madeUpDump(new Random(5), 2_000_000);
    const floor = 10 * newlineScan(text);
    const dump = await AnnotatedDump.open(text);
    try {
      const turns = await turnsDuring(() => editAtRandom(dump, 100, 7));
      // The two longest may be a pause of the machine.
      const [, , longest = NaN] = turns;
      assert.ok(longest <= longestTurn * floor, `${(longest / floor).toFixed(1)} searches`);
      await dump.check();
    } finally {
      await dump.close();
    }
  });
});
