import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportFile } from '../exchange/imported';
import { importFilesIn } from '../exchange/importFiles';
import { unzipLimits } from '../exchange/unzip';
import { utf8Text } from '../exchange/utf8Text';
import { cannotBeRead, Failure } from './failure';

/** So many bytes are read at most, as many as a zip may hold. */
const mostBytes = unzipLimits.bytes;

/** The files at a path that is to be imported: a file, what is in a zip, or the files of a folder. Throws a `Failure` if they cannot be read. */
export async function importedFiles(path: string): Promise<readonly ImportFile[]> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    return isFolder ? await filesIn(path) : importFilesIn(basename(path), await bytesOf(path));
  } catch (error) {
    throw error instanceof Error && 'errno' in error ? new Failure(cannotBeRead(path, error), 2) : error;
  }
}

async function filesIn(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  let room = mostBytes;
  const files: ImportFile[] = [];
  for (const name of names.sort()) {
    const bytes = await bytesOf(join(folder, name), room);
    room -= bytes.length;
    files.push({ path: name, text: () => utf8Text(bytes, name) });
  }
  return files;
}

async function bytesOf(path: string, most = mostBytes): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > most) throw new Failure(`${path}: more than ${mostBytes} bytes cannot be imported at once`, 1);
  return readFile(path);
}
