import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The root of the checkout. */
export const projectFolder = path.resolve(__dirname, '../..');

/** What is fetched once and kept. Ignored by git. */
export const cacheFolder = path.join(projectFolder, '.vscode-test');

/** What a run leaves behind for a person to look at: bundles, logs, screenshots. Ignored by git. */
export const outFolder = path.join(projectFolder, 'out');

/** Made-up dumps. Only copies of them are opened. */
export const samplesFolder = path.join(projectFolder, 'samples');

/** The packaged extension, as `npm run package` writes it. */
export const vsixFile = path.join(projectFolder, 'newsdump.vsix');

/** Makes `out/NAME`, empties it and returns its path. */
export function emptyOutFolder(name: string): string {
  const folder = path.join(outFolder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
