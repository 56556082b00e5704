import { unzipped } from './unzip';
import type { ImportFile } from './imported';
import { utf8Text } from './utf8Text';

/**
 * What a file that was given for an import holds: the files of a zip, or itself. Throws an `ImportError` if it is a zip that cannot be
 * unpacked safely.
 */
export function importFilesIn(name: string, bytes: Uint8Array): ImportFile[] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  return isZip ? unzipped(bytes) : [{ path: name, text: () => utf8Text(bytes, name) }];
}
