import type { ByteSource } from './byteSource';

/** Reads bytes chunk by chunk. While one is worked on, the next is on its way. */
export class ReadAhead {
  #chunk: Buffer = Buffer.alloc(0);
  /** Of the chunk that is worked on, and of the next. Each has room in front for what is left of the one before. */
  #memory: Buffer;
  #nextMemory: Buffer;
  #at: number;
  #loading: Promise<number>;
  #isEnd = false;

  /** In bytes. */
  readonly chunkLength: number;

  /**
   * @param from the byte to begin with
   * @param longestChunk in bytes; of what is shorter there is one chunk
   */
  constructor(
    readonly bytes: ByteSource,
    from: number,
    longestChunk: number,
  ) {
    this.chunkLength = Math.min(longestChunk, bytes.size - from + 1);
    this.#memory = Buffer.allocUnsafe(2 * this.chunkLength);
    this.#nextMemory = Buffer.allocUnsafe(2 * this.chunkLength);
    this.#at = from;
    this.#loading = this.#load();
  }

  /** Whether the chunk that was given last ends with the last byte. */
  get isEnd(): boolean {
    return this.#isEnd;
  }

  /**
   * The next chunk. It is good until the next one is asked for.
   * @param left so many bytes at the end of the one before are put in front
   */
  async next(left: number): Promise<Buffer> {
    const { chunkLength } = this;
    const count = await this.#loading;
    const rest = this.#chunk.subarray(this.#chunk.length - left);
    const end = chunkLength + count;
    if (left <= chunkLength) {
      rest.copy(this.#nextMemory, chunkLength - left);
      this.#chunk = this.#nextMemory.subarray(chunkLength - left, end);
    } else {
      this.#chunk = Buffer.concat([rest, this.#nextMemory.subarray(chunkLength, end)]);
    }
    [this.#memory, this.#nextMemory] = [this.#nextMemory, this.#memory];
    this.#at += count;
    this.#isEnd = count < chunkLength;
    if (!this.#isEnd) this.#loading = this.#load();
    return this.#chunk;
  }

  /** To be awaited before the bytes may be closed. */
  async end(): Promise<void> {
    await this.#loading.catch(() => 0);
  }

  #load(): Promise<number> {
    const loading = this.bytes.load(this.#at, this.#nextMemory.subarray(this.chunkLength));
    // Whoever asks for the next chunk is told why there is none.
    loading.catch(() => undefined);
    return loading;
  }
}
