import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeMadeUpDump } from '../bench/madeUpFile';
import { temporaryFolder } from '../host/cleanup';
import { samplesFolder } from '../host/folders';
import { say } from '../host/terminal';
import { useVSCode } from './vscode';
import type { Workbench } from './workbench';

/** More than VS Code gives extensions as a document, in bytes. */
const size = 60_000_000;

/** What VS Code says in *Show Running Extensions* that loading the extension's entry and its `activate` took, in milliseconds. */
async function activationTime(workbench: Workbench): Promise<number> {
  await workbench.command('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Newsdump' });
  const text = await row.locator('.activation-time').textContent();
  return Number(/\d+/.exec(text ?? '')?.[0] ?? NaN);
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
    assert.ok(articles > 50_000);
  });

  it('does not make the extension slow to start', async function () {
    this.timeout(300_000);
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const workbench = await vscode.open(samplesFolder, {
        file: path.join(samplesFolder, 'harbour-news-2031-09.newsdump'),
      });
      await workbench.openSideBar('Newsdump');
      await workbench.tree('Articles').getByRole('treeitem').first().waitFor();
      times.push(await activationTime(workbench));
      await workbench.page.close();
    }
    const median = times.sort((a, b) => a - b)[1] ?? NaN;
    say(`      activation, as VS Code shows it, three times: ${times.join(', ')} ms`);
    // The target is 25 ms; a busy machine must not fail the tests for its own slowness.
    assert.ok(median <= 250, `${median} ms`);
  });
});
