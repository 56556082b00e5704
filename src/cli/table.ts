import Table from 'cli-table3';

/**
 * Rows in columns that align, without rules between them, as lines with their line ends.
 * @param mostWidths of the columns, where a longer text is cut; null or missing where none is
 */
export function* table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  mostWidths: readonly (number | null)[] = [],
): Generator<string> {
  const aligned = new Table({
    head: [...head],
    colWidths: head.map((_, column) => widthOf(rows, column, mostWidths[column] ?? Infinity)),
    chars: Object.fromEntries(borders.map((border) => [border, border === 'middle' ? '  ' : ''])),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  aligned.push(...rows.map((row) => [...row]));
  for (const line of aligned.toString().split('\n')) yield `${line.trimEnd()}\n`;
}

const borders =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'.split(
    ' ',
  );

/** The width of a column: null is as wide as its text. */
function widthOf(rows: readonly (readonly string[])[], column: number, most: number): number | null {
  return rows.some((row) => (row[column] ?? '').length > most) ? most : null;
}
