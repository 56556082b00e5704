import { ImportError } from './imported';

/** The text of a file, without a byte order mark. Throws an {@link ImportError} if the bytes are not UTF-8. */
export function utf8Text(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError('the file is not UTF-8, or longer than a text can be', name);
  }
}
