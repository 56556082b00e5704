import { madeUpNews, type NewsItem } from './news';
import type { Random } from './random';

/** An article as a spreadsheet or a JSON file would have it. */
export interface PlainArticle {
  readonly headline: string;
  readonly excerpt: string;
  /** yyyy-MM-dd; null for an article without a date line. */
  readonly date: string | null;
  /** Empty if there is none. */
  readonly section: string;
}

/** A dump of made-up news, and its articles. */
export interface MadeUpDump {
  readonly text: string;
  readonly articles: readonly PlainArticle[];
}

const ARTICLES_A_MONTH = 600;
/** After so many months the news is the same again, under other dates: to make up more would take longer than to measure. */
const MONTHS_OF_NEWS = 15;
const NEWEST_YEAR = 2031;

const sections = [
  'Editorial',
  'Foreign Affairs',
  'North Isles',
  'K-pop',
  'Arts & Life',
  'Defense',
  'Business',
];
const apMonths = 'Jan.|Feb.|March|April|May|June|July|Aug.|Sept.|Oct.|Nov.|Dec.'.split('|');
const longMonths =
  'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');

interface PrintedDate {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
}

/** A way in which pages are printed. */
interface Page {
  readonly frontMatter: (random: Random, news: readonly NewsItem[]) => readonly string[];
  /** Between a section and the date; undefined for a page without sections. */
  readonly behindSection: string | undefined;
  readonly date: (date: PrintedDate, random: Random) => string;
  /** The lines that end an article and begin the next. */
  readonly bullet: 'behind the date' | 'alone';
  readonly paragraphs: (excerpt: string) => readonly string[];
}

const ap = ({ year, month, day }: PrintedDate): string => `${apMonths[month - 1] ?? ''} ${day}, ${year}`;
const time = (random: Random): string =>
  `${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`;
const whole = (excerpt: string): readonly string[] => (excerpt === '' ? [] : [excerpt]);
/** One paragraph a sentence, with a blank line before each. */
const inParagraphs = (excerpt: string): readonly string[] =>
  whole(excerpt).flatMap((text) => text.split(/(?<=\. )/).flatMap((paragraph) => ['', paragraph]));

const mostPopular = (random: Random, news: readonly NewsItem[]): readonly string[] => [
  'Most Popular',
  ...Array.from({ length: 10 }, (_, i) => ['-', String(i + 1), random.pick(news).headline]).flat(),
  '-',
];
const reporter = (): readonly string[] => [
  'Articles by Ines Marlow',
  'Ines Marlow',
  'i.marlow@news.example-',
];

/** Most of what there is are the first two. */
const pages: readonly (readonly [share: number, page: Page])[] = [
  [
    0.45,
    {
      frontMatter: () => ['-'],
      behindSection: undefined,
      date: ap,
      bullet: 'behind the date',
      paragraphs: whole,
    },
  ],
  [0.25, { frontMatter: mostPopular, behindSection: '', date: ap, bullet: 'alone', paragraphs: whole }],
  [0.1, { frontMatter: reporter, behindSection: ' ', date: ap, bullet: 'alone', paragraphs: inParagraphs }],
  [
    0.1,
    {
      frontMatter: () => ['-'],
      behindSection: undefined,
      date: ({ year, month, day }, random) =>
        `${longMonths[month - 1] ?? ''} ${day}, ${year} | ${time(random)}`,
      bullet: 'behind the date',
      paragraphs: whole,
    },
  ],
  [
    0.1,
    {
      frontMatter: () => ['-'],
      behindSection: undefined,
      date: ({ year, month, day }) => `${year}. ${month}. ${day}.`,
      bullet: 'alone',
      paragraphs: inParagraphs,
    },
  ],
];

function somePage(random: Random): Page {
  let left = random.next();
  return (pages.find(([share]) => (left -= share) < 0) ?? [0, pages[0]?.[1]])[1] ?? fail();
}

function fail(): never {
  throw new Error('there is no page');
}

/**
 * A dump of about so many UTF-16 units: page after page, a month each, newest first, printed in the ways that docs/format.md knows;
 * with AP dates, sections, front matter, articles without date or excerpt, and text that is not ASCII.
 */
export function madeUpDump(random: Random, characters: number): MadeUpDump {
  const months = Array.from({ length: MONTHS_OF_NEWS }, () => madeUpNews(random, ARTICLES_A_MONTH));
  const pieces: string[] = [];
  const articles: PlainArticle[] = [];
  let length = 0;
  for (let month = 0; length < characters; month++) {
    const page = somePage(random);
    const news = months[month % MONTHS_OF_NEWS] ?? [];
    const lines = [...page.frontMatter(random, news)];
    for (const item of news) {
      if (length > characters) break;
      const article = plainArticle(random, page, item, month);
      const printed = lines.push(...linesOf(random, page, article)) - 1;
      articles.push(article);
      length += article.headline.length + article.excerpt.length + (lines[printed]?.length ?? 0) + 4;
    }
    pieces.push(withoutLastBullet(lines).join('\n'));
  }
  return { text: flat(pieces.join('\n')), articles };
}

/** A bullet belongs to the article behind it. */
function withoutLastBullet(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1) ?? '';
  return last === '-' ? lines.slice(0, -1) : lines.with(-1, last.replace(/ -$/, ''));
}

function plainArticle(random: Random, page: Page, item: NewsItem, month: number): PlainArticle {
  const year = NEWEST_YEAR - Math.floor(month / 12);
  const date =
    item.date && `${year}-${String(12 - (month % 12)).padStart(2, '0')}-${dayIn(item.date, month)}`;
  const section =
    date !== null && page.behindSection !== undefined && random.chance(0.7) ? random.pick(sections) : '';
  return { headline: item.headline, excerpt: item.excerpt, date, section };
}

/** The news is of a month of 30 days. */
const dayIn = (date: string, month: number): string =>
  month % 12 === 10 && date > '2025-04-28' ? '28' : date.slice(8);

function linesOf(random: Random, page: Page, { headline, excerpt, date, section }: PlainArticle): string[] {
  const text = [headline, ...page.paragraphs(excerpt)];
  if (date === null) return [...text, '-'];
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const printed = page.date({ year, month, day }, random);
  const dateLine = section === '' ? printed : `${section}${page.behindSection ?? ''}${printed}`;
  return page.bullet === 'alone' ? [...text, dateLine, '-'] : [...text, `${dateLine} -`];
}

/** The same text in one piece of memory, as one that was read from a file. */
const flat = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
