import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../../src/annotation/fold';
import { identityOf, matchReferences } from '../../../src/annotation/matching';
import { articleKey, referenceKey } from '../../../src/annotation/reference';

const date = '2025-04-29';
const headline = 'Harbour of Inselstadt closed for repairs';
const lead = 'The harbour was closed on Monday, and ships wait outside the bay.';

type Named = readonly [date: string | null, headline: string, lead?: string];

const keyOf = ([date, headline, lead]: Named): string =>
  referenceKey({ date, headline, ...(lead !== undefined && { lead }) });

/** For each reference the index of the article that it was matched to, and how. */
function match(
  references: readonly Named[],
  articles: readonly Named[],
): readonly (readonly [number, string] | undefined)[] {
  const keys = articles.map(keyOf);
  const { placed } = matchReferences(
    references.map((reference) => ({ key: keyOf(reference) })),
    keys.map((key) => ({ key })),
  );
  return references.map((reference) => {
    const placement = placed.get(keyOf(reference));
    return placement && [keys.indexOf(placement.article), placement.how];
  });
}

const other: Named = [
  date,
  'Minister visits the north of the island',
  'The minister said on Monday that he would go.',
];
const near = [[0, 'near']];
const orphan = [undefined];

describe('A reference that equals an article', () => {
  it('is that article’s, however it is written', () => {
    assert.deepEqual(match([[date, `  ${headline} `, lead]], [[date, headline, lead], other]), [
      [0, 'exact'],
    ]);
  });

  it('is that article’s though another is as like', () => {
    const twin: Named = [date, headline, 'Another lead, but the same headline on the same day.'];
    assert.deepEqual(match([[date, headline, lead]], [twin, [date, headline, lead]]), [[1, 'exact']]);
  });

  it('is that article’s also without a date, or without an excerpt', () => {
    assert.deepEqual(match([[null, headline, '']], [[null, headline, '']]), [[0, 'exact']]);
  });
});

describe('A reference without lead', () => {
  it('is the one article’s with its date and headline', () => {
    assert.deepEqual(match([[date, headline]], [other, [date, headline, lead]]), [[1, 'exact']]);
    assert.deepEqual(match([[null, headline]], [[null, headline, lead]]), [[0, 'exact']]);
  });

  it('may share the article with other references', () => {
    assert.deepEqual(
      match(
        [
          [date, headline],
          [date, headline, lead],
        ],
        [[date, headline, lead]],
      ),
      [
        [0, 'exact'],
        [0, 'exact'],
      ],
    );
  });

  it('is an orphan if it fits two articles', () => {
    assert.deepEqual(
      match(
        [[date, headline]],
        [
          [date, headline, lead],
          [date, headline, 'Another lead.'],
        ],
      ),
      orphan,
    );
  });

  it('is matched by a headline with a slip mended', () => {
    assert.deepEqual(match([[date, headline]], [[date, headline.replace('Harbour', 'Harbor'), lead]]), near);
  });
});

