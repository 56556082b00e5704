import { maySayShape } from '../dump/lineShape';

/** A way to write text as bytes. Lines are found in its plain form: there all bytes of ASCII are themselves, those of the ends of lines too. */
export interface Charset {
  /** As `files.encoding` has it. */
  readonly name: string;
  /** Of bytes that begin with a character the plain form; only what is cut at the end is left out. */
  plain(bytes: Buffer): Buffer;
  /** How many bytes became those from `start` to `end` of a plain form, which are whole characters. */
  sizeOf(plain: Buffer, start: number, end: number): number;
  /** Whether the end of a line tells that it is text to a reader of dumps, and no number. It may, where it is. */
  endsAsText(plain: Buffer, start: number, end: number): boolean;
  /** The text of a whole line. What is no text becomes U+FFFD. */
  decode(plain: Buffer, start: number, end: number): string;
}

const dot = 0x2e;
const isAscii = (byte: number): boolean => byte < 0x80;
const isAsciiSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Of a byte whether a line may end in it in UTF-8, a dot behind it aside, that is something else than text, or a number. */
const mayEndOther = new Uint8Array(0x100);
for (let unit = 0; unit <= 0xffff; unit++)
  if (maySayShape(unit)) mayEndOther[Buffer.from(String.fromCharCode(unit)).at(-1) ?? 0] = 1;

/** The same whether the byte is the last one of a line, or only white space is behind it. */
function endsAsText(plain: Buffer, start: number, end: number): boolean {
  let last = end - 1;
  while (last >= start && isAsciiSpace(plain[last] ?? 0)) last--;
  if (last > start && plain[last] === dot) last--;
  return last >= start && mayEndOther[plain[last] ?? 0] === 0;
}

const same = (bytes: Buffer): Buffer => bytes;
const sameSize = (_plain: Buffer, start: number, end: number): number => end - start;
const decodeUtf8 = (bytes: Buffer, start: number, end: number): string => bytes.toString('utf8', start, end);

const utf8: Charset = { name: 'utf8', plain: same, sizeOf: sameSize, endsAsText, decode: decodeUtf8 };

/** The plain form of UTF-16 is UTF-8. A lone surrogate becomes U+FFFD, which is one unit as well. */
const utf16 = (name: string, plain: (bytes: Buffer) => Buffer): Charset => ({
  ...utf8,
  name,
  plain,
  sizeOf: (plain, start, end) => 2 * decodeUtf8(plain, start, end).length,
});

const utf16le = utf16('utf16le', (bytes) => Buffer.from(bytes.toString('utf16le')));
const utf16be = utf16('utf16be', (bytes) => {
  const units = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return Buffer.from(units.swap16().toString('utf16le'));
});

/**
 * A charset in which all bytes of ASCII are themselves, though they may also be parts of other characters.
 * @param decode turns the bytes of a whole line into text
 */
export function asciiCharset(name: string, decode: (bytes: Buffer) => string): Charset {
  return {
    name,
    plain: same,
    sizeOf: sameSize,
    endsAsText: (bytes, start, end) => isAsciiOnly(bytes, start, end) && endsAsText(bytes, start, end),
    decode: (bytes, start, end) => decode(bytes.subarray(start, end)),
  };
}

function isAsciiOnly(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isAscii(bytes[i] ?? 0)) return false;
  return true;
}

/** The byte order marks that are known, and what they say. */
const marks: readonly (readonly [mark: Buffer, charset: Charset])[] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), utf8],
  [Buffer.from([0xff, 0xfe]), utf16le],
  [Buffer.from([0xfe, 0xff]), utf16be],
];

/**
 * How the bytes of a text are read.
 * @param head the first of them, three at least if there are so many; a byte order mark in them says it
 * @param name of the encoding if there is no mark, as `charsetNamed` takes it
 * @throws an `EncodingError` if there is no such encoding
 */
export async function charsetOf(
  head: Uint8Array,
  name: string | undefined,
): Promise<{ readonly charset: Charset; readonly markLength: number }> {
  const found = marks.find(([mark]) => mark.equals(head.subarray(0, mark.length)));
  return found
    ? { charset: found[1], markLength: found[0].length }
    : { charset: await charsetNamed(name), markLength: 0 };
}

/** There is no such encoding, or none that dumps can be read in. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';

  constructor(name: string) {
    super(
      `no encoding is named ${JSON.stringify(name)} here; those of VS Code's setting files.encoding are known (utf16le, windows1252, euckr), and as others write them (UTF-16LE, windows-1252, EUC-KR)`,
    );
  }
}

/**
 * The charset of a name, as `files.encoding` has it (`windows1252`) or as others write it (`Windows-1252`); UTF-8 for none.
 * @throws an `EncodingError` if there is none
 */
export async function charsetNamed(name: string | undefined): Promise<Charset> {
  const plain = name?.toLowerCase().replace(/[^a-z0-9]/g, '') ?? 'utf8';
  const charset = own.get(plain) ?? (await import('./otherCharsets')).otherCharset(plain);
  if (!charset) throw new EncodingError(name ?? plain);
  return charset;
}

/** By the ways to name them. */
const own = new Map([
  ...['utf8', 'utf8bom', 'unicode11utf8'].map((name) => [name, utf8] as const),
  ...['utf16le', 'utf16', 'ucs2', 'iso10646ucs2'].map((name) => [name, utf16le] as const),
  ['utf16be', utf16be] as const,
]);
