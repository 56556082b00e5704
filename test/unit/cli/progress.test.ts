import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { withProgress } from '../../../src/cli/progress';
import type { Terminal } from '../../../src/cli/terminal';
import { Collected } from './newsdump';

describe('Progress', () => {
  const terminalWith = (errors: Collected): Terminal => ({ errors }) as unknown as Terminal;

  /** Takes three items, the second 600 ms after the first. */
  async function takeSlowly(errors: Collected): Promise<string[]> {
    const taken: string[] = [];
    for (const item of withProgress(['a', 'b', 'c'], 3, 'Reading', terminalWith(errors))) {
      taken.push(item);
      if (item === 'a') await setTimeout(600);
    }
    return taken;
  }

  it('is shown on a terminal when the work is long, and gone at the end', async () => {
    const errors = new Collected(80, true);
    assert.deepEqual(await takeSlowly(errors), ['a', 'b', 'c']);
    assert.match(errors.text, /Reading .* 1\/3/);
  });

  it('is not shown elsewhere, nor when the work is short', async () => {
    const piped = new Collected();
    await takeSlowly(piped);
    const terminal = new Collected(80, true);
    assert.deepEqual([...withProgress([1, 2], 2, 'Reading', terminalWith(terminal))], [1, 2]);
    assert.deepEqual([piped.text, terminal.text], ['', '']);
  });
});
