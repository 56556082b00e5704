import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How often lines are appended before we give up on a file that others keep changing under us. */
const ATTEMPTS = 5;

/**
 * Appends lines to a UTF-8 file, so that when it resolves each stands whole, on a line of its own, on the disk. It never changes what
 * is there: lines that another program's write has damaged are appended again, so a line may stand twice.
 * @param header the first line of a new file, without its LF
 * @param lines each with its LF
 * @throws the error of the file system, or an Error if the lines never stood whole
 */
export async function appendLines(path: string, header: string, lines: string): Promise<void> {
  let missing = lines;
  for (let attempt = 0; missing !== ''; attempt++) {
    if (attempt === ATTEMPTS) throw new Error('another program keeps changing the file');
    const { before, bytes } = await write(path, header, missing);
    const since = await bytesSince(path, before);
    if (since.equals(bytes)) return;
    const standing = new Set(since.toString().split(/\r?\n/));
    missing = missing
      .split('\n')
      .filter((line) => line !== '' && !standing.has(line))
      .map((line) => `${line}\n`)
      .join('');
  }
}

/** What tells a file from another one that was put in its place, and its size in bytes. */
interface FileState {
  readonly ino: bigint;
  readonly size: number;
}

/** Returns the state before the write, and what was written. */
async function write(
  path: string,
  header: string,
  lines: string,
): Promise<{ before: FileState; bytes: Buffer }> {
  const file = await open(path, 'a+');
  try {
    const before = await stateOf(file);
    const start = before.size === 0 ? `${header}\n` : (await endsInLineFeed(file, before.size)) ? '' : '\n';
    const bytes = Buffer.from(start + lines);
    await writeAtOnce(file, bytes);
    await file.sync();
    if (before.size === 0) await syncFolder(dirname(path));
    return { before, bytes };
  } finally {
    await file.close();
  }
}

async function stateOf(file: FileHandle): Promise<FileState> {
  const { ino, size } = await file.stat({ bigint: true });
  return { ino, size: Number(size) };
}

async function endsInLineFeed(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

/** One call, so that appends of other processes come before or after it. A file system may take less, and then needs more calls. */
async function writeAtOnce(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await file.write(bytes, written)).bytesWritten;
  }
}

/** What stands after the end that the file had; all of it if another file stands in its place by now, as after a pull. */
async function bytesSince(path: string, before: FileState): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { ino, size } = await stateOf(file);
    const start = ino === before.ino && size >= before.size ? before.size : 0;
    const bytes = Buffer.alloc(size - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Makes a new entry of a folder last. Windows keeps entries by itself, and cannot open a folder. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some network file systems cannot do this for a folder; there is nothing else to be done there.
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await folder.close();
  }
}

/** Whether an error of the file system has one of these codes. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
