import { randomUUID } from 'node:crypto';
import { FileSystemError, Uri, workspace } from 'vscode';
import { log, reasonOf } from './log';
import { batches } from './wholeFile';
import { NotEmptyError, writeWholeFolder, type FolderFile } from './wholeFolder';

/**
 * Writes files into a new folder, whole or not at all: beside its place, and then renamed. Fails with the error of the file system or of the
 * files, and with a {@link NotEmptyError} if something stands there already.
 */
export async function writeFolderWhole(target: Uri, files: Iterable<FolderFile>): Promise<void> {
  if (target.scheme === 'file') {
    await writeWholeFolder(target.fsPath, files);
    return;
  }
  if (await isThere(target)) throw new NotEmptyError('something stands there already');
  const temporary = Uri.joinPath(target, `../.newsdump-${randomUUID()}.tmp`);
  await workspace.fs.createDirectory(temporary);
  try {
    for (const { path, pieces } of files) {
      const parts: Uint8Array[] = [];
      for await (const batch of batches(pieces)) parts.push(batch);
      // It makes the folders on the way.
      await workspace.fs.writeFile(Uri.joinPath(temporary, path), Buffer.concat(parts));
    }
    await workspace.fs.rename(temporary, target, { overwrite: false });
  } catch (error) {
    await workspace.fs.delete(temporary, { recursive: true }).then(undefined, (left: unknown) => {
      log.warn(`${temporary.toString(true)} could not be removed: ${reasonOf(left)}`);
    });
    throw error;
  }
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
