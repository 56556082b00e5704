import type { Locator, Page } from 'playwright-core';

/** The input at the top of the window: command palette, quick pick, input box, and in a browser the file dialogs. */
export class QuickInput {
  /** The whole widget, while it is shown. */
  readonly widget: Locator;
  /** The box to type in. */
  readonly input: Locator;
  /** The rows that are in view. */
  readonly rows: Locator;

  constructor(page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** The row whose label or description has this text. */
  row(text: string): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  /** Replaces what stands in the box, once there is one. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Chooses the row with this text, which ends a quick pick. */
  async pick(text: string): Promise<void> {
    await this.row(text).click();
  }

  /** Ticks or unticks the row with this text in a quick pick of several. */
  async toggle(text: string): Promise<void> {
    await this.row(text).getByRole('checkbox').click();
  }

  /** Presses Enter. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Presses Escape, and waits until the widget is gone. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.hidden();
  }

  async hidden(): Promise<void> {
    await this.widget.waitFor({ state: 'detached' });
  }

  /** Answers the open or save dialog that comes with an absolute path, and if need be that it shall be overwritten. */
  async choosePath(file: string, overwrite = false): Promise<void> {
    const ok = this.widget.getByRole('button', { name: 'OK', exact: true });
    // The dialog writes into its box itself until it has listed its folder.
    await this.row('..').waitFor();
    await this.type(file);
    await this.widget.locator('.quick-input-progress.done').waitFor({ state: 'attached' });
    await ok.click();
    if (overwrite) {
      await this.widget.getByText('already exists').waitFor();
      await ok.click();
    }
    await this.hidden();
  }
}
