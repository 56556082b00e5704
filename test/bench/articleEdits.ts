import { matchReferences } from '../../src/annotation/matching';
import { articleKey } from '../../src/annotation/reference';
import { madeUpNews, type NewsItem } from './news';
import type { Random } from './random';
import { Tallies } from './tallies';
import { withTypo } from './typo';

/** How many articles a month's news has. */
const ARTICLES = 150;
/** So much of them is annotated, so much of these is edited at a time, and so much of the others is deleted. */
const ANNOTATED = 0.5;
const EDITED = 0.15;
const DELETED = 0.05;

type Edit = (random: Random, item: NewsItem) => readonly NewsItem[];

function reCut(random: Random, text: string): string {
  return text.slice(0, random.pick([0, 20 + random.below(60), 100 + random.below(300)]));
}

function otherDate(random: Random): string {
  return `2025-0${random.pick([3, 4, 5])}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

const edits: Readonly<Record<string, Edit>> = {
  're-sorted, new articles prepended': (_random, item) => [item],
  duplicated: (_random, item) => [item, item],
  'white space and quotes': (random, item) => {
    const change = (text: string): string =>
      random.pick([
        text.replaceAll(' ', '\u00a0'),
        text.replaceAll(' ', '  '),
        text.replace(/[“”]/g, '"').replaceAll('’', "'"),
        text.normalize('NFD'),
        ` ${text} `,
      ]);
    return [{ ...item, headline: change(item.headline), excerpt: change(item.excerpt) }];
  },
  'excerpt cut elsewhere': (random, item) => [{ ...item, excerpt: reCut(random, item.excerpt) }],
  'typo in headline': (random, item) => [{ ...item, headline: withTypo(random, item.headline) }],
  'headline rewritten': (_random, item) => [
    { ...item, headline: `${item.headline.split(' ').slice(2).join(' ')}, says report` },
  ],
  'date changed': (random, item) => [{ ...item, date: otherDate(random) }],
  'lead changed': (random, item) => [
    { ...item, excerpt: `Update: ${item.excerpt.slice(20 + random.below(60))}` },
  ],
  'typo in headline, excerpt cut elsewhere': (random, item) => [
    { ...item, headline: withTypo(random, item.headline), excerpt: reCut(random, item.excerpt) },
  ],
};

const keyOf = ({ date, headline, excerpt }: NewsItem): string => articleKey(date, headline, excerpt);

/** One month's news, before and after the same kind of edit on some of the annotated articles. */
function measure(
  random: Random,
  edit: Edit,
  add: (item: NewsItem, isDeleted: boolean, isFalse: boolean, isLost: boolean) => void,
): void {
  const items = madeUpNews(random, ARTICLES);
  const annotated = new Map(items.filter(() => random.chance(ANNOTATED)).map((item) => [keyOf(item), item]));
  const edited = new Set([...annotated.values()].filter(() => random.chance(EDITED)));
  // Each time some more are gone, so that there are always references which must find nothing.
  const deleted = new Set(items.filter((item) => !edited.has(item) && random.chance(DELETED)));
  const known = new Set(items.map(keyOf));
  const changed = (item: NewsItem): readonly NewsItem[] => {
    const result = edit(random, item);
    // An issue of a series with the date of another one is that other one to any reader.
    return result.some((other) => keyOf(other) !== keyOf(item) && known.has(keyOf(other))) ? [item] : result;
  };
  const kept = items.filter((item) => !deleted.has(item));
  const headlines = new Set(items.map(({ date, headline }) => `${String(date)} ${headline}`));
  const news = madeUpNews(random, 10, 2 * ARTICLES).filter(
    ({ date, headline }) => !headlines.has(`${String(date)} ${headline}`),
  );
  const after = [...news, ...kept.flatMap((item) => (edited.has(item) ? changed(item) : [item]))];

  const stories = new Map<string, Set<number>>();
  for (const item of after) stories.set(keyOf(item), (stories.get(keyOf(item)) ?? new Set()).add(item.story));
  const { placed } = matchReferences(
    [...annotated.keys()].map((key) => ({ key })),
    [...stories.keys()].map((key) => ({ key })),
  );
  for (const [key, item] of annotated) {
    const placement = placed.get(key);
    const isFalse = placement !== undefined && stories.get(placement.article)?.has(item.story) !== true;
    if (deleted.has(item)) add(item, true, isFalse, false);
    else if (edited.has(item)) add(item, false, isFalse, placement === undefined);
    else if (isFalse || placement === undefined) throw new Error(`nobody touched this article: ${key}`);
  }
}

/** Whether date, headline and lead tell an article from others. */
function isOrdinary(item: NewsItem): boolean {
  return item.date !== null && item.excerpt !== '' && !item.isOfSeries;
}

/** Edits so many annotated articles of made-up news, some of each kind at a time, and matches them. */
export function measureArticles(
  random: Random,
  count: number,
): { readonly ordinary: Tallies; readonly others: Tallies } {
  const ordinary = new Tallies([...Object.keys(edits), 'deleted']);
  const others = new Tallies([...Object.keys(edits), 'deleted']);
  while (ordinary.edits + others.edits < count) {
    for (const [name, edit] of Object.entries(edits)) {
      measure(random, edit, (item, isDeleted, isFalse, isLost) => {
        (isOrdinary(item) ? ordinary : others).add(isDeleted ? 'deleted' : name, isFalse, isLost);
      });
    }
  }
  return { ordinary, others };
}
