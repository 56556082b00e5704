// A bundle of its own: loaded only for a text that is not Unicode.
import { decode, encodingExists } from 'iconv-lite';
import { asciiCharset, type Charset } from './charset';

/**
 * The charset of this name, lower-case letters and digits only: `windows1252`, `euckr`. Undefined if there is none, or dumps cannot be read
 * in it: lines are found by their bytes, so each byte of ASCII must be itself (in UTF-7, UTF-32 or Base64 it is not).
 */
export function otherCharset(name: string): Charset | undefined {
  if (!encodingExists(name) || !ascii.every((text) => decode(Buffer.from(text), name) === text))
    return undefined;
  return asciiCharset(name, (bytes) => decode(bytes, name));
}

/** What can be seen of ASCII, and its white space. */
const ascii = [9, 10, 11, 12, 13, ...Array.from({ length: 95 }, (_, i) => 0x20 + i)].map((unit) =>
  String.fromCharCode(unit),
);
