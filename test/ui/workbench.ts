import path from 'node:path';
import type { Keyboard, Locator, Page } from 'playwright-core';
import { outFolder } from '../host/folders';
import { QuickInput } from './quick-input';

/** A window of VS Code, and what a person does in it. Each method waits for what it needs to be shown. */
export class Workbench {
  readonly keyboard: Keyboard;
  readonly quickInput: QuickInput;
  /** The editor in the active group. */
  readonly editor: Locator;

  constructor(readonly page: Page) {
    this.keyboard = page.keyboard;
    this.quickInput = new QuickInput(page);
    this.editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor');
  }

  /** Waits until VS Code has read its extensions, so that their commands and views are there. */
  async ready(): Promise<void> {
    await this.page.waitForFunction("performance.getEntriesByName('code/didLoadExtensions').length > 0");
  }

  /** Loads the page anew, as when a window is closed and opened again. Unsaved edits are lost. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Runs the command with this title, its category included, through the palette: `File: Save All`. */
  async command(title: string): Promise<void> {
    await this.keyboard.press('F1');
    await this.quickInput.type(`>${title}`);
    const row = this.quickInput.rows.getByText(title, { exact: true }).first();
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** Opens a file, given its absolute path, in an editor. */
  async openFile(file: string): Promise<void> {
    await this.command('File: Open File...');
    await this.quickInput.choosePath(file);
    await this.tab(path.basename(file)).waitFor();
  }

  /** Saves the file in the active editor, and waits until it is saved. */
  async save(): Promise<void> {
    await this.command('File: Save');
    await this.page
      .locator('.editor-group-container.active .tab.active.dirty')
      .waitFor({ state: 'detached' });
  }

  /** The tab of an open editor. */
  tab(name: string): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** The line in the active editor, among those in view, that has this text. */
  line(text: string): Locator {
    return this.editor.locator('.view-line').filter({ hasText: text }).first();
  }

  /** The text of the lines in view in the active editor, from top to bottom. A wrapped line counts as several. */
  async editorLines(): Promise<string[]> {
    const lines = this.editor.locator('.view-line');
    await lines.first().waitFor();
    const shown = await lines.evaluateAll((elements: ViewLine[]) =>
      elements.map(({ style, textContent }) => ({ top: parseFloat(style.top), text: textContent ?? '' })),
    );
    // The elements are reused and stand in no order. Spaces are shown as no-break spaces.
    return shown.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
  }

  /** Opens the side bar with this name from the activity bar, unless it is open. */
  async openSideBar(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar li[role=tab]', {
      has: this.page.locator(`a[aria-label^="${name}"]`),
    });
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    await this.page.locator('.sidebar .composite.title').getByText(name).waitFor();
  }

  /** The tree view with this title. */
  tree(title: string): Locator {
    return this.page.getByRole('tree', { name: title, exact: true });
  }

  /** The item of a tree view, among those in view, whose accessible name has this text. */
  treeItem(title: string, text: string): Locator {
    return this.tree(title).getByRole('treeitem', { name: text }).first();
  }

  /**
   * Clicks the item of a tree view whose accessible name has this text. The pointer first leaves what it is over:
   * the hover of one item can lie over the next.
   */
  async clickTreeItem(title: string, text: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.treeItem(title, text).click();
  }

  /** The accessible names of the items in view in a tree view, from top to bottom. */
  async treeItems(title: string): Promise<string[]> {
    const items = this.tree(title).getByRole('treeitem');
    await items.first().waitFor();
    const shown = await items.evaluateAll((elements: TreeItem[]) =>
      elements.map(({ dataset, ariaLabel }) => ({ index: Number(dataset.index), name: ariaLabel ?? '' })),
    );
    return shown.sort((a, b) => a.index - b.index).map(({ name }) => name.trim());
  }

  /** Opens the context menu of what is shown there, and chooses the item with this label. */
  async contextMenu(target: Locator, item: string): Promise<void> {
    await target.click({ button: 'right' });
    await this.page.locator('.monaco-menu').getByRole('menuitem', { name: item }).click();
  }

  /** The notification, among those that are shown, that has this text. */
  notification(text: string): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text }).first();
  }

  /** Waits for the notification with this text and presses its button. */
  async answer(text: string, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits for the modal dialog and presses its button. */
  async answerDialog(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** The item of the status bar that has this text. */
  statusBarItem(text: string): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  /** Reads again and again, as often as the page is painted, until `accept` holds, and returns what was read then. */
  async until<T>(read: () => Promise<T>, accept: (value: T) => boolean): Promise<T> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const value = await read();
      if (accept(value)) return value;
      if (Date.now() > deadline) throw new Error(`not so after 30 seconds: ${JSON.stringify(value)}`);
      await this.page.evaluate('new Promise(requestAnimationFrame)');
    }
  }

  /** Saves a picture of the window as `out/screenshots/NAME.png` and returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(outFolder, 'screenshots', `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }
}

/** What is read of the page's elements: these functions run in the browser, whose types are not here. */
interface ViewLine {
  readonly style: { readonly top: string };
  readonly textContent: string | null;
}

interface TreeItem {
  readonly dataset: { readonly index: string };
  readonly ariaLabel: string | null;
}
