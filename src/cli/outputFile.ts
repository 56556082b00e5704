import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Export, Piece, WriteOptions, Writer } from '../exchange/export';
import { writeWholeFile } from '../workspace/wholeFile';
import { NotEmptyError, writeWholeFolder } from '../workspace/wholeFolder';
import { Failure, reasonOf } from './failure';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { write, type Terminal } from './terminal';

/** The name of standard output on the command line. */
export const standardOutput = '-';

/** Writes to a file, whole or not at all, or to standard output. Throws a `Failure` if it cannot. */
export async function writeOutput(
  path: string,
  chunks: Iterable<Piece> | AsyncIterable<Piece>,
  terminal: Terminal,
): Promise<void> {
  if (path === standardOutput) {
    await write(chunks, terminal);
    return;
  }
  try {
    await writeWholeFile(path, chunks, terminal.signal);
  } catch (error) {
    terminal.signal.throwIfAborted();
    throw new Failure(`${path}: cannot be written: ${reasonOf(error)}`, 2);
  }
}

/**
 * Writes an export: to a file or standard output; several files to a new folder, or to a zip if the path ends in `.zip`. Throws a `Failure` if
 * it cannot.
 */
export async function writeExport(
  path: string,
  writer: Writer,
  contents: Export,
  options: WriteOptions,
  terminal: Terminal,
): Promise<void> {
  if ('write' in writer) {
    await writeOutput(path, writer.write(contents, options), terminal);
    return;
  }
  const files = writer.files(contents, options);
  if (extname(path) === '.zip') {
    const { zipped } = await import('../exchange/zip');
    await writeOutput(path, zipped(files), terminal);
    return;
  }
  if (path === standardOutput)
    throw new Failure('this format has several files; name a folder, or a zip, with --output', 2);
  try {
    await writeWholeFolder(path, files, terminal.signal);
  } catch (error) {
    terminal.signal.throwIfAborted();
    const reason =
      error instanceof NotEmptyError ? `${error.message}; choose another folder` : reasonOf(error);
    throw new Failure(`${path}: cannot be written: ${reason}`, 2);
  }
}

/** Throws a `Failure` if an output would replace one of the dumps, or be read as a journal. */
export async function refuseToReplace(
  path: string,
  dumps: readonly { readonly path: string | undefined }[],
): Promise<void> {
  if (path === standardOutput) return;
  const target = await realpathOf(path);
  const inputs = await Promise.all(
    dumps.flatMap((dump) => (dump.path === undefined ? [] : [realpathOf(dump.path)])),
  );
  if (inputs.includes(target)) throw new Failure(`${path}: this is a dump; choose another output`, 2);
  if (basename(dirname(target)) === annotationsFolder && extname(target) === '.jsonl')
    throw new Failure(`${path}: this would be read as a journal; choose another output`, 2);
}

/** The path without links; as it is where nothing stands yet. */
async function realpathOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
