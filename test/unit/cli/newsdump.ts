import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { main } from '../../../src/cli/main';
import type { Output } from '../../../src/cli/terminal';

/** What a command did. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly environment?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly columns?: number;
}

/** Runs a command in this process. */
export async function newsdump(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { input = '', environment = {}, signal = new AbortController().signal, columns } = surroundings;
  const output = new Collected(columns);
  const errors = new Collected();
  const exitCode = await main(args, {
    input: Readable.from([Buffer.from(input)]),
    output,
    errors,
    environment,
    signal,
    exitCode: 0,
  });
  return { exitCode, output: output.text, errors: errors.text };
}

/** A stream that keeps what is written. */
export class Collected extends Writable implements Output {
  readonly #chunks: Buffer[] = [];
  readonly columns?: number;

  constructor(
    columns?: number,
    readonly isTTY = false,
  ) {
    super();
    if (columns !== undefined) this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}

/** A folder for one test; it is gone after it. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'newsdump-cli-'));

  /** Writes a file and gives its absolute path. */
  write(name: string, content: string | Uint8Array): string {
    const file = this.at(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** All files, with `/`, sorted. */
  get files(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(this.path, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .sort();
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A dump of two articles, at lines 2 to 4 and 5 to 7. */
export const page = `-
Second shipyard opens
The yard was “ready”, the mayor said, and its cra
April 29, 2025 -
Tram line 7 to close
Repairs take until autumn
April 28, 2025
`;

/** Events as the lines of a journal. */
export function journal(...events: readonly Record<string, unknown>[]): string {
  return [
    '{"format":"newsdump-journal","version":1}',
    ...events.map((event, i) =>
      JSON.stringify({ id: `01${i}`, at: '2025-05-02T09:14:07.120Z', by: 'kim', ...event }),
    ),
    '',
  ].join('\n');
}

export const yard = {
  date: '2025-04-29',
  headline: 'Second shipyard opens',
  lead: 'The yard was "ready", the mayor said, and its cra',
};
export const tram = {
  date: '2025-04-28',
  headline: 'Tram line 7 to close',
  lead: 'Repairs take until autumn',
};
