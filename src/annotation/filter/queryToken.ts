/** A piece of a query between white space, or of such a piece. */
export class QueryToken {
  /**
   * @param text what it says, without quotes and escapes
   * @param bare the same, but with NUL for each unit that was quoted: where signs have their meaning. As long as `text`
   * @param offsets where each unit of `text` stands in the query, and where the token ends
   */
  constructor(
    readonly text: string,
    readonly bare: string,
    private readonly offsets: readonly number[],
  ) {}

  /** In the query, in UTF-16 units. */
  get offset(): number {
    return this.offsets[0] ?? 0;
  }

  /** In the query, with quotes, in UTF-16 units. */
  get length(): number {
    return (this.offsets.at(-1) ?? 0) - this.offset;
  }

  /** A part; the offsets are into `text`. */
  slice(start: number, end: number = this.text.length): QueryToken {
    return new QueryToken(
      this.text.slice(start, end),
      this.bare.slice(start, end),
      this.offsets.slice(start, end + 1),
    );
  }

  /** The parts between commas that are not quoted. At least one. */
  items(): QueryToken[] {
    const items: QueryToken[] = [];
    let start = 0;
    for (let comma = this.bare.indexOf(','); comma >= 0; comma = this.bare.indexOf(',', start)) {
      items.push(this.slice(start, comma));
      start = comma + 1;
    }
    return [...items, this.slice(start)];
  }
}

export interface QueryTokens {
  readonly tokens: readonly QueryToken[];
  /** The offset of a quote that nothing closes. What stands from its token on is left out. */
  readonly unclosed: number | undefined;
}

/** Cuts a query at white space. Between `"` and `"`, where `\"` and `\\` stand for these signs, all is text. */
export function queryTokens(query: string): QueryTokens {
  const tokens: QueryToken[] = [];
  let at = 0;
  for (;;) {
    while (isSpace(query[at])) at++;
    if (at >= query.length) return { tokens, unclosed: undefined };
    const begin = at;
    let text = '';
    let bare = '';
    const offsets = [];
    let quote: number | undefined;
    // An opening quote belongs to the unit behind it, a closing one to the unit before.
    let unitStart = at;
    while (at < query.length && (quote !== undefined || !isSpace(query[at]))) {
      if (query[at] === '"') {
        if (quote === undefined) unitStart = quote = at++;
        else {
          quote = undefined;
          unitStart = ++at;
        }
        continue;
      }
      if (quote !== undefined && /^\\["\\]/.test(query.slice(at, at + 2))) at++;
      text += query.charAt(at);
      bare += quote === undefined ? query.charAt(at) : '\0';
      offsets.push(unitStart);
      unitStart = ++at;
    }
    if (quote !== undefined) return { tokens, unclosed: quote };
    tokens.push(new QueryToken(text, bare, text === '' ? [begin, at] : [...offsets, at]));
  }
}

const isSpace = (unit: string | undefined): boolean => unit !== undefined && /\s/.test(unit);

/** A text in quotes, as {@link queryTokens} reads it. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
