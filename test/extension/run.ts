import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import ResultsReporter from '../host/results-reporter';
import { FoldersOfTest } from './foldersOfTest';
import { withSourcePositions } from './source-positions';

/** Called by VS Code in the extension host: runs the bundled tests beside this bundle, and throws if one fails. */
export async function run(): Promise<void> {
  const { NEWSDUMP_GREP: grep, NEWSDUMP_REPORT: report } = process.env;
  process.setSourceMapsEnabled(true);
  const folders = new FoldersOfTest();
  const rootHooks = { beforeEach: () => folders.begin(), afterEach: () => folders.remove() };
  const mocha = new Mocha({
    reporter: ResultsReporter,
    timeout: 60000,
    color: true,
    rootHooks,
    ...(grep && { grep }),
  });
  // The host's console is full of VS Code's own messages: the report goes to a file, which the terminal then shows.
  if (report !== undefined) {
    Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
      appendFileSync(report, `${format(...values)}\n`);
    };
  }
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.sort()) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .prependListener(Mocha.Runner.constants.EVENT_TEST_FAIL, (_test: Mocha.Test, error: Error) => {
        error.stack = withSourcePositions(error.stack ?? '');
      });
  });
  if (failures > 0) throw new Error(`${failures} extension tests failed`);
}
