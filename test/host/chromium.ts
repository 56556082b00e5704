import { chromium, type BrowserContext } from 'playwright-core';
import { temporaryFolder } from './cleanup';
import { findProgram, isProgram } from './find-program';
import { run } from './processes';
import { Missing, say } from './terminal';

const macApplication = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The path of the system's Chromium or Chrome, or of the one that the variable CHROMIUM names. Where there is none, it
 * is installed with apt-get if this runs as root on Debian; else this throws `Missing`, which says how to get it.
 */
export async function obtainChromium(): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && (await findProgram('apt-get')) !== undefined) await installChromium();
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Missing(
    'Chromium is missing: install chromium or google-chrome, or set CHROMIUM to the path of one.',
  );
}

/**
 * Starts Chromium without a window. Only pages of this machine are to be opened in it: it has no sandbox. Its profile is
 * on the disk: only there are the workbench's 19 MB of JavaScript, and what was compiled of them, kept for the next page.
 */
export async function launchChromium(): Promise<BrowserContext> {
  return chromium.launchPersistentContext(temporaryFolder('browser'), {
    executablePath: await obtainChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      // A file must not be larger than an eighth of it.
      '--disk-cache-size=500000000',
    ],
  });
}

async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined) return named;
  if (await isProgram(macApplication)) return macApplication;
  return findProgram('chromium', 'chromium-browser', 'google-chrome');
}

async function installChromium(): Promise<void> {
  say('Installing Chromium with apt-get, once.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
}
