import { relative } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Piece } from '../exchange/export';
import { batches } from '../workspace/wholeFile';

/** A stream to a terminal, a file or another program. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command reads, writes and is told by its surroundings. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Output;
  readonly errors: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The encoding of dumps without a byte order mark, as `charsetNamed` takes it. */
  encoding?: string | undefined;
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal;
  /** 0; 1 for what the input is to blame for; 2 for wrong usage or a file that cannot be read or written. */
  exitCode: number;
}

/** Writes to the output no faster than it is taken, until the end or until the user wants to stop. */
export async function write(
  chunks: Iterable<Piece> | AsyncIterable<Piece>,
  { output, signal }: Terminal,
): Promise<void> {
  await pipeline(Readable.from(batches(chunks)), output, { end: false, signal });
}

/** Says what is wrong, in one line, and goes on. */
export function complain(message: string, { errors }: Terminal): void {
  errors.write(`${message}\n`);
}

/** A path as short as can be, from the folder where the command was called. */
export function fromHere(path: string): string {
  return relative('', path) || '.';
}

/**
 * Text of a dump or a journal for a terminal: in one line, and without the control characters that a terminal would obey, or that
 * change the direction of what follows.
 */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
