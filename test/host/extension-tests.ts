import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { temporaryFolder } from './cleanup';
import { emptyOutFolder, projectFolder, samplesFolder } from './folders';
import { quietSettings, writeSettings } from './settings';
import { runProgram } from './terminal';

// Runs test/extension in a real extension host: that of a VS Code server, or with --desktop that of a desktop VS Code,
// which is downloaded. `-g TEXT` runs the tests whose names have the text; `--scale` those in test/extension/scale, which take long, and no
// others. The variable NEWSDUMP_VSCODE names a version.

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      desktop: { type: 'boolean' },
      scale: { type: 'boolean' },
      grep: { type: 'string', short: 'g' },
    },
  });
  const bundles = emptyOutFolder('extension');
  await build({
    entryPoints: [
      'test/extension/run.ts',
      values.scale ? 'test/extension/scale/*.test.ts' : 'test/extension/*.test.ts',
    ],
    outdir: bundles,
    absWorkingDir: projectFolder,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    // Mocha looks up its workers, which it does not use here.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });

  const home = temporaryFolder('extension-tests');
  const folder = (name: string): string => path.join(home, name);
  cpSync(samplesFolder, folder('workspace'), { recursive: true });
  mkdirSync(folder('temporary'));
  writeSettings(folder('user'), quietSettings);
  const report = folder('report.txt');
  const launchArgs = [
    folder('workspace'),
    `--user-data-dir=${folder('user')}`,
    `--extensions-dir=${folder('extensions')}`,
  ];
  const minutes = values.scale ? 60 : 20;
  const headless = ['--import', 'tsx', path.join(__dirname, 'headless-vscode.ts'), `--minutes=${minutes}`];
  try {
    return await runTests({
      vscodeExecutablePath: values.desktop
        ? await downloadAndUnzipVSCode(process.env['NEWSDUMP_VSCODE'])
        : process.execPath,
      launchArgs: values.desktop ? launchArgs : [...headless, ...launchArgs],
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: path.join(bundles, 'run.js'),
      extensionTestsEnv: {
        NEWSDUMP_REPORT: report,
        NEWSDUMP_GREP: values.grep,
        NEWSDUMP_TEMPORARY: folder('temporary'),
      },
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return 1;
    throw error;
  } finally {
    if (existsSync(report)) process.stdout.write(readFileSync(report));
  }
}

runProgram(main);
