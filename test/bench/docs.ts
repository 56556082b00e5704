import { readFileSync, writeFileSync } from 'node:fs';

const file = 'docs/performance.md';

/** Puts a table in place of the one that an npm script wrote to the docs before: between `<!-- SCRIPT -->` and `<!-- /SCRIPT -->`. */
export function writeToDocs(script: string, table: string): void {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${script} -->`, `<!-- /${script} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file}: has no ${begin} with ${end} behind it`);
  writeFileSync(file, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
