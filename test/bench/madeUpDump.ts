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
  readonly frontMatter: (random: Random, articles: readonly PlainArticle[]) => readonly string[];
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

const mostPopular = (random: Random, articles: readonly PlainArticle[]): readonly string[] => [
  'Most Popular',
  ...Array.from({ length: 10 }, (_, i) => ['-', String(i + 1), random.pick(articles).headline]).flat(),
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
 * Pages of made-up news without end, a month each, newest first, printed in the ways that docs/format.md knows; with AP dates, sections,
 * front matter, articles without date or excerpt, and text that is not ASCII. A dump is what a line feed joins them to.
 */
export function* madeUpPages(random: Random): Generator<MadeUpDump, never> {
  const months = Array.from({ length: MONTHS_OF_NEWS }, () =>
    withoutDateAmong(madeUpNews(random, ARTICLES_A_MONTH)),
  );
  for (let month = 0; ; month++) {
    const page = somePage(random);
    const news = months[month % MONTHS_OF_NEWS] ?? [];
    const articles = news.map((item) => plainArticle(random, page, item, month));
    yield { text: printed(random, page, articles), articles };
  }
}

/** A page with these articles, which have no sections, printed in one of the ways of {@link madeUpPages}. */
export function madeUpPage(random: Random, articles: readonly PlainArticle[]): string {
  return printed(random, somePage(random), articles);
}

function printed(random: Random, page: Page, articles: readonly PlainArticle[]): string {
  const lines = articles.flatMap((article) => linesOf(random, page, article));
  return withoutLastBullet([...page.frontMatter(random, articles), ...lines]).join('\n');
}

/** A dump of made-up news with so many UTF-16 units, or up to a page more. */
export function madeUpDump(random: Random, characters: number): MadeUpDump {
  const pieces: string[] = [];
  const articles: PlainArticle[] = [];
  let length = 0;
  for (const page of madeUpPages(random)) {
    pieces.push(page.text);
    articles.push(...page.articles);
    length += page.text.length + 1;
    if (length > characters) break;
  }
  return { text: flat(pieces.join('\n')), articles };
}

/** Has those without a date stand among the others: at the end of a page they would end where the next page has its first bullet. */
function withoutDateAmong(news: readonly NewsItem[]): readonly NewsItem[] {
  const dated = news.filter(({ date }) => date !== null);
  const undated = news.filter(({ date }) => date === null);
  return [...dated.slice(0, 10), ...undated, ...dated.slice(10)];
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
