import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeUpPage, type PlainArticle } from '../bench/madeUpDump';
import { identityOf } from '../bench/madeUpFile';
import { madeUpNews } from '../bench/news';
import { Random } from '../bench/random';
import { temporaryFolder } from '../host/cleanup';
import { exported } from './exported';
import { eventsOf, writeJournal } from './journals';
import { assertMemory, GIGABYTE } from './memory';

const DAYS = 3650;
const NEW_A_DAY = 20;
const PAGE = 2 * NEW_A_DAY;
/** One article of so many is annotated. */
const ANNOTATED = 20;

describe('ten years of daily pages', () => {
  const folder = temporaryFolder('scale');

  it('are exported, an article that stands on two pages once', async () => {
    const random = new Random(20310504);
    const news = madeUpNews(random, 30 * NEW_A_DAY);
    const newOn = (day: number): readonly PlainArticle[] => {
      const date = new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10);
      return Array.from({ length: NEW_A_DAY }, (_, i) => {
        const { headline = '', excerpt = '' } = news[(day * NEW_A_DAY + i) % news.length] ?? {};
        return { headline, excerpt, date, section: '' };
      });
    };
    const articles = new Map<string, PlainArticle>();
    const files: string[] = [];
    for (let day = 0; day < DAYS; day++) {
      const page = [...newOn(day + 1), ...newOn(day)];
      const file = `day-${String(day).padStart(4, '0')}.txt`;
      writeFileSync(path.join(folder, file), `${madeUpPage(random, page)}\n`);
      files.push(file);
      for (const article of page) articles.set(identityOf(article), article);
    }
    const annotated = [...articles.values()].filter((_, i) => i % ANNOTATED === 0);
    writeJournal(folder, 'kim', annotated);

    const { counts, peakMemory } = await exported(folder, files);
    assert.deepEqual(counts, {
      articles: articles.size,
      occurrences: DAYS * PAGE,
      ...eventsOf(annotated.length),
      orphans: 0,
    });
    // The pages have 100 MB, and their articles are numbers: what Node takes, what is read last and what is written make up most.
    assertMemory(peakMemory, 0.4 * GIGABYTE);
  });
});
