import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleSearch, searchable } from '../../../src/commands/articleSearch';
import { finish } from '../../../src/dump/steps';

const find = (search: ArticleSearch, typed: string): number[] => {
  const hits: number[] = [];
  finish(search.find(typed, hits));
  return hits;
};

describe('The search for an article', () => {
  const texts = ['Ferry late again', 'Café at the pier “closed”', 'Fährschiff kehrt zurück', '한국 부두'].map(
    searchable,
  );
  const search = new ArticleSearch(texts.length, (place) => texts[place] ?? '');

  it('finds parts of words anywhere, in any order', () => {
    assert.deepEqual(find(search, 'agai rry'), [0]);
    assert.deepEqual(find(search, 'late pier'), []);
    assert.deepEqual(find(search, '한국'), [3]);
  });

  it('ignores case, accents, kinds of quotes and white space', () => {
    assert.deepEqual(find(search, '  CAFE  "closed"'), [1]);
    assert.deepEqual(find(search, 'cafe\u0301'), [1]);
    assert.deepEqual(find(search, 'fahr zuruck'), [2]);
  });

  it('finds all when nothing is typed', () => {
    assert.deepEqual(find(search, ' '), [0, 1, 2, 3]);
  });

  it('finds what it would find at first, whatever was typed before', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.array(word), (said, typed) => {
        const textOf = (place: number): string => said[place] ?? '';
        const used = new ArticleSearch(said.length, textOf);
        for (const one of typed)
          assert.deepEqual(find(used, one), find(new ArticleSearch(said.length, textOf), one));
      }),
    );
  });

  it('is right after one that was left off', () => {
    const left = search.find('zzz', []);
    left.next();
    assert.deepEqual(find(search, 'pier'), [1]);
  });
});
