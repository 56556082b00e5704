import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish, type Steps } from '../../../src/dump/steps';
import { ArticleGroups, type ArticleGroup, type ArticleTreeNode } from '../../../src/sidebar/articleGroups';
import { ArticleOrder, type SortedFacts } from '../../../src/sidebar/articleOrder';
import type { GroupedFacts } from '../../../src/sidebar/groupPlans';
import type { GroupBy, SortBy } from '../../../src/workspace/deskState';

interface Made {
  readonly name: string;
  readonly day: number;
  readonly tags: readonly string[];
  readonly section?: string;
  readonly dumps: readonly string[];
  readonly coders: readonly string[];
  readonly status?: string;
}

const made = (name: string, part: Partial<Made> = {}): Made => ({
  name,
  day: 20310505,
  tags: [],
  dumps: ['a.txt'],
  coders: [],
  ...part,
});

/** By `/`, but for two tags that lead to each other. */
function parentOf(tag: string): string | undefined {
  if (tag === 'egg') return 'hen';
  if (tag === 'hen') return 'egg';
  if (tag === 'chick') return 'hen';
  return tag.includes('/') ? tag.slice(0, tag.lastIndexOf('/')) : undefined;
}

/** An article as a node has it. */
interface Handle {
  readonly number: number;
  readonly name: string;
}
type Groups = ArticleGroups<Handle>;

function grouped(articles: readonly Made[], by: GroupBy, sort: SortBy = 'newest'): Groups {
  return groupedSome(articles, [...articles.keys()], by, sort);
}

/** @param numbers those that are grouped, ascending */
function groupedSome(
  articles: readonly Made[],
  numbers: readonly number[],
  by: GroupBy,
  sort: SortBy,
  articleOf = (number: number): Handle => ({ number, name: at(articles, number).name }),
): Groups {
  const facts = factsOf(articles);
  const order = finish(ArticleOrder.of(Int32Array.from(numbers), facts, sort, by === 'date'));
  return finish(ArticleGroups.of(order, facts, by, articleOf));
}

function factsOf(articles: readonly Made[]): SortedFacts & GroupedFacts {
  const factOf =
    <F>(fact: (article: Made) => F) =>
    (number: number): F =>
      fact(at(articles, number));
  return {
    day: factOf(({ day }) => day),
    headline: factOf(({ name }) => name),
    tags: factOf(({ tags }) => tags),
    section: factOf(({ section }) => section),
    dumps: factOf(({ dumps }) => dumps),
    coders: factOf(({ coders }) => coders),
    status: factOf(({ status }) => status),
    parentOf,
  };
}

function at(articles: readonly Made[], number: number): Made {
  const article = articles[number];
  assert.ok(article);
  return article;
}

const labelOf = (group: ArticleGroup): string => {
  switch (group.kind) {
    case 'year':
    case 'month':
    case 'day':
      return `${group.kind} ${group.day}`;
    case 'none':
      return `no ${group.of}`;
    case 'part':
      return `${group.of} ${group.first}–${group.last}`;
    default:
      return group.name;
  }
};

type Shown = string | readonly [string, number, readonly Shown[]];

/** The tree as text: groups with their label, count and children. */
function shown(groups: Groups, parent?: ArticleGroup): Shown[] {
  return groups
    .children(parent)
    .map((node) =>
      node.kind === 'article'
        ? node.article.name
        : [labelOf(node), node.articles.length, shown(groups, node)],
    );
}

function* everyNode(groups: Groups, parent?: ArticleGroup): Generator<ArticleTreeNode<Handle>> {
  for (const node of groups.children(parent)) {
    assert.equal(node.parent, parent);
    yield node;
    if (node.kind !== 'article') yield* everyNode(groups, node);
  }
}

function* numbersOf(nodes: Iterable<ArticleTreeNode<Handle>>): Generator<number> {
  for (const node of nodes) if (node.kind === 'article') yield node.article.number;
}

const group = (node: ArticleTreeNode<Handle> | undefined): ArticleGroup => {
  assert.ok(node && node.kind !== 'article');
  return node;
};

