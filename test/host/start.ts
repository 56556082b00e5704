import { cpSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from './cleanup';
import { findProgram } from './find-program';
import { projectFolder, samplesFolder, vsixFile } from './folders';
import { run } from './processes';
import { quietSettings, writeSettings } from './settings';
import { runProgram, say } from './terminal';
import { startVSCodeServer } from './vscode-server';

// Shows the extension to a person: opens a copy of the samples in this machine's VS Code if a `code` is on the PATH, else
// (and with --server) in a VS Code server, for a browser. The copy is removed in the end.

const sample = 'harbour-news-2031-09.newsdump';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { server: { type: 'boolean' } } });
  const folder = path.join(temporaryFolder('start'), 'samples');
  cpSync(samplesFolder, folder, { recursive: true });
  const code = values.server ? undefined : await findProgram('code');
  return code === undefined ? showInBrowser(folder) : showInDesktop(code, folder);
}

async function showInDesktop(code: string, folder: string): Promise<number> {
  await run('npm', ['run', 'build'], { cwd: projectFolder });
  say(`Opening VS Code on ${folder}, a copy of the samples. It is removed when you close the window.`);
  const development = `--extensionDevelopmentPath=${projectFolder}`;
  await run(code, ['--new-window', '--wait', development, folder, path.join(folder, sample)]);
  return 0;
}

async function showInBrowser(folder: string): Promise<number> {
  say('Building and packaging the extension.');
  await run('npm', ['run', 'package'], { cwd: projectFolder });
  const userDataFolder = temporaryFolder('user');
  writeSettings(userDataFolder, quietSettings);
  const server = await startVSCodeServer({ userDataFolder, vsix: vsixFile });
  const address = server.address(folder, { openFile: server.uri(path.join(folder, sample)) });
  say(`Open ${address}\nCtrl+C ends VS Code and removes ${folder}, the copy of the samples that it shows.`);
  await server.ended;
  throw new Error('the VS Code server has ended');
}

runProgram(main);
