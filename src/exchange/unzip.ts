import { Inflate, ZipPassThrough } from 'fflate';
import { ImportError, type ImportFile } from './imported';
import { utf8Text } from './utf8Text';
import { packedBytes, zipDirectory, type ZipEntry } from './zipDirectory';

/** What a zip may unpack to. */
export interface UnzipLimits {
  readonly files: number;
  /** Bytes of all files together. */
  readonly bytes: number;
  /** How many times the zip's own bytes. */
  readonly ratio: number;
}

export const unzipLimits: UnzipLimits = { files: 200_000, bytes: 512 * 1024 * 1024, ratio: 200 };

/**
 * The files in a zip, in the order of its directory; folders and what macOS adds are left out. A file is unpacked when its text is asked
 * for, and that again throws an {@link ImportError} if it is damaged or longer than declared. Throws one with the entry's name if a name
 * would lead out of a folder or stands twice, if an entry is encrypted, or if all is more than the limits allow.
 */
export function unzipped(bytes: Uint8Array, limits: UnzipLimits = unzipLimits): ImportFile[] {
  const files: ImportFile[] = [];
  const names = new Set<string>();
  let size = 0;
  let count = 0;
  for (const entry of zipDirectory(bytes)) {
    const { name } = entry;
    size += entry.size;
    if (++count > limits.files) throw new ImportError(`the zip has more than ${limits.files} files`, name);
    if (size > limits.bytes)
      throw new ImportError(`the zip unpacks to more than ${limits.bytes} bytes`, name);
    if (size > limits.ratio * bytes.length)
      throw new ImportError(`the zip unpacks to more than ${limits.ratio} times its size`, name);
    if (!isSafe(name)) throw new ImportError('the name of this file in the zip is not allowed', shown(name));
    if (names.has(name)) throw new ImportError('the zip has this file twice', name);
    names.add(name);
    if (name.endsWith('/') || isOfSystem(name)) continue;
    if (entry.isEncrypted) throw new ImportError('the file in the zip is encrypted', name);
    if (entry.method !== stored && entry.method !== deflated)
      throw new ImportError(`the file is packed in a way that is not known (${entry.method})`, name);
    files.push({ path: name, text: () => utf8Text(unpacked(bytes, entry), name) });
  }
  return files;
}

const stored = 0;
const deflated = 8;

/** Whether a name stays below a folder, on every system. */
function isSafe(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  return !/[\\:\p{Cc}]/u.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

function shown(name: string): string {
  return JSON.stringify(name);
}

function isOfSystem(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)\.DS_Store$/.test(name);
}

function unpacked(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { name, method, size, crc } = entry;
  const damaged = new ImportError('the file in the zip is damaged', name);
  const packed = packedBytes(bytes, entry);
  if (!packed) throw damaged;
  const content = method === stored ? packed : inflated(packed, size);
  if (content?.length !== size || crcOf(content) !== crc) throw damaged;
  return content;
}

/** Small: so many bytes may become a thousand times as many before they are counted. */
const step = 16 * 1024;

/** The bytes that these were deflated from; undefined if that is not so many bytes. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  const content = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= size; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    // What it throws is about bytes that are not deflated, or not all there.
    return undefined;
  }
  return length === size ? content : undefined;
}

/** The checksum that a zip keeps of a file, as the writer of zips counts it. */
function crcOf(content: Uint8Array): number {
  const sum = new ZipPassThrough('');
  sum.ondata = () => undefined;
  sum.push(content, true);
  return sum.crc >>> 0;
}
