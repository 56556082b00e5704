import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup';
import { samplesFolder } from '../host/folders';
import { useVSCode } from './vscode';
import type { Workbench } from './workbench';

const sample = 'harbour-news-2031-09.newsdump';

interface WrittenEvent {
  readonly op: string;
  readonly tag?: string;
  readonly text?: string;
  readonly quote?: { readonly exact: string };
}

/** The events in the coder's journal. */
function journalOf(folder: string): WrittenEvent[] {
  const lines = readFileSync(path.join(folder, 'annotations', 'kim.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.slice(1).map((line) => JSON.parse(line) as WrittenEvent);
}

/** Selects so many words at the beginning of line 3, by keyboard alone. */
async function selectWords(workbench: Workbench, words: number): Promise<void> {
  await workbench.line('Officers from Tarsa').click();
  await workbench.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'Home']) await workbench.keyboard.press(key);
  for (let i = 0; i < words; i++) await workbench.keyboard.press('Control+Shift+ArrowRight');
}

/** How many pieces of text in view have a background of their own or a line under them, as marks do. */
const markedPieces = (workbench: Workbench): Promise<number> =>
  workbench.page.evaluate(
    "[...document.querySelectorAll('.view-overlays .cdr, .view-line span')].filter((piece) => /ced-1-TextEditorDecorationType|ced-/.test(piece.className) && (getComputedStyle(piece).backgroundColor !== 'rgba(0, 0, 0, 0)' || getComputedStyle(piece).borderBottomStyle === 'solid')).length",
  );

describe('Marks and notes', () => {
  const vscode = useVSCode();

  it('are made, undone and redone by keyboard, and a note fetches nothing', async () => {
    const folder = path.join(temporaryFolder('marks'), 'harbour-news');
    mkdirSync(folder);
    const file = path.join(folder, sample);
    copyFileSync(path.join(samplesFolder, sample), file);
    const workbench = await vscode.open(folder, {
      file,
      settings: { 'newsdump.coder': 'kim', 'editor.minimap.enabled': false },
    });
    const requested: string[] = [];
    workbench.page.on('request', (request) => requested.push(request.url()));

    await selectWords(workbench, 4);
    await workbench.keyboard.press('Shift+Alt+M');
    await workbench.quickInput.widget.getByText('Mark: Officers from Tarsa and').waitFor();
    await workbench.quickInput.type('actor');
    await workbench.quickInput.row('New tag').waitFor();
    await workbench.quickInput.accept();
    await workbench.statusBarItem('Annotations saved').waitFor();
    await workbench.until(
      () => markedPieces(workbench),
      (count) => count > 0,
    );
    assert.deepEqual(
      journalOf(folder).map(({ op, tag, quote }) => [op, tag, quote?.exact]),
      [
        ['capture', undefined, undefined],
        ['mark', 'actor', 'Officers from Tarsa and'],
      ],
    );

    await workbench.keyboard.press('Shift+Alt+Z');
    await workbench.statusBarItem('Undone: mark actor').waitFor();
    await workbench.until(
      () => markedPieces(workbench),
      (count) => count === 0,
    );
    await workbench.keyboard.press('Shift+Alt+Y');
    await workbench.statusBarItem('Done again: mark actor').waitFor();
    await workbench.until(
      () => markedPieces(workbench),
      (count) => count > 0,
    );

    const note =
      '![x](http://127.0.0.1:9/picture.png) <img src="http://127.0.0.1:9/b.png"> http://127.0.0.1:9/page';
    await workbench.keyboard.press('ArrowLeft');
    await workbench.keyboard.press('Shift+Alt+C');
    await workbench.quickInput.widget.getByText('Note on the Mark actor').waitFor();
    await workbench.quickInput.type(note);
    await workbench.quickInput.accept();
    const body = workbench.page.locator('.review-widget .comment-body');
    await body.getByText('picture.png').waitFor();
    assert.equal((await body.innerText()).replaceAll('\u00a0', ' ').trim(), note);
    assert.equal(await body.locator('img, a').count(), 0);
    assert.deepEqual(
      requested.filter((url) => url.includes(':9/')),
      [],
    );
    assert.equal(journalOf(folder).at(-1)?.text, note);
    await workbench.screenshot('marks-and-notes');
  });

  it('look as in the docs', async () => {
    const folder = path.join(temporaryFolder('marks'), 'harbour-news');
    mkdirSync(folder);
    const file = path.join(folder, sample);
    copyFileSync(path.join(samplesFolder, sample), file);
    const settings = {
      'newsdump.coder': 'kim',
      'editor.minimap.enabled': false,
      'comments.openView': 'never',
    };
    const workbench = await vscode.open(folder, { file, settings });
    await workbench.openSideBar('Newsdump');
    for (const [words, tag] of [
      [11, 'cooperation'],
      [4, 'actor'],
    ] as const) {
      await selectWords(workbench, words);
      await workbench.keyboard.press('Shift+Alt+M');
      await workbench.quickInput.widget.getByText('Mark: Officers').waitFor();
      await workbench.quickInput.type(tag);
      await workbench.quickInput.row(tag).waitFor();
      await workbench.quickInput.accept();
      await workbench.quickInput.hidden();
    }
    await workbench.until(
      () => markedPieces(workbench),
      (count) => count > 1,
    );
    await workbench.keyboard.press('ArrowLeft');
    await workbench.keyboard.press('Shift+Alt+C');
    await workbench.quickInput.widget.getByText('Note on').waitFor();
    await workbench.quickInput.type('Compare with what the coast guard of Vellmark said.');
    await workbench.quickInput.accept();
    await workbench.page.locator('.review-widget .comment-body').getByText('Compare with').waitFor();
    await workbench.screenshot('marks');
  });
});
