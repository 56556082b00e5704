import { buildSync } from 'esbuild';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A process that runs `writer.ts`. */
export interface Writer {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** The ids that it has acknowledged so far. */
  readonly acknowledged: () => readonly string[];
  /** When it has ended, however it did: its exit code, or the name of the signal, and what it wrote to standard error. */
  readonly ended: Promise<{ readonly by: number | string | null; readonly errors: string }>;
}

let bundle: string | undefined;

/** Starts a writer of `count` events, at most `most` in a command. It is bundled at first, since it must start quickly. */
export function startWriter(
  folder: string,
  coder: string,
  file: string,
  count: number,
  most: number,
): Writer {
  if (bundle === undefined) {
    bundle = join(mkdtempSync(join(tmpdir(), 'newsdump-writer-')), 'writer.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'writer.ts')],
      bundle: true,
      platform: 'node',
      outfile: bundle,
      logLevel: 'error',
    });
  }
  const process_ = spawn(process.execPath, [bundle, folder, coder, file, String(count), String(most)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  process_.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<{ by: number | string | null; errors: string }>((resolve, reject) => {
    process_.once('error', reject);
    process_.once('close', (code, signal) => {
      resolve({ by: signal ?? code, errors });
    });
  });
  // The last line may be cut off, and then says nothing.
  return { process: process_, acknowledged: () => output.split('\n').slice(0, -1), ended };
}