describe('Articles in groups', () => {
  it('stand by year, month and day, without levels of a single group', () => {
    const articles = [
      made('a', { day: 20310505 }),
      made('b', { day: 20300101 }),
      made('c', { day: -1 }),
      made('d', { day: 20310601 }),
      made('e', { day: 20310506 }),
      made('f', { day: 20310505 }),
    ];
    assert.deepEqual(shown(grouped(articles, 'date')), [
      [
        'year 20310101',
        4,
        [
          ['month 20310601', 1, ['d']],
          [
            'month 20310501',
            3,
            [
              ['day 20310506', 1, ['e']],
              ['day 20310505', 2, ['a', 'f']],
            ],
          ],
        ],
      ],
      ['year 20300101', 1, ['b']],
      ['no date', 1, ['c']],
    ]);
    assert.deepEqual(shown(grouped(articles.slice(0, 1), 'date')), ['a']);
    assert.deepEqual(shown(grouped([made('a', { day: 0 })], 'date')), ['a']);
  });

  it('stand by date oldest first if they are sorted so, unknown dates last', () => {
    const articles = [made('c', { day: 0 }), made('b', { day: 20310506 }), made('a', { day: 20310505 })];
    assert.deepEqual(shown(grouped(articles, 'date', 'oldest')), [
      ['day 20310505', 1, ['a']],
      ['day 20310506', 1, ['b']],
      ['no date', 1, ['c']],
    ]);
    const oneDay = [made('b'), made('a')];
    assert.deepEqual(shown(grouped(oneDay, 'date', 'oldest')), ['b', 'a']);
    assert.deepEqual(shown(grouped(oneDay, 'date', 'headline')), ['a', 'b']);
  });

  it('stand by tag as the codebook nests them, counted in the groups above, once', () => {
    const articles = [
      made('a', { tags: ['war/navy/boat', 'war/army'] }),
      made('b', { tags: ['war'] }),
      made('c'),
      made('d', { tags: ['city', 'war/navy', 'war/navy'] }),
    ];
    assert.deepEqual(shown(grouped(articles, 'tag')), [
      ['city', 1, ['d']],
      ['war', 3, [['war/army', 1, ['a']], ['war/navy', 2, [['war/navy/boat', 1, ['a']], 'd']], 'b']],
      ['no tag', 1, ['c']],
    ]);
  });

  it('are not lost where tags are nested in a circle', () => {
    const articles = [
      made('a', { tags: ['hen'] }),
      made('b', { tags: ['egg'] }),
      made('c', { tags: ['chick'] }),
    ];
    assert.deepEqual(shown(grouped(articles, 'tag')), [
      ['egg', 1, ['b']],
      ['hen', 2, [['chick', 1, ['c']], 'a']],
    ]);
  });

  it('stand by section, dump, coder and status, in several groups if need be', () => {
    const articles = [
      made('a', { section: 'World', dumps: ['p 10.txt', 'p 9.txt', 'p 9.txt'], coders: ['kim', 'lee'] }),
      made('b', { status: 'done', dumps: ['p 9.txt'], coders: ['lee'] }),
    ];
    assert.deepEqual(shown(grouped(articles, 'section')), [
      ['World', 1, ['a']],
      ['no section', 1, ['b']],
    ]);
    assert.deepEqual(shown(grouped(articles, 'dump')), [
      ['p 9.txt', 2, ['a', 'b']],
      ['p 10.txt', 1, ['a']],
    ]);
    assert.deepEqual(shown(grouped(articles, 'coder')), [
      ['kim', 1, ['a']],
      ['lee', 2, ['a', 'b']],
    ]);
    assert.deepEqual(shown(grouped(articles, 'status')), [
      ['done', 1, ['b']],
      ['no status', 1, ['a']],
    ]);
  });

  it('are sorted in their group', () => {
    const articles = [
      made('b', { day: 20310506 }),
      made('a', { day: 0 }),
      made('D', { day: 20310507 }),
      made('c', { day: 20310506 }),
    ];
    const sorted = (sort: SortBy): unknown => shown(grouped(articles, 'coder', sort))[0];
    assert.deepEqual(sorted('newest'), ['no coder', 4, ['D', 'b', 'c', 'a']]);
    assert.deepEqual(sorted('oldest'), ['no coder', 4, ['b', 'c', 'D', 'a']]);
    assert.deepEqual(sorted('headline'), ['no coder', 4, ['a', 'b', 'c', 'D']]);
    assert.deepEqual(sorted('text'), ['no coder', 4, ['b', 'a', 'D', 'c']]);
  });

  it('come in parts if they are more than 500', () => {
    const many = (n: number): Made[] => Array.from({ length: n }, (_, i) => made(`a${i}`));
    assert.equal(grouped(many(500), 'date').children().length, 500);
    const parts = grouped(many(1001), 'date').children();
    assert.deepEqual(
      parts.map((node) => labelOf(group(node))),
      ['articles 1–500', 'articles 501–1000', 'articles 1001–1001'],
    );
    const groups = grouped(many(260_000), 'date');
    assert.deepEqual(
      groups.children().map((node) => labelOf(group(node))),
      ['articles 1–250000', 'articles 250001–260000'],
    );
    const inner = groups.children(group(groups.children()[1]));
    assert.deepEqual([inner.length, group(inner[0]).articles.length], [20, 500]);
  });

  it('come in parts also where there are too many groups', () => {
    const articles = Array.from({ length: 700 }, (_, i) => made(`a${i}`, { dumps: [`${i}.txt`, 'all.txt'] }));
    const groups = grouped(articles, 'dump');
    assert.deepEqual(
      groups.children().map((node) => [labelOf(group(node)), group(node).articles.length]),
      [
        ['groups 1–500', 500],
        ['groups 501–701', 700],
      ],
    );
    const below = Array.from({ length: 300 }, (_, i) => made(`a${i}`, { tags: ['x', `x/${i}`] }));
    const mixed = grouped(below, 'tag');
    assert.deepEqual(
      mixed
        .children(group(mixed.children()[0]))
        .map((node) => [labelOf(group(node)), group(node).articles.length]),
      [
        ['groups 1–300', 300],
        ['articles 1–300', 300],
      ],
    );
  });

  const anyArticle = fc
    .record({
      day: fc.constantFrom(0, -1, 20300101, 20310505, 20310506, 20310601),
      tags: fc.array(fc.constantFrom('war', 'war/navy', 'war/navy/boat', 'city', 'egg', 'hen', 'chick'), {
        maxLength: 3,
      }),
      section: fc.constantFrom(undefined, 'World', 'Sports'),
      dumps: fc.array(fc.constantFrom('a.txt', 'b.txt'), { minLength: 1, maxLength: 2 }),
      coders: fc.uniqueArray(fc.constantFrom('kim', 'lee')),
      status: fc.constantFrom(undefined, 'done', 'flagged'),
    })
    .map(({ section, status, ...others }) => ({
      ...others,
      ...(section !== undefined && { section }),
      ...(status !== undefined && { status }),
    }));
  const anyGroupBy = fc.constantFrom<GroupBy>('date', 'tag', 'section', 'dump', 'coder', 'status');
  const anySort = fc.constantFrom<SortBy>('newest', 'oldest', 'headline', 'text');

  it('are all there, counted right, each group with an id of its own, and are found', () => {
    const anyArticles = fc
      .tuple(fc.array(anyArticle, { maxLength: 20 }), fc.constantFrom(1, 1, 1, 60))
      .map(([parts, times]) =>
        Array.from({ length: times }, () => parts)
          .flat()
          .map((part, i) => made(`a${i}`, part)),
      );
    // Of ten articles that follow each other, these are left by the filter.
    const anyFilter = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(anyArticles, anyFilter, anyGroupBy, anySort, (articles, filter, by, sort) => {
        const numbers = [...articles.keys()].filter((number) => filter[number % 10]);
        const groups = groupedSome(articles, numbers, by, sort);
        const nodes = [...everyNode(groups)];
        const ids = nodes.flatMap((node) => (node.kind === 'article' ? [] : node.id));
        assert.equal(new Set(ids).size, ids.length);
        const first = new Map<number, ArticleTreeNode<Handle>>();
        for (const node of nodes) {
          if (node.kind !== 'article') {
            assert.ok(groups.children(node).length <= 500);
            const below = new Set(numbersOf(everyNode(groups, node)));
            assert.deepEqual(below, new Set(node.articles));
            assert.equal(below.size, node.articles.length);
          } else if (!first.has(node.article.number)) first.set(node.article.number, node);
        }
        assert.deepEqual([...first.keys()], [...groups.articles]);
        assert.deepEqual(
          [...first.keys()].sort((a, b) => a - b),
          numbers,
        );
        for (const [number] of articles.entries()) assert.equal(groups.find(number), first.get(number));
        assert.equal(groups.find(-1), undefined);
        assert.equal(groups.find(articles.length), undefined);
      }),
      { numRuns: 150 },
    );
  });

  it('are made only for nodes that are shown, and once', () => {
    const asked: number[] = [];
    const articles = [made('a', { section: 'World' }), made('b', { section: 'Sports' })];
    const groups = groupedSome(articles, [0, 1], 'section', 'headline', (number) => {
      asked.push(number);
      return { number, name: '' };
    });
    const [sports] = groups.children();
    assert.deepEqual(asked, []);
    const children = groups.children(group(sports));
    assert.deepEqual(asked, [1]);
    assert.equal(groups.children(group(sports)), children);
    assert.equal(groups.children()[0], sports);
  });

  it('are sorted and grouped in small steps: few facts are asked for in one', () => {
    const articles = Array.from({ length: 3000 }, (_, i) => made(`a${i % 7}`, { day: 20310101 + (i % 28) }));
    const numbers = Int32Array.from(articles.keys());
    let asked = 0;
    const counted =
      <F>(fact: (article: number) => F) =>
      (article: number): F => {
        asked++;
        return fact(article);
      };
    const { day, headline, tags, section, dumps, coders, status } = factsOf(articles);
    const facts = {
      day: counted(day),
      headline: counted(headline),
      tags: counted(tags),
      section: counted(section),
      dumps: counted(dumps),
      coders: counted(coders),
      status: counted(status),
      parentOf,
    };
    const inSteps = <R>(steps: Steps<R>): R => {
      for (;;) {
        asked = 0;
        const step = steps.next();
        assert.ok(asked <= 500, `${asked} facts in one step`);
        if (step.done) return step.value;
      }
    };
    for (const by of ['date', 'tag', 'section', 'dump', 'coder', 'status'] as const) {
      const order = inSteps(ArticleOrder.of(numbers, facts, 'headline', by === 'date'));
      const groups = inSteps(ArticleGroups.of(order, facts, by, (number) => ({ number, name: '' })));
      assert.equal(groups.articles.length, articles.length);
    }
  });

  it('are grouped in a few times what sorting them takes: 100,000 articles', () => {
    const random = (i: number, below: number): number => (Math.imul(i + 1, 2654435761) % below) >>> 0;
    const articles = Array.from({ length: 100_000 }, (_, i) => {
      const day = 20310101 + (random(i, 12) % 12) * 100 + (random(i, 28) % 28);
      return made(`Article ${random(i, 1_000_003)}`, {
        day,
        tags: i % 3 === 0 ? ['war/navy', `city/${i % 40}`] : [],
        section: `S${i % 7}`,
        dumps: [`${day}.txt`],
        coders: i % 2 === 0 ? ['kim', 'lee'] : [],
        ...(i % 5 === 0 && { status: 'done' }),
      });
    });
    const facts = factsOf(articles);
    const numbers = Int32Array.from(articles.keys());
    const sorting = shortest(() =>
      articles.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    );
    const isQuick = (what: string, run: () => unknown): void => {
      const taken = shortest(run);
      assert.ok(taken < 5 * sorting, `${what}: ${taken} ms, sorting ${sorting} ms`);
    };
    for (const sort of ['newest', 'headline'] as const)
      isQuick(sort, () => finish(ArticleOrder.of(numbers, facts, sort, true)));
    const order = finish(ArticleOrder.of(numbers, facts, 'newest', true));
    for (const by of ['date', 'tag', 'section', 'dump', 'coder', 'status'] as const)
      isQuick(by, () => {
        const groups = finish(ArticleGroups.of(order, facts, by, (number) => ({ number, name: '' })));
        // The longest way down.
        for (let nodes = groups.children(); ;) {
          const longest = nodes
            .flatMap((node) => (node.kind === 'article' ? [] : node))
            .sort((a, b) => b.articles.length - a.articles.length)[0];
          if (!longest) return;
          nodes = groups.children(longest);
        }
      });
  });
});

/** The shortest of three runs, in milliseconds. */
function shortest(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
