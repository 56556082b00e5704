import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** The path of the first of these programs that is in a folder of the PATH. */
export async function findProgram(...names: string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const extension of extensions) {
        const file = path.join(folder, name + extension);
        if (await isProgram(file)) return file;
      }
    }
  }
  return undefined;
}

/** Whether there is a file that may be run. */
export async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
