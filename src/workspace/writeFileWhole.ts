import { randomUUID } from 'node:crypto';
import { Uri, workspace } from 'vscode';
import type { Piece } from '../exchange/export';
import { batches, writeWholeFile } from './wholeFile';

/**
 * Writes a file, text as UTF-8, whole or not at all: when this fails or the chunks do, what stood there before stands there still. Fails with the
 * error of the file system or of the chunks.
 */
export async function writeFileWhole(
  target: Uri,
  chunks: Iterable<Piece> | AsyncIterable<Piece>,
): Promise<void> {
  if (target.scheme === 'file') {
    await writeWholeFile(target.fsPath, chunks);
    return;
  }
  const parts: Uint8Array[] = [];
  for await (const batch of batches(chunks)) parts.push(Buffer.from(batch));
  const temporary = Uri.joinPath(target, `../.newsdump-${randomUUID()}.tmp`);
  try {
    await workspace.fs.writeFile(temporary, Buffer.concat(parts));
    await workspace.fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await workspace.fs.delete(temporary).then(undefined, () => {
      // It was never written: then there is nothing to take away, and the first error is the one to tell.
    });
    throw error;
  }
}
