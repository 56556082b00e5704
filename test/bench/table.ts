import type { Measurement, Measurements } from './measure';

/** Measurements as a table in Markdown, a column for each dump. */
export function table(all: readonly Measurements[]): string {
  const [first] = all;
  if (!first) return '';
  const names = first.rows.map(({ name }) => name);
  const cells = all.map(({ rows }) => new Map(rows.map((row) => [row.name, cellOf(row)])));
  const millions = ({ characters }: Measurements): string => `${Math.round(characters / 1e6)} M characters`;
  return [
    ['work', ...all.map(millions)],
    ['---', ...all.map(() => '---:')],
    ['lines, articles', ...all.map(({ lines, articles }) => `${lines}, ${articles}`)],
    ...names.map((name) => [name, ...cells.map((column) => column.get(name) ?? '')]),
    [
      'memory of the index',
      ...all.map(({ bytesAnArticle }) => `${bytesAnArticle.toFixed(1)} bytes an article`),
    ],
  ]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}

function cellOf({ ratio, milliseconds, p99 }: Measurement): string {
  const times = `${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)} ×, ${duration(milliseconds)}`;
  return p99 === undefined ? times : `${times} (p99 ${duration(p99)})`;
}

const duration = (milliseconds: number): string =>
  `${milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2)} ms`;
