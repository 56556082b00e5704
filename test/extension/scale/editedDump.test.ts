import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { madeUpDump } from '../../bench/madeUpDump';
import { Random } from '../../bench/random';
import { AnnotatedDump, editAtRandom } from '../annotatedDump';
import { newlineScan, turnsDuring } from '../turns';

/** So long may a turn be in milliseconds, where a search for the newlines of the text takes `usualScan`. */
const longestTurn = 16;
const usualScan = 4;

describe('A dump of twenty million characters', () => {
  before(async () => {
    // Else VS Code asks before it opens a large file of another machine.
    await setting('workbench.editorLargeFileConfirmation', 1024);
  });

  after(async () => {
    await setting('workbench.editorLargeFileConfirmation', undefined);
  });

  it('is edited a thousand times at random', async function () {
    this.timeout(1_800_000);
    const { text } = madeUpDump(new Random(5), 20_000_000);
    const dump = await AnnotatedDump.open(text);
    try {
      const scan = newlineScan(text);
      const turns = await turnsDuring(() => editAtRandom(dump, 1000, 7));
      const longest = turns.slice(0, 10).map((turn) => ((turn * usualScan) / scan).toFixed(1));
      // One edit in two hundred may meet a collection of garbage.
      assert.ok(Number(longest[5]) <= longestTurn, `the longest turns: ${longest.join(', ')} ms`);
      await dump.check();
    } finally {
      await dump.close();
    }
  });
});

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
