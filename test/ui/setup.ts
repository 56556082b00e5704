import { obtainChromium } from '../host/chromium';
import { emptyOutFolder } from '../host/folders';
import { obtainVSCodeServer } from '../host/vscode-server-package';

/** Called by mocha once before all tests, without a time limit: fetches what is missing. */
export async function mochaGlobalSetup(): Promise<void> {
  emptyOutFolder('failures');
  await obtainVSCodeServer();
  await obtainChromium();
}
