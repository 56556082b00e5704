import { createHash } from 'node:crypto';
import type { ByteSource } from '../workspace/byteSource';

/** In bytes. */
const chunkLength = 1024 * 1024;

/** Bytes whose hash is made while they are loaded, so that a large file need not be read twice. */
export class HashedBytes implements ByteSource {
  readonly #hash = createHash('sha256');
  /** So many bytes, from the first, are in the hash. */
  #hashed = 0;

  constructor(readonly bytes: ByteSource) {}

  get size(): number {
    return this.bytes.size;
  }

  read(from: number, length: number): Uint8Array {
    return this.bytes.read(from, length);
  }

  async load(from: number, memory: Uint8Array): Promise<number> {
    const count = await this.bytes.load(from, memory);
    const end = from + count;
    if (from > this.#hashed) this.#add(this.bytes.read(this.#hashed, from - this.#hashed));
    if (end > this.#hashed) this.#add(memory.subarray(this.#hashed - from, count));
    return count;
  }

  close(): void {
    this.bytes.close();
  }

  /** The SHA-256 of all bytes in lower-case hexadecimal digits. To be asked for once. */
  async sha256(signal: AbortSignal): Promise<string> {
    const memory = Buffer.allocUnsafe(this.#hashed < this.size ? chunkLength : 0);
    while (this.#hashed < this.size) {
      signal.throwIfAborted();
      if ((await this.load(this.#hashed, memory)) === 0)
        throw new Error('it was cut while it was read; try again');
    }
    return this.#hash.digest('hex');
  }

  #add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#hashed += bytes.length;
  }
}
