import { anchor, quoteOf } from '../../src/annotation/anchoring';
import { articleText } from '../../src/annotation/articleText';
import { madeUpNews } from './news';
import type { Random } from './random';
import { Tallies } from './tallies';
import { withTypo } from './typo';

/** An article text around a marked passage. */
interface Marked {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** Undefined if it cannot be done to this passage. */
type Edit = (random: Random, marked: Marked) => Marked | undefined;

const inserted = [
  'He did not say more. ',
  'Correction: ',
  'The harbour office did not reply. ',
  'It is the first time this year. ',
];

/** Puts a sentence at the beginning of some word. */
function withInsertion(random: Random, text: string): string {
  const words = text.split(' ');
  words.splice(random.below(words.length), 0, random.pick(inserted).trim());
  return words.join(' ');
}

function withoutSome(random: Random, text: string): string {
  const from = random.below(text.length + 1);
  return text.slice(0, from) + text.slice(from + 10 + random.below(80));
}

const both = (marked: Marked, change: (text: string) => string): Marked => ({
  before: change(marked.before),
  passage: change(marked.passage),
  after: change(marked.after),
});

const edits: Readonly<Record<string, Edit>> = {
  'text put in before': (random, marked) => ({ ...marked, before: withInsertion(random, marked.before) }),
  'text taken out before': (random, marked) => ({ ...marked, before: withoutSome(random, marked.before) }),
  'text put in after': (random, marked) => ({ ...marked, after: withInsertion(random, marked.after) }),
  'excerpt cut elsewhere': (random, marked) => ({
    ...marked,
    after: marked.after.slice(0, random.below(marked.after.length + 1)),
  }),
  'white space and quotes': (random, marked) => {
    const change = random.pick<(text: string) => string>([
      (text) => text.replaceAll(' ', '\u00a0'),
      (text) => text.replaceAll(' ', '  '),
      (text) => text.replaceAll(' ', '\n'),
      (text) => text.replace(/[“”]/g, '"').replaceAll('’', "'"),
      (text) => text.normalize('NFD'),
    ]);
    return both(marked, change);
  },
  'typo in the passage': (random, marked) => ({ ...marked, passage: withTypo(random, marked.passage) }),
  'word put into the passage': (random, marked) => {
    const words = marked.passage.trim().split(' ');
    if (words.length < 2) return undefined;
    words.splice(1 + random.below(words.length - 1), 0, 'reportedly');
    return { ...marked, passage: words.join(' ') };
  },
  'typos all around, text put in before': (random, marked) => ({
    before: withTypo(random, withTypo(random, withInsertion(random, marked.before))),
    passage: withTypo(random, marked.passage),
    after: withTypo(random, withTypo(random, marked.after)),
  }),
  'passage deleted': (_random, marked) => ({ ...marked, passage: '' }),
  'passage and its surroundings deleted': (_random, { before, after }) => ({
    before: before.slice(0, -20),
    passage: '',
    after: after.slice(20),
  }),
};

/** Marks one to twelve words of an article, and finds them after an edit. */
function measure(
  random: Random,
  article: string,
  edit: Edit,
  add: (isFalse: boolean, isLost: boolean) => void,
): void {
  const words = article.split(' ');
  const first = random.below(words.length);
  const last = first + 1 + random.below(12);
  const passage = words.slice(first, last).join(' ');
  const before = words
    .slice(0, first)
    .map((word) => `${word} `)
    .join('');
  if (passage.trim() === '') return;
  const marked = { before, passage, after: article.slice(before.length + passage.length) };
  const edited = edit(random, marked);
  if (edited === undefined) return;
  const text = edited.before + edited.passage + edited.after;
  const [start, end] = [before.length, before.length + passage.length];
  const found = anchor(text, quoteOf(article, start, end), start, end);
  const [from, to] = [edited.before.length, edited.before.length + edited.passage.length];
  const common = found === undefined ? 0 : Math.min(found.end, to) - Math.max(found.start, from);
  // A person calls it the passage if most of either is in the other.
  const isIt =
    found !== undefined && common > 0 && 2 * common >= Math.max(found.end - found.start, to - from);
  add(found !== undefined && !isIt, found === undefined && edited.passage !== '');
}

/** Marks and edits so many passages of made-up news, as many with each kind of edit, and finds them again. */
export function measureMarks(random: Random, count: number): Tallies {
  const tallies = new Tallies(Object.keys(edits));
  while (tallies.edits < count) {
    for (const { headline, excerpt } of madeUpNews(random, 100)) {
      const article = articleText(headline, excerpt === '' ? [] : [excerpt]);
      for (const [name, edit] of Object.entries(edits)) {
        measure(random, article, edit, (isFalse, isLost) => {
          tallies.add(name, isFalse, isLost);
        });
      }
    }
  }
  return tallies;
}
