import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildSync } from 'esbuild';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Folder, page, type Outcome } from './newsdump';

describe('newsdump as a process', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    // As esbuild.js does. It fails if something of VS Code is imported.
    buildSync({
      entryPoints: [path.resolve(__dirname, '../../../src/cli.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      outfile: folder.at('cli.js'),
      logLevel: 'silent',
    });
  });
  after(() => {
    folder.remove();
  });

  async function run(args: readonly string[], input = ''): Promise<Outcome> {
    const child = spawn(process.execPath, [folder.at('cli.js'), ...args]);
    child.stdin.end(input);
    const closed = once(child, 'close') as Promise<[number]>;
    const [output, errors, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { exitCode, output, errors };
  }

  it('ends with 0, 1 or 2', async () => {
    const ends = await Promise.all([
      run(['check', '-'], page),
      run(['check', '-'], 'no dump'),
      run(['export', folder.at('none.txt')]),
      run(['--no-such-option']),
      run(['--help']),
    ]);
    assert.deepEqual(
      ends.map(({ exitCode }) => exitCode),
      [0, 1, 2, 2, 0],
    );
    assert.equal(ends[1].errors, '-: no articles found\n');
  });

  it('reads from a pipe and writes to one', async () => {
    const { exitCode, output, errors } = await run(['export', '-', '--format', 'jsonl'], page);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.equal(output.split('\n').length, 3);
  });

  if (process.platform !== 'win32')
    it('ends with 130 when it is stopped', async () => {
      const child = spawn(process.execPath, [
        folder.at('cli.js'),
        'check',
        folder.write('empty.txt', ''),
        '-',
      ]);
      // The first file is done with, and standard input is waited for.
      await once(child.stderr, 'data');
      child.kill('SIGINT');
      assert.deepEqual(await once(child, 'close'), [130, null]);
    });

  it('ends quietly when nobody reads on', async () => {
    const many = folder.write('many.txt', manyArticles(5000));
    for (const args of [
      ['export', many],
      ['check', many],
    ]) {
      const child = spawn(process.execPath, [folder.at('cli.js'), ...args]);
      const errors = text(child.stderr);
      await once(child.stdout, 'readable');
      child.stdout.destroy();
      const [exitCode] = (await once(child, 'close')) as [number];
      assert.deepEqual([exitCode, await errors], [0, '']);
    }
  });
});

/** A dump of so many articles, each with a date that is none. */
function manyArticles(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `-\nHeadline ${i}\n${'Some text. '.repeat(20)}\nFeb. 30, 2025\n`,
  ).join('');
}
