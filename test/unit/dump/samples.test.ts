import assert from 'node:assert/strict';
import { samples } from './fixtures';
import type { Content } from './reading';
import { contentOf, readDump } from './reading';

const first = samples().get('harbour-news-2031-09.newsdump') ?? '';
const nextDay = samples().get('harbour-news-2031-09-next-day.newsdump') ?? '';

/** The same article may stand twice. */
const distinct = (articles: readonly Content[]): Map<string, Content> =>
  new Map(articles.map((article) => [`${article.headline}\n${article.date ?? ''}`, article]));

describe('The samples', () => {
  it('have 24 articles over eleven days, newest first, one of them twice and one undated', () => {
    const { articles, diagnostics, frontMatter } = readDump(first);
    const dates = articles.map((article) => article.date);
    assert.equal(articles.length, 25);
    assert.equal(distinct(articles).size, 24);
    assert.equal(new Set(dates.filter((date) => date !== null)).size, 11);
    assert.deepEqual([dates[0], dates.at(-1)], ['2031-09-04', '2031-08-25']);
    assert.deepEqual(diagnostics, ['41:1-61 no-date']);
    assert.deepEqual(frontMatter, []);
  });

  it('have excerpts that are cut, as a site cuts them', () => {
    for (const { excerpt, cut } of [...contentOf(first), ...contentOf(nextDay)]) {
      assert.ok(cut);
      assert.ok(excerpt && excerpt.length >= 300 && excerpt.length <= 500, excerpt);
    }
  });

  it('repeat most articles of the first day on the next, with one headline corrected', () => {
    const before = distinct(contentOf(first));
    const after = distinct(contentOf(nextDay));
    const added = [...after].filter(([key]) => !before.has(key)).map(([, article]) => article.headline);
    assert.equal(after.size, 18);
    assert.equal(added.length, 4);
    assert.ok(added.includes('Ferry strike strands 400 on northern isles'));
    assert.ok(
      [...before.values()].some(
        ({ headline }) => headline === 'Ferry strike strands 4,000 on northern isles',
      ),
    );
  });
});
