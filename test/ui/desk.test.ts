import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup';
import { say } from '../host/terminal';
import { makeDesk, type MadeUpDesk } from './madeUpDesk';
import { useVSCode } from './vscode';
import type { Workbench } from './workbench';

interface Exported {
  readonly articles: readonly {
    readonly headline: string;
    readonly tags: readonly string[];
    readonly coding: readonly { readonly by: string; readonly layer?: string }[];
    readonly fields: readonly { readonly field: string; readonly value: unknown }[];
    readonly status: readonly { readonly value: string; readonly by: string }[];
  }[];
}

/** Runs a command without the mouse. */
async function command(workbench: Workbench, title: string): Promise<void> {
  await workbench.keyboard.press('F1');
  await workbench.quickInput.type(`>${title}`);
  await workbench.quickInput.rows.getByText(title, { exact: true }).first().waitFor();
  await workbench.quickInput.accept();
}

/** Waits for the step of the form that asks for a field, types a value and takes it. */
async function answerField(workbench: Workbench, label: string, typed: string, shown = typed): Promise<void> {
  await workbench.quickInput.widget.getByText(label, { exact: false }).first().waitFor();
  await workbench.keyboard.type(typed);
  await workbench.quickInput.row(shown).waitFor();
  await workbench.keyboard.press('Enter');
}

/** Opens the side bar and waits for the articles: from then on the commands are offered. */
async function waitForArticles(workbench: Workbench): Promise<void> {
  await workbench.openSideBar('Newsdump');
  await workbench.treeItem('Articles', 'Sep').waitFor();
}

/** Opens the project's dump and begins the triage; the keys go to the tree from here on. */
async function startTriage(workbench: Workbench): Promise<void> {
  await waitForArticles(workbench);
  await command(workbench, 'Newsdump: Start Triage');
  await workbench.statusBarItem('0 done').waitFor();
  await workbench.tree('Articles').locator('.monaco-list-row.focused').waitFor();
}

const settings = { 'newsdump.coder': 'kim', 'editor.minimap.enabled': false };

/** Gives the first articles the tags of these keys, and says done of each; then closes the window. */
async function codeBriefly(workbench: Workbench, keys: readonly string[]): Promise<void> {
  await startTriage(workbench);
  for (const [i, key] of keys.entries()) {
    await workbench.keyboard.press(key);
    await workbench.keyboard.press('Enter');
    await workbench.statusBarItem(`${i + 1} done`).waitFor();
  }
  await workbench.page.close();
}

/** The times of a run, in milliseconds, from the shortest. */
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;

/** Presses a key, and says how long it took in the page until the decoration in the editor said `shown` (or did no longer). */
async function timeOfKey(workbench: Workbench, key: string, shown: string, wanted: boolean): Promise<number> {
  const shownAt = workbench.page.evaluate(
    `new Promise((resolve) => {
      let pressed = 0;
      addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
      const look = () => {
        const isShown = [...document.querySelectorAll('.view-line span')].some((span) =>
          getComputedStyle(span, '::after').content.includes(${JSON.stringify(shown)}));
        if (pressed > 0 && isShown === ${String(wanted)}) resolve(performance.now() - pressed);
        else requestAnimationFrame(look);
      };
      look();
    })`,
  );
  // The look must be under way when the key is pressed.
  await workbench.page.evaluate('new Promise(requestAnimationFrame)');
  await workbench.keyboard.press(key);
  return Number(await shownAt);
}

