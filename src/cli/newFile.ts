import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCode } from '../workspace/appendLines';

/**
 * Writes a file where none is yet, byte by byte as given, whole or not at all.
 * @returns whether it did; not if something stands at this path, which stays as it is
 * @throws the error of the file system
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<boolean> {
  // An empty file holds the place, so that no other program can come in between.
  if (!(await writeExclusively(path, new Uint8Array()))) return false;
  const temporary = join(dirname(path), `.newsdump-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeExclusively(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await Promise.all([temporary, path].map((file) => rm(file, { force: true })));
    throw error;
  }
  return true;
}

async function writeExclusively(path: string, bytes: Uint8Array): Promise<boolean> {
  let file;
  try {
    file = await open(path, 'wx');
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}
