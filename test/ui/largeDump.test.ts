import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeMadeUpDump } from '../bench/madeUpFile';
import { temporaryFolder } from '../host/cleanup';
import { say } from '../host/terminal';
import { useVSCode } from './vscode';
import type { Workbench } from './workbench';

/** More than VS Code gives extensions as a document, in bytes. */
const size = 64_000_000;

/** How often *Go to Article…* is opened. */
const openings = 8;

/** Presses the key of *Go to Article…*, and says how long it took in the page until the list showed articles, in milliseconds. */
async function timeOfGoTo(workbench: Workbench): Promise<number> {
  const shownAt = workbench.page.evaluate(
    `new Promise((resolve) => {
      let pressed = 0;
      addEventListener('keydown', ({ key }) => { if (key === 'G') pressed = performance.now(); }, { capture: true });
      const look = () => {
        const row = document.querySelector('.quick-input-widget .quick-input-list .monaco-list-row');
        if (pressed > 0 && row?.checkVisibility()) resolve(performance.now() - pressed);
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
  // The look must be under way when the key is pressed.
  await workbench.page.evaluate('new Promise(requestAnimationFrame)');
  await workbench.keyboard.press('Shift+Alt+G');
  const time = Number(await shownAt);
  await workbench.quickInput.widget.getByText('Go to Article').first().waitFor();
  await workbench.quickInput.cancel();
  return time;
}

describe('A large dump', () => {
  const vscode = useVSCode();

  it('is listed, and an article of it is opened, tagged and shown in the file', async function () {
    this.timeout(300_000);
    const folder = temporaryFolder('large');
    mkdirSync(path.join(folder, 'annotations'));
    const { articles } = writeMadeUpDump(path.join(folder, 'years.newsdump'), size);
    const workbench = await vscode.open(folder, {
      // Without a desktop VS Code asks before it shows a file of more than 50 MB.
      settings: { 'newsdump.coder': 'kim', 'workbench.editorLargeFileConfirmation': 500 },
    });
    await workbench.openSideBar('Newsdump');
    const year = workbench.tree('Articles').getByRole('treeitem', { level: 1 }).first();
    await year.waitFor();
    await workbench.screenshot('large-dump-listed');

    // The key is for the tree and for dumps in editors.
    await year.click();
    const times: number[] = [];
    for (let i = 0; i < openings; i++) times.push(await timeOfGoTo(workbench));
    times.sort((a, b) => a - b);
    const [median = NaN, slowest = NaN] = [times[openings / 2], times.at(-1)];
    say(
      `      Go to Article… over ${articles} articles, ${openings} times: median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
    );
    // The target is 200 ms; a busy machine must not fail the tests for its own slowness.
    assert.ok(median <= 1000, `${median} ms`);

    await workbench.command('Newsdump: Go to Article…');
    await workbench.quickInput.rows.first().waitFor();
    await workbench.screenshot('large-dump-go-to');
    await workbench.keyboard.press('Enter');
    await workbench.quickInput.hidden();
    await workbench.editor.locator('.view-line').first().waitFor();

    await workbench.keyboard.press('Shift+Alt+T');
    await workbench.quickInput.widget.getByText('Tag:').waitFor();
    await workbench.quickInput.type('harbour');
    await workbench.quickInput.row('harbour').waitFor();
    await workbench.quickInput.accept();
    await workbench.quickInput.hidden();
    await workbench.page.waitForFunction(
      "[...document.querySelectorAll('.view-line span')].some((span) => getComputedStyle(span, '::after').content.includes('harbour'))",
    );
    await workbench.screenshot('large-dump-article');

    const [headline] = (await workbench.editorLines()).filter((line) => /\w/.test(line));
    assert.ok(headline);
    await workbench.command('Newsdump: Show in File');
    await workbench.tab('years.newsdump').waitFor();
    await workbench.line(headline.trim().slice(0, 40)).waitFor();
    await workbench.screenshot('large-dump-file');
    assert.ok(articles > 100_000);
  });
});
