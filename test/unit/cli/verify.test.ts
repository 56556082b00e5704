import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { Folder, journal, newsdump, page, type Outcome } from './newsdump';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const other = '-\nFog again\nMay 2, 2025\n-\nRain\nMay 1, 2025\n';

describe('newsdump verify', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('page.txt', page);
    folder.write('april/other.txt', other);
  });
  afterEach(() => {
    folder.remove();
  });

  const verify = (...args: string[]): Promise<Outcome> => newsdump(['verify', ...args]);
  const here = (name: string): string => path.relative('', folder.at(name));
  /** Annotates something in both dumps, so that both are captured. */
  async function capture(): Promise<void> {
    mkdirSync(folder.at('annotations'));
    for (const dump of ['page.txt', 'april/other.txt'])
      await newsdump(['tag', folder.at(dump), '--line', '2', '--tag', 'x', '--coder', 'kim']);
  }
  /** What is said of the dumps in JSON, and the exit code. */
  async function states(...args: string[]): Promise<readonly unknown[]> {
    const { exitCode, output } = await verify(...args, '--json');
    const all = JSON.parse(output) as { file: string; state: string }[];
    return [exitCode, ...all.map(({ file, state }) => `${path.relative(here('.'), file)}: ${state}`)];
  }

  it('ends with 0 where all dumps are as they were captured', async () => {
    await capture();
    assert.deepEqual(await states(folder.path), [0, 'april/other.txt: same', 'page.txt: same']);
  });

  it('shows a table, and ends with 1 on a difference', async () => {
    const at = '2025-05-02T09:14:07.120Z';
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'capture', dump: 'page.txt', sha256: 'a'.repeat(64), bytes: 1 },
        { op: 'capture', dump: 'old.txt', sha256: hashOf(other), bytes: 46, by: '김민준' },
        { op: 'capture', dump: 'gone.txt', sha256: 'b'.repeat(64), bytes: 1 },
      ),
    );
    folder.write('page2.newsdump', 'x');
    const { exitCode, output, errors } = await verify(folder.path);
    assert.deepEqual([exitCode, errors], [1, '']);
    const rows = output.split('\n').map((line) => line.split(/ {2,}/));
    const short = (text: string): string => hashOf(text).slice(0, 12);
    assert.deepEqual(rows, [
      ['state', 'dump', 'sha256', 'recorded', 'at', 'by', 'as'],
      ['same', here('april/other.txt'), short(other), short(other), at, '김민준', 'old.txt'],
      ['missing', here('gone.txt'), 'bbbbbbbbbbbb', at, 'kim'],
      ['changed', here('page.txt'), short(page), 'aaaaaaaaaaaa', at, 'kim'],
      ['never captured', here('page2.newsdump'), short('x')],
      [''],
    ]);
  });

  it('gives whole records as JSON', async () => {
    const described = { url: 'https://news.example', publisher: 'Example News', capturedAt: '2025-05-01' };
    folder.write(
      'annotations/kim.jsonl',
      journal({ op: 'capture', dump: 'page.txt', sha256: 'a'.repeat(64), bytes: 1, ...described, more: 1 }),
    );
    const { output } = await verify(folder.at('page.txt'), folder.at('april'), '--json');
    assert.deepEqual(JSON.parse(output), [
      {
        file: here('april/other.txt'),
        state: 'never captured',
        dump: 'april/other.txt',
        sha256: hashOf(other),
        bytes: Buffer.byteLength(other),
      },
      {
        file: here('page.txt'),
        state: 'changed',
        dump: 'page.txt',
        sha256: hashOf(page),
        bytes: Buffer.byteLength(page),
        capture: {
          id: '010',
          at: '2025-05-02T09:14:07.120Z',
          by: 'kim',
          dump: 'page.txt',
          sha256: 'a'.repeat(64),
          bytes: 1,
          ...described,
        },
      },
    ]);
  });

  it('knows a renamed dump, and misses a deleted one', async () => {
    await capture();
    renameSync(folder.at('page.txt'), folder.at('april/renamed.txt'));
    assert.deepEqual(await states(folder.path), [0, 'april/other.txt: same', 'april/renamed.txt: same']);
    rmSync(folder.at('april/renamed.txt'));
    assert.deepEqual(await states(folder.path), [1, 'april/other.txt: same', 'page.txt: missing']);
    assert.deepEqual(await states(folder.at('page.txt')), [1, 'page.txt: missing']);
    // It may be anywhere in the project, so one that left the folder asked for is not missing there.
    renameSync(folder.at('april/other.txt'), folder.at('moved.txt'));
    assert.deepEqual(await states(folder.at('april')), [0]);
  });

  it('finds changed what is no dump any more', async () => {
    await capture();
    folder.write('page.txt', '');
    assert.deepEqual(await states(folder.path), [1, 'april/other.txt: same', 'page.txt: changed']);
  });

  it('says only what is asked for', async () => {
    await capture();
    folder.write('page.txt', `${page}\n`);
    assert.deepEqual(await states(folder.at('april')), [0, 'april/other.txt: same']);
    assert.deepEqual(await states(folder.at('april/other.txt')), [0, 'april/other.txt: same']);
    assert.deepEqual(await states(folder.at('page.txt'), folder.at('page.txt')), [1, 'page.txt: changed']);
  });

  it('looks into the projects below a folder', async () => {
    await capture();
    folder.write('inner/annotations/lee.jsonl', '');
    folder.write('inner/page.txt', page);
    folder.write('page.txt', other);
    assert.deepEqual(await states(folder.path), [
      1,
      'april/other.txt: same',
      'inner/page.txt: never captured',
      'page.txt: changed',
    ]);
  });

  it('needs no project', async () => {
    assert.deepEqual(await states(folder.at('page.txt')), [0, 'page.txt: never captured']);
    assert.deepEqual(await states(folder.path), [
      0,
      'april/other.txt: never captured',
      'page.txt: never captured',
    ]);
    mkdirSync(folder.at('empty'));
    assert.deepEqual(await verify(folder.at('empty')), {
      exitCode: 0,
      output: '',
      errors: 'no dumps found\n',
    });
  });

  it('reads no file that a journal names outside of the project', async () => {
    folder.write('secret', 'x');
    const names = ['../secret', folder.at('secret'), '.', 'a/../../secret'];
    folder.write(
      'project/annotations/kim.jsonl',
      journal(...names.map((dump) => ({ op: 'capture', dump, sha256: hashOf('x'), bytes: 1 }))),
    );
    folder.write('project/page.txt', page);
    const { exitCode, output, errors } = await verify(folder.at('project'), '--json');
    assert.deepEqual((JSON.parse(output) as { state: string }[]).map(({ state }) => state).sort(), [
      'missing',
      'never captured',
    ]);
    assert.deepEqual([exitCode, errors], [1, '']);
  });

  it('ends with 2 where a file cannot be read, or there is none', async () => {
    await capture();
    renameSync(folder.at('page.txt'), folder.at('renamed.txt'));
    for (const name of ['none.txt', 'page.txt'])
      assert.deepEqual(await verify(folder.at('april/other.txt'), folder.at(name), '--json'), {
        exitCode: 2,
        output: (await verify(folder.at('april/other.txt'), '--json')).output,
        errors: `${here(name)}: cannot be read: no such file or directory\n`,
      });
    mkdirSync(folder.at('page.txt'));
    const { exitCode, errors } = await verify(folder.at('renamed.txt'));
    assert.deepEqual(
      [exitCode, errors],
      [2, `${here('page.txt')}: cannot be read: illegal operation on a directory\n`],
    );
    assert.equal((await verify()).exitCode, 2);
  });
});
