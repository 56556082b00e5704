/** Rows in columns that align, under their heads, as lines. */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  const [first = '', ...others] = all.map(lineOf);
  return [first, widths.map((width) => '─'.repeat(width)).join('  '), ...others];
}

/** How wide an editor draws a text, in columns: East Asian letters take two. */
export function widthOf(text: string): number {
  const isWide = (letter: string): boolean =>
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60\p{Emoji_Presentation}]/u.test(
      letter,
    );
  const letters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  return letters.length + letters.filter(isWide).length;
}

const segmenter = new Intl.Segmenter();
