import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { atExit } from './cleanup';
import { cacheFolder } from './folders';

/**
 * The folder `.vscode-test/NAME`, filled at the first call. It is filled under a temporary name and renamed when
 * whole, so an interrupted download is never taken for a finished one, and two runs at once do no harm.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  atExit(() => {
    rmSync(unfinished, { recursive: true, force: true, maxRetries: 5 });
  });
  await fill(unfinished);
  if (!existsSync(folder)) renameSync(unfinished, folder);
  return folder;
}
