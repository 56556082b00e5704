// Makes the tables of docs/anchoring.md: how often an edited article, or a marked passage, is taken for another (a false match), and
// how often it is not found though a person would find it (a needless orphan). Run: npx tsx test/bench/anchoring.ts [EDITS]
import { measureArticles } from './articleEdits';
import { measureMarks } from './markEdits';
import { Random } from './random';

const edits = Number(process.argv[2] ?? 100_000);
const { ordinary, others } = measureArticles(new Random(20250429), edits);
const marks = measureMarks(new Random(20250430), edits);
const tables = [
  ordinary.table('articles with date and excerpt, of no series'),
  others.table('other articles'),
  marks.table('marks'),
];
process.stdout.write(`${tables.join('\n\n')}\n`);
