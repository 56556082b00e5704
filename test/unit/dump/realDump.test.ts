import assert from 'node:assert/strict';
import { realDump } from './fixtures';
import { readDump } from './reading';

describe('The real dump', () => {
  const text = realDump();
  if (text === undefined) {
    it.skip('is read (../shared/dumps/korea-herald-2025-04.txt is absent)');
    return;
  }
  const { articles, diagnostics, frontMatter } = readDump(text);

  it('has 15 articles of three lines each, one after another', () => {
    assert.deepEqual(
      articles.map((article) => article.lines),
      Array.from({ length: 15 }, (_, i) => [3 * i + 2, 3 * i + 4]),
    );
    assert.deepEqual(frontMatter, []);
  });

  it('is dated 2025-04-29 to 2025-04-16, newest first', () => {
    assert.deepEqual(
      articles.map((article) => article.date?.slice(8)),
      ['29', '29', '28', '27', '27', '26', '26', '25', '24', '23', '21', '20', '17', '17', '16'],
    );
    assert.ok(articles.every((article) => article.date?.startsWith('2025-04-')));
    assert.deepEqual(diagnostics, []);
  });

  it('has excerpts that the site cut at 499 or 500 characters, and no section', () => {
    for (const { headline, excerpt, cut, section } of articles) {
      assert.ok(cut, headline);
      assert.ok(excerpt?.length === 499 || excerpt?.length === 500, headline);
      assert.equal(section, undefined);
    }
  });
});
