import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { madeUpDump } from '../../bench/madeUpDump';
import { Random } from '../../bench/random';
import { AnnotatedDump, editAtRandom } from '../annotatedDump';
import { slicesDuring, told } from '../slices';
import { newlineScan } from '../newlineScan';

/** So long may a slice of our work be in milliseconds, where a search for the newlines of the text takes `usualScan`. */
const longestSlice = 16;
const usualScan = 4;

/** So many of the longest slices may be pauses of the machine: other programs run on it. */
const pauses = 5;

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
      const slices = await slicesDuring(() => editAtRandom(dump, 1000, 7));
      const scan = newlineScan(text);
      this.runnable().title += `, where a search for the newlines takes ${scan.toFixed(1)} ms: ${told(slices)}`;
      const { length = NaN } = slices[pauses] ?? {};
      assert.ok((length * usualScan) / Math.max(scan, usualScan) <= longestSlice, told(slices));
      await dump.check();
    } finally {
      await dump.close();
    }
  });
});

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