describe('A reference that equals no article', () => {
  it('means the article with two of three equal', () => {
    assert.deepEqual(
      match([[date, headline, lead]], [other, [date, headline, 'Ships wait for the harbour to open again.']]),
      [[1, 'near']],
    );
    assert.deepEqual(
      match([[date, headline, lead]], [[date, 'Inselstadt: harbour reopens on Friday', lead]]),
      near,
    );
    assert.deepEqual(match([[date, headline, lead]], [['2025-05-02', headline, lead]]), near);
    assert.deepEqual(match([[null, headline, lead]], [[date, headline, lead]]), near);
    assert.deepEqual(match([[date, headline, lead]], [[null, headline, lead]]), near);
  });

  it('means the article of its day with a slip in the headline mended and the excerpt cut elsewhere', () => {
    assert.deepEqual(
      match([[date, headline, lead]], [[date, headline.replace('repairs', 'repair'), lead.slice(0, 40)]]),
      near,
    );
  });

  it('takes an unknown date and an empty lead for equal to nothing', () => {
    assert.deepEqual(
      match([[null, headline, lead]], [[null, headline, 'Ships wait for the harbour to open again.']]),
      orphan,
    );
    assert.deepEqual(match([[date, headline, '']], [['2025-05-02', headline, '']]), orphan);
    assert.deepEqual(
      match([[date, headline, '']], [[date, 'Inselstadt: harbour reopens on Friday', '']]),
      orphan,
    );
  });

  it('is an orphan if one of three is equal', () => {
    const newer = 'Inselstadt: harbour reopens on Friday';
    assert.deepEqual(match([[date, headline, lead]], [['2025-05-02', newer, lead]]), orphan);
    assert.deepEqual(match([[date, headline, lead]], [['2025-05-02', headline, 'Ships wait.']]), orphan);
    assert.deepEqual(match([[date, headline, lead]], [[date, newer, 'Ships wait.']]), orphan);
  });

  it('is not matched to an article that another means exactly', () => {
    const edited: Named = [date, headline, 'Ships wait for the harbour to open again.'];
    assert.deepEqual(match([[date, headline, lead], edited], [edited]), [undefined, [0, 'exact']]);
    assert.deepEqual(
      match(
        [
          ['2025-04-28', headline, 'Ships wait for the harbour to open again.'],
          [date, headline],
        ],
        [edited],
      ),
      [undefined, [0, 'exact']],
    );
  });

  it('is an orphan if two articles are as like', () => {
    const articles: Named[] = [
      ['2025-05-02', headline, lead],
      ['2025-05-03', headline, lead],
    ];
    assert.deepEqual(match([[date, headline, lead]], articles), orphan);
  });

  it('is an orphan if another reference is as like', () => {
    const references: Named[] = [
      [date, headline, lead],
      ['2025-04-28', headline, lead],
    ];
    assert.deepEqual(match(references, [['2025-05-02', headline, lead]]), [undefined, undefined]);
  });

  it('yields to a reference that is clearly liker', () => {
    const references: Named[] = [
      [date, headline, lead],
      [date, headline.replace('repairs', 'repair'), lead],
    ];
    const article: Named = [date, headline, lead.slice(0, 40)];
    assert.deepEqual(match(references, [article]), [[0, 'near'], undefined]);
  });
});

describe('A sister article', () => {
  it('with a standing headline is not taken for one that is gone', () => {
    assert.deepEqual(match([[date, 'Weather', lead]], [[date, 'Weather', 'Rain in the north.']]), orphan);
    const daily: Named[] = ['26', '27', '28'].map((day) => [
      `2025-04-${day}`,
      'Summary of today’s news of the island',
      `Day ${day}.`,
    ]);
    const standing = 'Summary of today’s news of the island';
    assert.deepEqual(
      match([[date, standing, lead]], [...daily, [date, standing, 'Something else.']]),
      orphan,
    );
  });

  it('with a boilerplate lead is not taken for one that is gone', () => {
    const boilerplate = 'The following is a list of what the newspapers of the island say.';
    const articles: Named[] = [
      [date, 'What the newspapers of the north say', boilerplate],
      [date, 'The south', boilerplate],
    ];
    assert.deepEqual(match([[date, 'Newspapers of the west', boilerplate]], articles), orphan);
  });

  it('of the same dateline is not taken for one that is gone', () => {
    const dateline = 'INSELSTADT, April 29 (Inselpost) -- The minister of the harbour ';
    assert.deepEqual(
      match(
        [[date, 'Minister plans visit to the mainland', dateline]],
        [[date, 'Tax on salt halved after protest', dateline]],
      ),
      orphan,
    );
  });

  it('that differs by a short word, or a number, is not a slip mended', () => {
    for (const [before, after] of [
      ['N. Korea fires two missiles into the sea', 'S. Korea fires two missiles into the sea'],
      ['Inselstadt shares rise on hopes of a deal', 'Inselstadt shares rose on hopes of a deal'],
      ['Islanders beat Harbour Club 3-2 in the final', 'Islanders beat Harbour Club 4-2 in the final'],
      ['Ship 12 sinks in the harbour of Inselstadt', 'Ship 13 sinks in the harbour of Inselstadt'],
      ['North wing of the palace burns down at night', 'South wing of the palace burns down at night'],
    ] as const) {
      assert.deepEqual(match([[date, before, '']], [[date, after, '']]), orphan, before);
    }
  });

  it('in Hangul is told apart, and a slip in Hangul is mended', () => {
    assert.deepEqual(
      match([[date, '인셀시 항구 수리 위해 폐쇄된다', '']], [[date, '인셀시 공항 수리 위해 폐쇄된다', '']]),
      orphan,
    );
    const text = '인셀시 항구는 월요일 수리를 위해 문을 닫았다고 밝혔다.';
    assert.deepEqual(
      match([[date, '인셀시 항구 수리위해 폐쇄', text]], [[date, '인셀시 항구 수리 위해 폐쇄', text]]),
      near,
    );
  });
});

