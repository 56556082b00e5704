import { articleKey } from '../../src/annotation/reference';
import type { Random } from './random';

/** An article of made-up news. Two with the same `story` are one article to a person who reads them. */
export interface NewsItem {
  readonly story: number;
  readonly date: string | null;
  readonly headline: string;
  /** May be empty. */
  readonly excerpt: string;
  /** Whether it is an issue of a series with a standing headline. */
  readonly isOfSeries: boolean;
}

const words = {
  who: 'Minister|Harbour office|Islanders|Fishermen of the north|Inselstadt council|Court|Opposition|N. Insel|S. Insel|Ferry company|Bank of Insel|Teachers|Police|Premier Aldo Brand|Dr. Mia Tal|The bishop|Ship owners|Navy of Insel|Students|The museum',
  does: 'denies|plans|rejects|defends|opens|closes|postpones|demands|praises|doubts|approves|criticizes|delays|reviews|welcomes|suspends|explains|repeats|extends|halves',
  what: 'new harbour toll|ferry timetable|tax on salt|bridge to the south|talks on fishing rights|school reform|search for the lost trawler|inquiry into the storm|plan for wind power|visit to the mainland|festival of lights|budget for roads|ban on night flights|lighthouse repairs|rules for cruise ships|census of seals',
  why: 'after protest|amid doubts|in first reading|before election|despite warnings|as costs rise|for third time|over safety fears|on eve of summit|to save money|with broad support|following storm',
  where:
    'in Inselstadt|on the north coast|at the old port|in the assembly|near the lighthouse|on Monday|late on Tuesday|at a press conference|in an interview|on the south island',
} as const;

const koreanWords = {
  who: '인셀시|항만청|어민들|해군|야당|교사 노조|박물관|총리실|여객선사|법원',
  what: '항구 통행료|여객선 시간표|소금세|남섬 다리|어업권 협상|학교 개혁|등대 수리|풍력 발전 계획|야간 비행 금지|물개 조사',
  does: '반대한다고 밝혀|검토 착수|연기하기로|승인|재논의 요구|폐지 추진|확대 방침|공개 사과|환영 성명|전면 중단',
} as const;

/** Standing headlines of series, with boilerplate that their leads begin with. */
const series = [
  ['Weather', ''],
  ['Today in history', 'The following are events of this day in the history of the island, '],
  [
    'Summary of the day’s news',
    'The following is the second summary of major news stories moved by the Inselpost today. ',
  ],
  [
    'What the newspapers of the island say',
    'Following is a list of the headlines of the major newspapers of the island, issued ',
  ],
  ['[Editorial]', ''],
  ['[Photo News] Spring at the harbour', '(Photo by the Inselpost) '],
] as const;

const pick = (random: Random, list: string): string => random.pick(list.split('|'));
const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const syllables =
  'an|be|cor|dal|en|fi|gar|har|in|jo|ka|lor|min|nes|os|per|qui|ros|sal|tor|ul|ver|win|ya|zen'.split('|');
const functionWords = 'the|of|to|in|and|a|on|that|for|is|was|with|by|at|said|as|from|it|he|has'.split('|');

/** A word of a made-up language, where, as in any, few words are frequent and most are rare. */
function word(random: Random): string {
  if (random.chance(0.4))
    return functionWords[Math.floor(functionWords.length * random.next() ** 2)] ?? 'the';
  let rank = Math.floor(3000 * random.next() ** 3);
  let text = '';
  do {
    text += syllables[rank % syllables.length] ?? '';
    rank = Math.floor(rank / syllables.length);
  } while (rank > 0);
  return text.length < 4 ? `${text}ers` : text;
}

function sentence(random: Random): string {
  const text = Array.from({ length: 8 + random.below(15) }, () => word(random)).join(' ');
  const quote = random.chance(0.3) ? `, saying that “${word(random)} ${word(random)} ${word(random)}”` : '';
  return `${pick(random, words.who)} ${pick(random, words.does)} ${text} ${pick(random, words.where)}${quote}. `;
}

function excerpt(random: Random, beginning = ''): string {
  let text = beginning;
  while (text.length < 500) text += sentence(random);
  return text.slice(0, 499);
}

function headline(random: Random): string {
  const number = random.chance(0.2) ? ` ${2 + random.below(40)}` : '';
  return sentenceCase(
    `${pick(random, words.who)} ${pick(random, words.does)}${number} ${pick(random, words.what)} ${pick(random, words.why)}`,
  );
}

