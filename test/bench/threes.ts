// What the export is compared with: a script as one writes it for a dump whose articles have three lines each.
import { readFileSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n');
for (let i = 0; i < lines.length; i += 3) {
  const [headline, excerpt, date] = lines.slice(i, i + 3);
  process.stdout.write(`${JSON.stringify({ headline, excerpt, date })}\n`);
}