const anyNamed = fc.tuple<[string | null, string, string | undefined]>(
  fc.constantFrom(null, date, '2025-04-30'),
  fc.constantFrom(
    headline,
    headline.replace('repairs', 'repair'),
    headline.replace('closed', 'shut'),
    'Weather',
    other[1],
  ),
  fc.constantFrom(lead, lead.slice(0, 40), '', 'Ships wait for the harbour to open again.', undefined),
);

const anyKeys = fc.uniqueArray(
  anyNamed.map(([date, headline, lead]) => ({
    key: keyOf(lead === undefined ? [date, headline] : [date, headline, lead]),
  })),
  { selector: ({ key }) => key },
);
const anyArticles = anyKeys.map((keys) => keys.filter(({ key }) => key.split('\n').length === 3));

describe('The matching of any references and articles', () => {
  it('has each reference in one place, exact where it can be, else one to one with an article that none means exactly', () => {
    fc.assert(
      fc.property(anyKeys, anyArticles, (references, articles) => {
        const { placed, claims, orphans } = matchReferences(references, articles);
        assert.deepEqual([...placed.keys(), ...orphans].sort(), references.map(({ key }) => key).sort());
        const keys = new Set(articles.map(({ key }) => key));
        for (const [key, { article, how }] of placed) {
          assert.ok(keys.has(article));
          assert.ok(claims.get(article)?.includes(key));
          if (how === 'near') assert.deepEqual(claims.get(article), [key]);
        }
        assert.equal([...claims.values()].flat().length, placed.size);
        for (const { key } of references)
          if (keys.has(key)) assert.deepEqual(placed.get(key), { article: key, how: 'exact' });
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on any order', () => {
    fc.assert(
      fc.property(anyKeys, anyArticles, (references, articles) => {
        const reversed = matchReferences(references.toReversed(), articles.toReversed());
        assert.deepEqual(reversed, matchReferences(references, articles));
      }),
    );
  });
});

describe('The identity of an article', () => {
  const at = '2025-05-02T09:14:07.120Z';
  const before = { date, headline, lead };
  const after = { date, headline: 'Harbour open', lead };
  const key = articleKey(date, 'Harbour open', lead);

  it('is its own key, if it was never moved', () => {
    assert.equal(identityOf(key, []), key);
    const { date, headline } = after;
    const annotations = fold([{ id: '1', at, by: 'kim', op: 'tag', article: { date, headline }, tag: 'x' }]);
    assert.equal(identityOf(key, [...annotations.articles.values()]), key);
  });

  it('is that of the article as first known, before and after the move is written', () => {
    const tag = { id: '1', at, by: 'kim', op: 'tag', article: before, tag: 'x' } as const;
    const move = { id: '2', at, by: 'kim', op: 'move', from: before, to: after } as const;
    const first = articleKey(date, headline, lead);
    assert.equal(identityOf(key, [...fold([tag]).articles.values()]), first);
    assert.equal(identityOf(key, [...fold([tag, move]).articles.values()]), first);
  });
});
