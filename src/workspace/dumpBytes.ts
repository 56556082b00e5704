import { createHash } from 'node:crypto';
import { workspace } from 'vscode';
import type { DumpBytes } from '../annotation/captures';
import type { NamedDump } from './namedDump';

interface KnownBytes extends Omit<DumpBytes, 'dump'> {
  readonly mtime: number;
  readonly size: number;
}

const known = new Map<string, KnownBytes>();

/** The bytes of a dump's file. They are read again only when the file has changed. Fails with the error of the file system. */
export async function bytesOf({ dump: { uri }, name }: NamedDump): Promise<DumpBytes> {
  const { mtime, size } = await workspace.fs.stat(uri);
  let bytes = known.get(uri.toString());
  if (bytes?.mtime !== mtime || bytes.size !== size) {
    const content = await workspace.fs.readFile(uri);
    bytes = {
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      mtime,
      size,
    };
    known.set(uri.toString(), bytes);
  }
  return { dump: name, sha256: bytes.sha256, bytes: bytes.bytes };
}
