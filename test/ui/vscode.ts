import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../host/chromium';
import { temporaryFolder } from '../host/cleanup';
import { outFolder, vsixFile } from '../host/folders';
import { quietSettings, writeSettings, type Settings } from '../host/settings';
import { Missing, say } from '../host/terminal';
import { startVSCodeServer, type VSCodeServer } from '../host/vscode-server';
import { Workbench } from './workbench';

const themes = {
  dark: { name: 'Default Dark Modern', cssClass: 'vscode-theme-defaults-themes-dark_modern-json' },
  light: { name: 'Default Light Modern', cssClass: 'vscode-theme-defaults-themes-light_modern-json' },
  'high contrast': { name: 'Default High Contrast', cssClass: 'vscode-theme-defaults-themes-hc_black-json' },
};

/** How long to wait for something to be shown, in milliseconds. Only a failure takes so long. */
const patience = 60_000;

export interface OpenOptions {
  /** A file to open in an editor, by its absolute path. */
  readonly file?: string;
  readonly theme?: keyof typeof themes;
  /** The user's settings from now on, on top of the quiet ones. */
  readonly settings?: Settings;
  /** The size of the window in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** That of the whole run, once a test needs it. */
let running: Promise<VSCode> | undefined;

/**
 * Gives the tests of the `describe` that calls it a VS Code with the packaged extension. All tests have the same one, but
 * each opens windows of its own, which are closed after it.
 * When a test fails, `out/failures/` gets a picture of each open window and what the page logged.
 */
export function useVSCode(): Pick<VSCode, 'open'> {
  let vscode: VSCode | undefined;
  before(async () => {
    running ??= VSCode.start();
    vscode = await running;
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await vscode?.saveEvidence(this.currentTest.fullTitle());
    await vscode?.closeWindows();
  });
  return {
    open(folder, options) {
      if (vscode === undefined) throw new Error('a window opens in a test or hook only');
      return vscode.open(folder, options);
    },
  };
}

/** Ends the VS Code of the run, if a test has needed one. */
export async function stopVSCode(): Promise<void> {
  await (await running)?.stop();
}

/** A VS Code server with the packaged extension, and a browser without a window. */
class VSCode {
  /** The open windows, with what each has logged. */
  private readonly windows = new Map<Page, string[]>();

  private constructor(
    private readonly server: VSCodeServer,
    private readonly browser: BrowserContext,
    private readonly userDataFolder: string,
  ) {}

  static async start(): Promise<VSCode> {
    if (!existsSync(vsixFile)) throw new Missing(`${vsixFile} is missing: npm run package makes it.`);
    const userDataFolder = temporaryFolder('user');
    const server = await startVSCodeServer({
      userDataFolder,
      vsix: vsixFile,
      // The extension host of a window that is gone goes too.
      args: ['--reconnection-grace-time', '5'],
    });
    return new VSCode(server, await launchChromium(), userDataFolder);
  }

  /**
   * Opens a window on a folder (a copy: tests change it) and waits until the extension's commands and views are there
   * and the file, if any, is shown. A window remembers nothing of an earlier one, as on another machine; there must be
   * no other one meanwhile.
   */
  async open(folder: string, options: OpenOptions = {}): Promise<Workbench> {
    const { file, settings, size = { width: 1280, height: 800 } } = options;
    const theme = themes[options.theme ?? 'dark'];
    writeSettings(this.userDataFolder, {
      ...quietSettings,
      ...settings,
      'workbench.colorTheme': theme.name,
    });
    const page = await this.browser.newPage();
    await page.setViewportSize(size);
    page.setDefaultTimeout(patience);
    await this.forget(page);
    const log: string[] = [];
    this.windows.set(page, log);
    page.on('close', () => this.windows.delete(page));
    // A page with unsaved edits asks whether to leave it.
    page.on('dialog', (dialog) => dialog.accept());
    page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => log.push(`error: ${error.stack ?? error.message}`));
    const parameters = file === undefined ? {} : { openFile: this.server.uri(file) };
    await page.goto(this.server.address(folder, parameters), { waitUntil: 'commit' });
    const workbench = new Workbench(page);
    await workbench.ready();
    await page.locator(`.monaco-workbench.${theme.cssClass}`).waitFor();
    if (file !== undefined) await workbench.editor.locator('.view-line').first().waitFor();
    return workbench;
  }

  /** Removes what the pages of the server have stored, but for the cached files of the server. */
  private async forget(page: Page): Promise<void> {
    const session = await this.browser.newCDPSession(page);
    const origin = new URL(this.server.address('/')).origin;
    await session.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: 'cookies,local_storage,indexeddb,cache_storage,service_workers',
    });
    await session.detach();
  }

  async closeWindows(): Promise<void> {
    for (const page of [...this.windows.keys()]) await page.close();
  }

  async saveEvidence(title: string): Promise<void> {
    const folder = path.join(outFolder, 'failures');
    mkdirSync(folder, { recursive: true });
    for (const [index, [page, log]] of [...this.windows].entries()) {
      const file = path.join(folder, `${title.replace(/\W+/g, '-')}-${index + 1}`);
      await page.screenshot({ path: `${file}.png` });
      writeFileSync(`${file}.log`, log.join('\n'));
      say(`      see ${file}.png and .log`);
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
