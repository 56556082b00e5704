/** A word, a number, a sign or white space. Offsets are UTF-16 units, the end exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text: runs of letters and digits, single signs; and white space where a passage begins or ends with it. Each of the
 * passages begins where a token begins and ends where one ends.
 */
export function tokensOf(text: string, passages: readonly Token[]): Token[] {
  const starts = new Set(passages.map(({ start }) => start));
  const ends = new Set(passages.map(({ end }) => end));
  const cuts = [...starts, ...ends].sort((a, b) => a - b);
  const tokens: Token[] = [];
  let next = 0;
  for (const { 0: found, index } of text.matchAll(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu)) {
    const foundEnd = index + found.length;
    const isSpace = found.trim() === '';
    for (let start = index; start < foundEnd;) {
      while (next < cuts.length && (cuts[next] ?? 0) <= start) next++;
      const end = Math.min(cuts[next] ?? foundEnd, foundEnd);
      if (!isSpace || starts.has(start) || ends.has(end)) tokens.push({ start, end });
      start = end;
    }
  }
  return tokens;
}