describe('The coding desk', () => {
  const vscode = useVSCode();
  let desk: MadeUpDesk;

  it('by keyboard alone: triage of 30 articles with fields, undo twice, filter, tag all matching, export', async function () {
    this.timeout(300_000);
    desk = makeDesk(path.join(temporaryFolder('desk'), 'harbour'));
    const workbench = await vscode.open(desk.folder, { file: desk.dump, settings });
    await startTriage(workbench);

    // The first article: its type, then actor, recipient, location and event date.
    await workbench.keyboard.press('m');
    await answerField(workbench, 'Actor', 'ministers', 'Government');
    await answerField(workbench, 'Recipient', 'Companies');
    await answerField(workbench, 'Location', 'Inselstadt');
    await answerField(workbench, 'Event date', '2031-09-01');
    await workbench.quickInput.hidden();
    await workbench.keyboard.press('Enter');
    await workbench.statusBarItem('1 done').waitFor();

    // The second repeats the values of the first: six keys in all.
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys++;
      await workbench.keyboard.press(key);
    };
    await press('p');
    for (const label of ['Actor', 'Recipient', 'Location', 'Event date']) {
      await workbench.quickInput.widget.getByText(label).first().waitFor();
      await press('Enter');
    }
    await workbench.quickInput.hidden();
    await press('Enter');
    await workbench.statusBarItem('2 done').waitFor();
    assert.ok(keys <= 12, `${keys} keys`);
    await workbench.screenshot('triage');

    for (let done = 3; done <= 30; done++) {
      await workbench.keyboard.press('o');
      await workbench.keyboard.press('Enter');
      if (done < 30) await workbench.statusBarItem(`${done} done`).waitFor();
    }
    await workbench.notification('30').waitFor();
    // Twice: the last status, then the last tag.
    await command(workbench, 'Newsdump: Undo Annotation');
    await workbench.statusBarItem('29 done').waitFor();
    const last = workbench.treeItem('Articles', '(30)');
    await last.filter({ hasText: 'Other' }).waitFor();
    await command(workbench, 'Newsdump: Undo Annotation');
    await last.filter({ hasNotText: 'Other' }).waitFor();

    await command(workbench, 'Newsdump: Filter Articles…');
    await workbench.quickInput.type('-status:done');
    await workbench.quickInput.accept();
    await workbench.quickInput.hidden();
    await workbench.page.getByText('1 of 30').first().waitFor();

    await command(workbench, 'Newsdump: Tag All Matching…');
    await workbench.quickInput.type('march');
    await workbench.quickInput.accept();
    await workbench.quickInput.widget.getByText('Tag', { exact: false }).first().waitFor();
    await workbench.quickInput.type('labour-unrest');
    await workbench.quickInput.row('New tag').waitFor();
    await workbench.quickInput.accept();
    await workbench.quickInput.row('Dock workers march').waitFor();
    await workbench.quickInput.accept();
    await workbench.quickInput.hidden();

    const target = path.join(desk.folder, 'export.json');
    await command(workbench, 'Newsdump: Export Tagged Articles…');
    // The format that stands first is JSON.
    await workbench.quickInput.row('Everything, in one object').waitFor();
    await workbench.quickInput.accept();
    await workbench.quickInput.row('All articles').waitFor();
    await workbench.quickInput.type('All articles');
    await workbench.quickInput.accept();
    await workbench.quickInput.choosePath(target);
    await workbench.notification('30 articles were exported').waitFor();
    const { articles } = JSON.parse(readFileSync(target, 'utf8')) as Exported;
    assert.equal(articles.length, 30);
    assert.equal(articles.filter(({ status }) => status.some(({ value }) => value === 'done')).length, 29);
    assert.equal(articles.filter(({ tags }) => tags.includes('labour-unrest')).length, 5);
    assert.equal(articles.filter(({ tags }) => tags.length === 0).length, 1);
    const first = articles.find(({ tags }) => tags.includes('meeting'));
    assert.deepEqual(
      first?.fields.map(({ field, value }) => [field, value]),
      [
        ['actor', 'GOV'],
        ['recipient', 'COM'],
        ['location', 'Inselstadt'],
        ['event-date', '2031-09-01'],
      ],
    );
  });

  it('shows the tag that a key gives at once', async () => {
    const { folder, dump } = makeDesk(path.join(temporaryFolder('desk'), 'keys'));
    const workbench = await vscode.open(folder, { file: dump, settings });
    await startTriage(workbench);
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const pair = [
        await timeOfKey(workbench, 'o', 'Other', true),
        await timeOfKey(workbench, 'o', 'Other', false),
      ];
      // The first keys come while the window is still starting.
      if (i >= 10) times.push(...pair);
    }
    times.sort((a, b) => a - b);
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    say(
      `      from key to shown tag, ${times.length} keys: median ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    );
    // The target is 100 ms; a busy machine must not fail the tests for its own slowness.
    assert.ok(p50 <= 500, `median ${p50} ms`);
  });

  it('compares two coders whose projects were joined by copying files, and settles a disagreement', async function () {
    this.timeout(300_000);
    const joined = makeDesk(path.join(temporaryFolder('desk'), 'joined'));
    const other = makeDesk(path.join(temporaryFolder('desk'), 'other'));
    for (const [folder, coder, keys] of [
      [joined.folder, 'kim', ['o', 'o', 'o', 'o']],
      [other.folder, 'lee', ['o', 'o', 'o', 'r']],
    ] as const) {
      const workbench = await vscode.open(folder, {
        file: path.join(folder, path.basename(joined.dump)),
        settings: { ...settings, 'newsdump.coder': coder },
      });
      await codeBriefly(workbench, keys);
    }
    copyFileSync(
      path.join(other.folder, 'annotations/lee.jsonl'),
      path.join(joined.folder, 'annotations/lee.jsonl'),
    );
    const workbench = await vscode.open(joined.folder, { file: joined.dump, settings });
    await waitForArticles(workbench);
    await command(workbench, 'Newsdump: Compare Coders…');
    await workbench.editor.locator('.view-line').filter({ hasText: 'Krippendorff' }).first().waitFor();
    await workbench.treeItem('Disagreements', 'Other').waitFor();
    await workbench.screenshot('compare-coders');
    await command(workbench, 'Newsdump: Next Disagreement');
    await workbench.keyboard.press('1');
    await workbench.until(
      () => Promise.resolve(readFileSync(path.join(joined.folder, 'annotations/kim.jsonl'), 'utf8')),
      (journal) => journal.includes('"layer":"consensus"'),
    );
    const lee = readFileSync(path.join(joined.folder, 'annotations/lee.jsonl'), 'utf8');
    assert.equal(lee, readFileSync(path.join(other.folder, 'annotations/lee.jsonl'), 'utf8'));
  });
});
