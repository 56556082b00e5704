import { ImportError } from './imported';

/** An entry of a zip, as the directory at its end has it. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 if it is stored as it is, 8 if it is deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the zip, and unpacked, as they are declared. */
  readonly packed: number;
  readonly size: number;
  /** Where the entry's own header begins. */
  readonly offset: number;
}

/** The entries of a zip. Throws an {@link ImportError} if it is none, is cut off, or is larger than its short form tells (Zip64). */
export function* zipDirectory(bytes: Uint8Array): Generator<ZipEntry> {
  const view = viewOf(bytes);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffff_ffff)
    throw new ImportError('the zip is too large (Zip64): unpack it and read the folder');
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature)
      throw new ImportError('the zip is damaged: its list of files is not whole');
    const flags = view.getUint16(at + 8, true);
    const name = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
    yield {
      name: nameOf(name),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + name.length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The bytes of an entry as they are packed; undefined if they are not all there. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== headerSignature) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed);
}

const headerSignature = 0x0403_4b50;
const entrySignature = 0x0201_4b50;
const endSignature = 0x0605_4b50;
const endLength = 22;

/** Where the record begins that ends a zip: a comment of up to 65,535 bytes may follow. */
function endRecord(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  throw new ImportError('this is no zip, or it is cut off');
}

/** Names are UTF-8, or of an old tool. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
