import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { l10n, ProgressLocation, window, workspace, type Uri } from 'vscode';
import type { DumpBytes } from '../annotation/captures';
import { fileOf } from './articleDocument';
import type { NamedDump } from './namedDump';
import { plainLabel } from './plainLabel';
import { TimeSlice } from './timeSlice';

interface KnownBytes {
  readonly mtime: number;
  readonly size: number;
  readonly content: Promise<Omit<DumpBytes, 'dump'>>;
}

const known = new Map<string, KnownBytes>();

/** So many bytes are hashed in one go: two milliseconds. */
const pieceLength = 1024 * 1024;

/** To hash more bytes takes so long that it is shown. */
const unnoticed = 100 * 1024 * 1024;

/** The bytes of a dump's file. They are read again only when the file has changed. Fails with the error of the file system. */
export async function bytesOf({ dump, name }: Pick<NamedDump, 'dump' | 'name'>): Promise<DumpBytes> {
  const uri = fileOf(dump.uri);
  const { mtime, size } = await workspace.fs.stat(uri);
  let bytes = known.get(uri.toString());
  if (bytes?.mtime !== mtime || bytes.size !== size) {
    const content = size > unnoticed ? readShown(uri) : read(uri);
    bytes = { mtime, size, content };
    known.set(uri.toString(), bytes);
    content.catch(() => known.delete(uri.toString()));
  }
  return { dump: name, ...(await bytes.content) };
}

async function readShown(uri: Uri): ReturnType<typeof read> {
  const title = plainLabel(l10n.t('Reading the bytes of {0}', workspace.asRelativePath(uri)));
  return window.withProgress({ location: ProgressLocation.Window, title }, () => read(uri));
}

/** Hashes a file, in slices. */
async function read(uri: Uri): Promise<Omit<DumpBytes, 'dump'>> {
  const hash = createHash('sha256');
  const slice = new TimeSlice();
  let bytes = 0;
  for await (const piece of piecesOf(uri)) {
    hash.update(piece);
    bytes += piece.length;
    await slice.pauseIfDue();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The bytes of a file, piece by piece; a file that is not on a local disk is in memory meanwhile. */
async function* piecesOf(uri: Uri): AsyncGenerator<Uint8Array> {
  if (uri.scheme === 'file') {
    yield* createReadStream(uri.fsPath, { highWaterMark: pieceLength }) as AsyncIterable<Buffer>;
    return;
  }
  const content = await workspace.fs.readFile(uri);
  for (let from = 0; from < content.length; from += pieceLength)
    yield content.subarray(from, from + pieceLength);
}