const hangul =
  '가나다라마바사아자차하고노도로모보소오조호구누두루무부수우주기니디리미비시이지해대매배새재'.split('');

function koreanWord(random: Random): string {
  const stem = Array.from({ length: 2 + random.below(2) }, () => random.pick(hangul)).join('');
  return stem + random.pick(['은', '는', '이', '을', '를', '에', '의', '', '']);
}

function koreanItem(random: Random): { headline: string; excerpt: string } {
  const { who, what, does } = koreanWords;
  const text = () => `${pick(random, who)}, ${pick(random, what)} ${pick(random, does)}`;
  const more = () => Array.from({ length: 6 }, () => koreanWord(random)).join(' ');
  const sentences = Array.from(
    { length: 6 },
    () => `${text()}했다고 ${more()} ${pick(random, who)} 관계자가 전했다.`,
  );
  return { headline: text(), excerpt: sentences.join(' ') };
}

/** Something a sister article differs in: the same news from the other side, a number, a word. */
function sisterHeadline(random: Random, text: string): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/\bN\. /, 'S. '],
    [/\bS\. /, 'N. '],
    [/north/, 'south'],
    [/\d+/, String(2 + random.below(40))],
    [/opens/, 'closes'],
    [/rise/, 'rose'],
    [/first/, 'third'],
    [/\S+$/, pick(random, words.why)],
    [/ (\S+) /, ` ${pick(random, words.does)} `],
    [/^/, 'Again: '],
  ];
  const changed = changes.map(([pattern, replacement]) => text.replace(pattern, replacement));
  return random.pick(changed.filter((headline) => headline !== text));
}

/** A day of the month of the news, or no date. */
function someDate(random: Random): string | null {
  return random.chance(0.04) ? null : dayOfMonth(1 + random.below(30));
}

function dayOfMonth(day: number): string {
  return `2025-04-${String(day).padStart(2, '0')}`;
}

type Text = Omit<NewsItem, 'story' | 'isOfSeries'>;

function ordinary(random: Random): Text {
  const date = someDate(random);
  const dateline = random.chance(0.4) ? `INSELSTADT, April ${date?.slice(8) ?? 1} (Inselpost) -- ` : '';
  return { date, headline: headline(random), excerpt: random.chance(0.08) ? '' : excerpt(random, dateline) };
}

/** An article of the same day that differs by a word, with a lead of its own or one that begins alike. */
function sister(random: Random, { date, headline, excerpt: text }: Text): Text {
  const alike = random.chance(0.3) ? text.slice(0, 20 + random.below(36)) : '';
  return {
    date,
    headline: sisterHeadline(random, headline),
    excerpt: text === '' ? '' : excerpt(random, alike),
  };
}

/**
 * The news of a month: ordinary articles, many with the same dateline; some in Korean; series of five to thirty issues with standing
 * headlines, and boilerplate as long as a lead or shorter; sister articles; articles without excerpt or date. No two have the same
 * date, headline and lead, and but for series no two have the same date and headline.
 * @param firstStory the stories are numbered from here
 */
export function madeUpNews(random: Random, count: number, firstStory = 0): NewsItem[] {
  const texts: Text[] = [];
  while (texts.length < count) {
    const kind = random.next();
    const last = texts.at(-1);
    if (kind < 0.012) {
      const [standing, beginning] = random.pick(series);
      const step = 1 + random.below(5);
      for (let day = 1 + random.below(6); day <= 30; day += step) {
        texts.push({ date: dayOfMonth(day), headline: standing, excerpt: excerpt(random, beginning) });
      }
    } else if (kind < 0.2 && last !== undefined) {
      texts.push(sister(random, last));
    } else if (kind < 0.35) {
      texts.push({ date: someDate(random), ...koreanItem(random) });
    } else {
      texts.push(ordinary(random));
    }
  }
  const isSeries = ({ headline }: Text): boolean => series.some(([standing]) => standing === headline);
  const distinct = new Map(
    texts.map((text) => [articleKey(text.date, text.headline, isSeries(text) ? text.excerpt : ''), text]),
  );
  return [...distinct.values()]
    .sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : 1))
    .map((text, i) => ({ story: firstStory + i, ...text, isOfSeries: isSeries(text) }));
}
