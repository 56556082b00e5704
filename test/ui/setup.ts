import { obtainChromium } from '../host/chromium';
import { emptyOutFolder } from '../host/folders';
import { obtainVSCodeServer } from '../host/vscode-server-package';
import { stopVSCode } from './vscode';

/** Called by mocha once before all tests, without a time limit: fetches what is missing. */
export async function mochaGlobalSetup(): Promise<void> {
  emptyOutFolder('failures');
  await obtainVSCodeServer();
  await obtainChromium();
}

/** Called by mocha once after all tests. */
export async function mochaGlobalTeardown(): Promise<void> {
  await stopVSCode();
}
