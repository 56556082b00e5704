const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Visits the lines of a text that have an end, LF, CRLF or CR, in order, with the bytes where each starts and ends. All bytes of ASCII must
 * be themselves.
 * @returns where the last line begins, which has no end
 */
export function forEachEndedLine(bytes: Buffer, visit: (start: number, end: number) => void): number {
  const none = bytes.length + 1;
  const find = (byte: number, from: number): number => {
    if (bytes[from] === byte) return from;
    const found = bytes.indexOf(byte, from);
    return found < 0 ? none : found;
  };
  let start = 0;
  let nextLf = find(lineFeed, 0);
  let nextCr = find(carriageReturn, 0);
  for (;;) {
    const end = nextLf < nextCr ? nextLf : nextCr;
    if (end === none) return start;
    visit(start, end);
    start = nextLf === nextCr + 1 ? nextLf + 1 : end + 1;
    if (nextLf < start) nextLf = find(lineFeed, start);
    if (nextCr < start) nextCr = find(carriageReturn, start);
  }
}

/** The bytes without a CR at their end: the LF that belongs to it may come with the next ones. */
export function withoutLastCr(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
}
