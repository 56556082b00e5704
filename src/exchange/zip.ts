import { Zip, ZipDeflate } from 'fflate';
import type { ExportedFile, Piece } from './export';

/** So many files fit without the extension Zip64, which not every tool reads. */
const mostFilesInZip = 0xffff;
const mostBytesInZip = 0xffff_ffff;

/**
 * Packs files into a zip, in pieces. Only the pieces at hand are in memory, and a short record of each file before. The same files give the
 * same bytes. Throws an error for people if there are more files, or more bytes, than a zip holds.
 */
export function* zipped(files: Iterable<ExportedFile>, mostFiles = mostFilesInZip): Generator<Uint8Array> {
  let packed: Uint8Array[] = [];
  let count = 0;
  let length = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes);
    length += bytes.length;
  });
  const taken = (): Uint8Array[] => {
    if (length > mostBytesInZip) throw new Error('a zip cannot be larger than 4 GB; write a folder instead');
    const pieces = packed.filter((bytes) => bytes.length > 0);
    packed = [];
    return pieces;
  };
  for (const { path, pieces } of files) {
    if (++count > mostFiles)
      throw new Error(`a zip cannot hold more than ${mostFiles} files; write a folder instead`);
    const file = new ZipDeflate(path);
    // The first time that a zip can tell. It tells local time, so this is the same everywhere.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for (const piece of pieces) {
      file.push(bytesOf(piece));
      // Also while nothing is packed yet: the caller may want to pause.
      yield new Uint8Array();
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

const utf8 = new TextEncoder();

function bytesOf(piece: Piece): Uint8Array {
  return typeof piece === 'string' ? utf8.encode(piece) : piece;
}
