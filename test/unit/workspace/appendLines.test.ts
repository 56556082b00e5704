import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { appendLines } from '../../../src/workspace/appendLines';
import { temporaryFolder } from './temporaryFolder';

/** Lets another program do something just before the first calls of a method of files, while `act` runs. */
function before(method: 'write' | 'sync', times: number, other: () => void) {
  return async (act: () => Promise<void>): Promise<void> => {
    const file = await open(__filename, 'r');
    await file.close();
    const files = Object.getPrototypeOf(file) as Record<
      string,
      (this: FileHandle, ...args: unknown[]) => unknown
    >;
    const original = files[method];
    let left = times;
    files[method] = function (...args) {
      if (left-- > 0) other();
      return original?.apply(this, args);
    };
    try {
      await act();
    } finally {
      if (original) files[method] = original;
    }
  };
}

describe('Appending lines', () => {
  const folder = temporaryFolder();
  const path = () => join(folder.path, 'file');

  it('begins a new file with the header', async () => {
    await appendLines(path(), 'header', 'a\nb\n');
    assert.equal(readFileSync(path(), 'utf8'), 'header\na\nb\n');
  });

  it('ends the last line first, if it has no end', async () => {
    writeFileSync(path(), 'torn');
    await appendLines(path(), 'header', 'a\n');
    await appendLines(path(), 'header', 'b\n');
    assert.equal(readFileSync(path(), 'utf8'), 'torn\na\nb\n');
  });

  it('does nothing without lines', async () => {
    await appendLines(path(), 'header', '');
    assert.ok(!existsSync(path()));
  });

  it('appends again what another program’s torn write was glued to', async () => {
    writeFileSync(path(), 'first\n');
    const appended = before('write', 1, () => {
      appendFileSync(path(), 'torn');
    });
    await appended(() => appendLines(path(), 'header', 'a\nb\n'));
    assert.equal(readFileSync(path(), 'utf8'), 'first\ntorna\nb\na\n');
  });

  it('appends again to a file that was put in the place of the one it wrote to', async () => {
    writeFileSync(path(), 'first\n');
    const appended = before('sync', 1, () => {
      writeFileSync(`${path()}.new`, 'pulled\nb\n');
      renameSync(`${path()}.new`, path());
    });
    await appended(() => appendLines(path(), 'header', 'a\nb\n'));
    assert.equal(readFileSync(path(), 'utf8'), 'pulled\nb\na\n');
  });

  it('does not mind whole lines that others append meanwhile', async () => {
    writeFileSync(path(), 'first\n');
    const appended = before('write', 1, () => {
      appendFileSync(path(), 'other\r\n');
    });
    await appended(() => appendLines(path(), 'header', 'a\n'));
    assert.equal(readFileSync(path(), 'utf8'), 'first\nother\r\na\n');
  });

  it('gives up in the end', async () => {
    writeFileSync(path(), 'first\n');
    const appended = before('write', Infinity, () => {
      appendFileSync(path(), 'torn');
    });
    await assert.rejects(
      appended(() => appendLines(path(), 'header', 'a\n')),
      /another program keeps changing the file/,
    );
  });

  it('fails when the disk is full', async function () {
    // A device that is always full stands in for the disk.
    if (!existsSync('/dev/full')) this.skip();
    await assert.rejects(appendLines('/dev/full', 'header', 'a\n'), { code: 'ENOSPC' });
  });
});
