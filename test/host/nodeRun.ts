import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { outFolder, projectFolder } from './folders';

/** The command line as it is shipped. `npm run build` makes it. */
export const commandLine = path.join(projectFolder, 'dist/cli.js');

/** What a script took that ran as a process of its own. */
export interface NodeRun {
  readonly milliseconds: number;
  /** So many bytes of memory were resident at most. */
  readonly peakMemory: number;
}

interface RunOptions {
  readonly cwd?: string;
  /** Is given each line of standard output, which else goes nowhere. */
  readonly onLine?: (line: string) => void;
}

/** Runs a script with Node, to its end. Throws with what it wrote to standard error if it fails. */
export async function runNode(
  script: string,
  args: readonly string[],
  { cwd = projectFolder, onLine }: RunOptions = {},
): Promise<NodeRun> {
  const watch = await bundle('test/host/peakMemory.ts');
  const began = performance.now();
  const child = spawn(process.execPath, ['--require', watch, script, ...args], {
    cwd,
    stdio: ['ignore', onLine ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = child;
  const peak = child.stdio[3];
  if (!stderr || !(peak instanceof Readable)) throw new Error('a process has begun without its pipes');
  if (stdout && onLine) createInterface({ input: stdout }).on('line', onLine);
  const [said, peakMemory, [exitCode]] = await Promise.all([
    text(stderr),
    text(peak),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  const milliseconds = performance.now() - began;
  if (exitCode !== 0) throw new Error(`${path.basename(script)} ended with ${String(exitCode)}: ${said}`);
  return { milliseconds, peakMemory: Number(peakMemory) };
}

const bundles = new Map<string, Promise<string>>();

/** Makes a script of a TypeScript file of the checkout, once; gives its path. */
export function bundle(file: string): Promise<string> {
  const made = bundles.get(file) ?? makeBundle(file);
  bundles.set(file, made);
  return made;
}

async function makeBundle(file: string): Promise<string> {
  const script = path.join(outFolder, `${path.basename(file, '.ts')}.js`);
  await build({
    absWorkingDir: projectFolder,
    entryPoints: [file],
    outfile: script,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return script;
}
