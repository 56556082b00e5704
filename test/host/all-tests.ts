import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cleanup';
import { projectFolder } from './folders';
import type { Results } from './results-reporter';
import { runProgram, say } from './terminal';

// Checks everything, one npm script after the other, and stops at the first that fails. The last lines say how many
// tests each has run and how long it took.

const withResults = ['--', '--reporter', 'test/host/results-reporter.ts'];
const steps = [
  { name: 'types', script: ['types'], tests: false },
  { name: 'lint', script: ['lint'], tests: false },
  { name: 'unit', script: ['test:unit', ...withResults], tests: true },
  { name: 'bench', script: ['bench', '--', '--short'], tests: false },
  { name: 'extension', script: ['test:extension'], tests: true },
  { name: 'ui', script: ['test:ui', ...withResults], tests: true },
];

async function main(): Promise<number> {
  const total = { passed: 0, failed: 0 };
  const summary: string[] = [];
  const folder = temporaryFolder('results');
  for (const { name, script, tests } of steps) {
    say(`\n── ${name} ──`);
    const file = path.join(folder, `${name}.json`);
    const start = performance.now();
    const exitCode = await runScript(script, file);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const results = readResults(file);
    // Tests that have not run have not passed.
    const succeeded = exitCode === 0 && (!tests || (results?.passed ?? 0) > 0);
    total.passed += results?.passed ?? 0;
    // A step that fails without a failed test counts as one.
    total.failed += succeeded ? 0 : Math.max(1, results?.failed ?? 0);
    const outcome = results ? counts(results) : succeeded ? 'passed' : 'failed';
    summary.push(`${name.padEnd(9)} ${seconds.padStart(6)} s   ${outcome}`);
    if (!succeeded) break;
  }
  say(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function runScript(script: string[], resultsFile: string): Promise<number | null> {
  const child = spawn('npm', ['run', '--silent', ...script], {
    cwd: projectFolder,
    env: { ...process.env, NEWSDUMP_RESULTS: resultsFile },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  return exitCode;
}

function readResults(file: string): Results | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

function counts({ passed, failed, skipped }: Results): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

runProgram(main);
