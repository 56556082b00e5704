import assert from 'node:assert/strict';
import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesInMemory, localBytes, type ByteSource } from '../../../src/workspace/byteSource';
import { temporaryFolder } from './temporaryFolder';

const content = Buffer.from('0123456789');

describe('Bytes', () => {
  const folder = temporaryFolder();
  const file = (): string => join(folder.path, 'page.txt');
  beforeEach(() => {
    writeFileSync(file(), content);
  });

  const kinds = new Map<string, () => ByteSource | Promise<ByteSource>>([
    ['of a local file', () => localBytes(file())],
    ['in memory', () => bytesInMemory(content)],
  ]);
  for (const [kind, open] of kinds)
    it(`${kind} can be read anywhere, and end where they end`, async () => {
      const bytes = await open();
      assert.equal(bytes.size, 10);
      const read = (from: number, length: number): string => Buffer.from(bytes.read(from, length)).toString();
      assert.deepEqual(
        [read(0, 10), read(3, 4), read(8, 5), read(10, 5), read(4, 0)],
        ['0123456789', '3456', '89', '', ''],
      );
      const memory = Buffer.alloc(4);
      assert.deepEqual([await bytes.load(2, memory), memory.toString()], [4, '2345']);
      assert.deepEqual([await bytes.load(8, memory), memory.toString('latin1', 0, 2)], [2, '89']);
      assert.equal(await bytes.load(10, memory), 0);
      bytes.close();
    });

  it('of a local file are those that it had when it was opened', async () => {
    const bytes = await localBytes(file());
    appendFileSync(file(), 'more');
    assert.deepEqual([bytes.size, Buffer.from(bytes.read(8, 9)).toString()], [10, '89']);
    writeFileSync(join(folder.path, 'other.txt'), 'abcdefghij');
    renameSync(join(folder.path, 'other.txt'), file());
    assert.equal(Buffer.from(bytes.read(0, 3)).toString(), '012');
    bytes.close();
  });

  it('of a local file can still be read when it is closed, unless it was changed', async () => {
    const bytes = await localBytes(file());
    bytes.close();
    assert.equal(Buffer.from(bytes.read(3, 4)).toString(), '3456');
    await assert.rejects(bytes.load(0, Buffer.alloc(4)), /closed/);
    appendFileSync(file(), 'more');
    assert.throws(() => bytes.read(3, 4), /page\.txt: was changed while it was read; try again$/);
    rmSync(file());
    assert.throws(() => bytes.read(3, 4), /page\.txt: cannot be opened any more; try again$/);
  });

  it('of a file that is not there cannot be read', async () => {
    await assert.rejects(localBytes(join(folder.path, 'none.txt')), { code: 'ENOENT' });
  });
});
