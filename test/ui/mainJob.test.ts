import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup';
import { projectFolder, samplesFolder } from '../host/folders';
import { useVSCode } from './vscode';
import type { Workbench } from './workbench';

const realDump = path.resolve(projectFolder, '../shared/dumps/korea-herald-2025-04.txt');
const sample = 'harbour-news-2031-09.newsdump';

const taggedInPictures = [
  ['joint watch room', 'diplomacy'],
  ['joint watch room', 'military/navy'],
  ['Night power cuts', 'infrastructure'],
  ['Survey ship Meridian', 'infrastructure'],
] as const;

function tagOnCommandLine(file: string, headline: string, tag: string): void {
  const cli = path.join(projectFolder, 'dist/cli.js');
  execFileSync(process.execPath, [cli, 'tag', file, '--headline', headline, '--tag', tag, '--coder', 'kim']);
}

interface Exported {
  readonly articles: readonly {
    readonly headline: string;
    readonly date: string | null;
    readonly tags: readonly string[];
  }[];
  readonly complete: boolean;
}

/** Puts the cursor on the line of the active editor with this text. */
async function clickLine(workbench: Workbench, text: string): Promise<void> {
  await workbench.line(text).click();
}

/** *Tag Article…*, all by keyboard: the key, the tag's name, Enter. */
async function tagByKeyboard(workbench: Workbench, tag: string): Promise<void> {
  await workbench.keyboard.press('Shift+Alt+T');
  await workbench.quickInput.widget.getByText('Tag:').waitFor();
  await workbench.quickInput.type(tag);
  await workbench.quickInput.row(tag).waitFor();
  await workbench.quickInput.accept();
  await workbench.quickInput.hidden();
}

/** What decorations write behind the text in view. */
const behindText = (workbench: Workbench): Promise<string[]> =>
  workbench.page.evaluate(
    "[...document.querySelectorAll('.view-line span')].map((span) => getComputedStyle(span, '::after').content)",
  );

/** The classes of the pieces of the line with this text: the highlighting gives each its colour and weight. */
const classesIn = (workbench: Workbench, text: string): Promise<string> =>
  workbench.line(text).locator('span span').first().getAttribute('class').then(String);

describe('The main job', () => {
  const vscode = useVSCode();

  it('on a real dump: see it, walk it, tag, undo, export', async function () {
    if (!existsSync(realDump)) this.skip();
    const folder = temporaryFolder('main-job');
    const file = path.join(folder, 'page.txt');
    copyFileSync(realDump, file);
    const workbench = await vscode.open(folder, { file });

    await workbench.statusBarItem('News Dump').waitFor();
    await workbench.until(
      () => classesIn(workbench, 'Putin thanks'),
      (classes) => classes.split(' ').includes('mtkb'),
    );

    await workbench.openSideBar('Newsdump');
    const days = await workbench.until(
      () => workbench.treeItems('Articles'),
      (items) => items.length > 10,
    );
    assert.equal(days.length, 11);
    assert.match(days[0] ?? '', /Apr 29, 2025, 0 of 2 done/);
    await workbench.clickTreeItem('Articles', 'Apr 28, 2025');
    await workbench.clickTreeItem('Articles', 'NK formalizes');
    await workbench.statusBarItem('Ln 8').waitFor();

    await clickLine(workbench, 'NK formalizes');
    await workbench.keyboard.press('Shift+Alt+T');
    await workbench.quickInput.widget.getByText('Your Name as a Coder').waitFor();
    await workbench.quickInput.type('kim');
    await workbench.quickInput.accept();
    await workbench.quickInput.widget.getByText('Tag: NK formalizes').waitFor();
    await workbench.quickInput.type('military/deployment');
    await workbench.quickInput.row('New tag').waitFor();
    await workbench.quickInput.accept();
    await workbench.treeItem('Articles', 'military/deployment').waitFor();
    await workbench.until(
      () => behindText(workbench),
      (contents) => contents.some((content) => content.includes('military/deployment')),
    );

    await tagByKeyboard(workbench, 'to be undone');
    await workbench.treeItem('Articles', 'to be undone').waitFor();
    await workbench.keyboard.press('Shift+Alt+Z');
    await workbench.statusBarItem('Undone: tag to be undone').waitFor();
    await workbench.treeItem('Articles', 'to be undone').waitFor({ state: 'detached' });

    const target = path.join(folder, 'export.json');
    await workbench.command('Newsdump: Export Tagged Articles…');
    await workbench.quickInput.pick('Everything, in one object');
    await workbench.quickInput.pick('All articles');
    await workbench.quickInput.choosePath(target);
    await workbench.notification('15 articles were exported').waitFor();
    const exported = JSON.parse(readFileSync(target, 'utf8')) as Exported;
    assert.equal(exported.articles.length, 15);
    assert.deepEqual(
      exported.articles.filter(({ tags }) => tags.length > 0).map(({ date, tags }) => [date, tags]),
      [['2025-04-28', ['military/deployment']]],
    );
    assert.equal(exported.complete, true);
    assert.deepEqual(readFileSync(file), readFileSync(realDump));
    assert.deepEqual(readdirSync(path.join(folder, 'annotations')).sort(), ['.gitattributes', 'kim.jsonl']);

    await workbench.answer('15 articles were exported', 'Open');
    await workbench.tab('export.json').waitFor();
  });
});

describe('The sample', () => {
  const vscode = useVSCode();

  for (const theme of ['dark', 'light', 'high contrast'] as const) {
    it(`looks as in the README (${theme})`, async () => {
      const folder = path.join(temporaryFolder('sample'), 'harbour-news');
      mkdirSync(folder);
      const file = path.join(folder, sample);
      copyFileSync(path.join(samplesFolder, sample), file);
      for (const [headline, tag] of taggedInPictures) tagOnCommandLine(file, headline, tag);
      const workbench = await vscode.open(folder, {
        file,
        theme,
        settings: { 'newsdump.coder': 'kim', 'editor.minimap.enabled': false },
      });
      await workbench.openSideBar('Newsdump');
      await workbench.clickTreeItem('Articles', 'September 2031');
      await workbench.clickTreeItem('Articles', 'Sep 4, 2031');
      await workbench.clickTreeItem('Articles', 'joint watch room');
      await workbench.until(
        () => behindText(workbench),
        (contents) => contents.some((content) => content.includes('diplomacy')),
      );
      await workbench.until(
        () => workbench.page.locator('.monaco-progress-container.active').count(),
        (working) => working === 0,
      );
      await workbench.page.locator('.activitybar .badge-content:visible').waitFor({ state: 'detached' });
      await workbench.screenshot(`readme-${theme.replace(' ', '-')}`);
    });
  }
});
