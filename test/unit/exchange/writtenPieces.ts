import type { Export, FileWriter, Piece, WriteOptions } from '../../../src/exchange/export';

/** All that a format writes, as text. */
export async function writtenText(
  { write }: FileWriter,
  contents: Export,
  options?: WriteOptions,
): Promise<string> {
  return (await writtenBytes({ write }, contents, options)).toString('utf8');
}

/** All that a format writes, as bytes. */
export async function writtenBytes(
  { write }: FileWriter,
  contents: Export,
  options?: WriteOptions,
): Promise<Buffer> {
  const pieces: Piece[] = [];
  for await (const piece of write(contents, options)) pieces.push(piece);
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}
