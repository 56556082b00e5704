import type { Measurement, Measurements } from './measure';

/** Measurements as a table in Markdown, a column for each dump. */
export function table(all: readonly Measurements[]): string {
  const [first] = all;
  if (!first) return '';
  const names = first.rows.map(({ name }) => name);
  const cells = all.map(({ rows }) => new Map(rows.map((row) => [row.name, cellOf(row)])));
  const millions = ({ characters }: Measurements): string => `${Math.round(characters / 1e6)} M characters`;
  return markdownTable([
    ['work', ...all.map(millions)],
    ['lines, articles', ...all.map(({ lines, articles }) => `${lines}, ${articles}`)],
    ...names.map((name) => [name, ...cells.map((column) => column.get(name) ?? '')]),
    [
      'memory of the index',
      ...all.map(({ bytesAnArticle }) => `${bytesAnArticle.toFixed(1)} bytes an article`),
    ],
  ]);
}

/** A table in Markdown. The first row is its head; what stands behind the first column is aligned to the right. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const alignment = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, alignment, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cellOf({ ratio, milliseconds, p99 }: Measurement): string {
  const times = `${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)} ×, ${duration(milliseconds)}`;
  return p99 === undefined ? times : `${times} (p99 ${duration(p99)})`;
}

/** A time in milliseconds for people to read. */
export function duration(milliseconds: number): string {
  return `${milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2)} ms`;
}
