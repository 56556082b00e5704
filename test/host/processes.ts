import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { atExit } from './cleanup';

const windows = process.platform === 'win32';
const execFileAsync = promisify(execFile);

/** Runs a program to its end and returns what it wrote to standard output. Throws with its errors if it fails. */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  // On Windows, npm and code are scripts, which only the shell runs.
  const [file, words] = windows ? [quoted(command), args.map(quoted)] : [command, args];
  const { stdout } = await execFileAsync(file, words, { ...options, shell: windows, maxBuffer: 2 ** 26 });
  return stdout;
}

/**
 * Starts a program that runs on, with its output in pipes. It and the programs that it starts are ended when it ends,
 * when it is stopped, and when this process ends.
 */
export function startProcess(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows });
  child.once('exit', () => {
    signalTree(child, 'SIGKILL');
  });
  atExit(() => {
    if (runs(child)) signalTree(child, 'SIGKILL');
  });
  return child;
}

/** Asks the program to end, ends it by force after five seconds, and returns when it has ended. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (!runs(child)) return;
  const ended = once(child, 'exit');
  const patience = setTimeout(() => {
    signalTree(child, 'SIGKILL');
  }, 5000);
  signalTree(child, 'SIGTERM');
  await ended;
  clearTimeout(patience);
}

function runs(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Signals a started program and those that it has started: its process group, on Windows the tree below it. */
function signalTree({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const noneLeft = (error as NodeJS.ErrnoException).code === 'ESRCH';
    if (!noneLeft) throw error;
  }
}

function quoted(word: string): string {
  return `"${word}"`;
}
