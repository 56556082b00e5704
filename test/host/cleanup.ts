import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const tasks: (() => void)[] = [];

/** Has `task` run when this process ends: by itself, by an error or by a signal. The last one added runs first. */
export function atExit(task: () => void): void {
  if (tasks.length === 0) {
    process.once('exit', () => {
      for (const each of tasks.reverse()) each();
    });
    const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
    for (const [signal, exitCode] of Object.entries(signals))
      process.once(signal, () => process.exit(exitCode));
  }
  tasks.push(task);
}

/**
 * Makes an empty folder in the system's folder for temporary files. It is removed when this process ends.
 * The path has no symbolic links in it, so it equals the path that VS Code shows.
 */
export function temporaryFolder(purpose: string): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `newsdump-${purpose}-`)));
  atExit(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}
