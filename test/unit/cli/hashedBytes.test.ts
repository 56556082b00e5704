import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { HashedBytes } from '../../../src/cli/hashedBytes';
import { bytesInMemory } from '../../../src/workspace/byteSource';

describe('The hash of bytes', () => {
  const { signal } = new AbortController();
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('is that of all, in whatever order they were loaded', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 50 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(20))),
        async (bytes, loads) => {
          const hashed = new HashedBytes(bytesInMemory(bytes));
          for (const [from, length] of loads) {
            const memory = new Uint8Array(length);
            const count = await hashed.load(from, memory);
            assert.deepEqual(memory.subarray(0, count), bytes.slice(from, from + length));
          }
          assert.equal(await hashed.sha256(signal), sha256(bytes));
        },
      ),
    ));

  it('is that of more bytes than are loaded at a time', async () => {
    const bytes = Buffer.alloc(2_500_000, 'news ');
    assert.equal(await new HashedBytes(bytesInMemory(bytes)).sha256(signal), sha256(bytes));
  });
});
