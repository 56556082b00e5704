import { EventEmitter, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchChromium } from './chromium';
import { outFolder } from './folders';
import { runProgram } from './terminal';
import { startVSCodeServer } from './vscode-server';

// Stands where `runTests` of @vscode/test-electron starts a desktop VS Code, and takes the arguments that it gives to
// one: runs tests in the extension host of a VS Code server, with a browser without a window as its user interface.
// What VS Code and the tests log goes to `out/extension-host.log`. The exit code is 0 if the tests passed. Of its own it has `--minutes`, which
// no run may exceed.

async function main(): Promise<number> {
  const folder = argument('folder');
  const server = await startVSCodeServer({
    userDataFolder: argument('user-data-dir'),
    args: ['--enable-smoke-test-driver'],
  });
  const browser = await launchChromium();
  const log = createWriteStream(path.join(outFolder, 'extension-host.log'));
  try {
    const page = await browser.newPage();
    const run = new EventEmitter();
    const longestRun = Number(argument('minutes')) * 60_000;
    const end = once(run, 'end', { signal: AbortSignal.timeout(longestRun) });
    page.once('crash', () => run.emit('error', new Error('the page of VS Code crashed')));
    // VS Code in a browser calls these two if it finds them there.
    await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
      log.write(`${type}: ${format(...values)}\n`);
    });
    await page.exposeFunction('codeAutomationExit', (exitCode: number) => run.emit('end', exitCode));
    await page.goto(
      server.address(folder, {
        extensionDevelopmentPath: server.uri(argument('extensionDevelopmentPath')),
        extensionTestsPath: server.uri(argument('extensionTestsPath')),
        skipWelcome: 'true',
      }),
      { waitUntil: 'commit' },
    );
    const [exitCode] = (await end) as [number];
    return exitCode;
  } finally {
    log.end();
    await browser.close();
    await server.stop();
  }
}

function argument(
  name: 'folder' | 'minutes' | 'user-data-dir' | 'extensionDevelopmentPath' | 'extensionTestsPath',
): string {
  const { values, positionals } = parseArgs({
    strict: false,
    options: {
      minutes: { type: 'string' },
      'user-data-dir': { type: 'string' },
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
    },
  });
  const value = name === 'folder' ? positionals[0] : values[name];
  if (typeof value !== 'string') throw new Error(`${name} is missing among the arguments`);
  return value;
}

runProgram(main);
