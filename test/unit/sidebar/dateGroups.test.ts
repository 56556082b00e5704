import assert from 'node:assert/strict';
import { DateGroups, type DateGroup, type DateNode } from '../../../src/sidebar/dateGroups';

interface Dated {
  readonly day: number;
}

const of = (...days: number[]): DateGroups<Dated> => new DateGroups(days.map((day) => ({ day })));
const kinds = (nodes: readonly DateNode<Dated>[]): string[] => nodes.map(({ kind }) => kind);
const days = (nodes: readonly DateNode<Dated>[]): number[] =>
  nodes.map((node) => (node.kind === 'article' ? node.article.day : node.day));

function group(node: DateNode<Dated> | undefined): DateGroup<Dated> {
  assert.ok(node && node.kind !== 'article');
  return node;
}

describe('Articles by date', () => {
  it('stand by year, month and day, newest first', () => {
    const groups = of(20300101, 20310505, 20310601, 20310506, 20310505);
    const years = groups.children();
    assert.deepEqual(kinds(years), ['year', 'year']);
    const months = groups.children(group(years[0]));
    assert.deepEqual(kinds(months), ['month', 'month']);
    assert.deepEqual(days(months), [20310601, 20310501]);
    const daysOfMay = groups.children(group(months[1]));
    assert.deepEqual(kinds(daysOfMay), ['day', 'day']);
    assert.deepEqual(days(daysOfMay), [20310506, 20310505]);
    assert.deepEqual(kinds(groups.children(group(daysOfMay[1]))), ['article', 'article']);
  });

  it('have no level with a single child', () => {
    assert.deepEqual(kinds(of(20310505, 20310505).children()), ['article', 'article']);
    assert.deepEqual(kinds(of(20310505, 20310506).children()), ['day', 'day']);
    assert.deepEqual(kinds(of(20310505, 20310601).children()), ['month', 'month']);
    const years = of(20300101, 20310505, 20310506);
    assert.deepEqual(kinds(years.children(group(years.children()[0]))), ['day', 'day']);
    assert.deepEqual(kinds(years.children(group(years.children()[1]))), ['article']);
  });

  it('have a group of their own when the date is unknown, whatever the reason', () => {
    const nodes = of(20310505, 0, 20310506, -1, -2).children();
    assert.deepEqual(kinds(nodes), ['day', 'day', 'undated']);
    assert.equal(group(nodes[2]).articles.length, 3);
    assert.deepEqual(kinds(of(20310505, 0).children()), ['day', 'undated']);
    assert.deepEqual(kinds(of(0, -1).children()), ['article', 'article']);
  });

  it('keep the order of the text within a day', () => {
    const first = { day: 20310505 };
    const second = { day: 20310505 };
    const nodes = new DateGroups([first, second]).children();
    assert.deepEqual(
      nodes.map((node) => node.kind === 'article' && node.article === first),
      [true, false],
    );
  });

  it('are found with the groups above them', () => {
    const articles = [20300101, 20310505, 20310506, 0].map((day) => ({ day }));
    const groups = new DateGroups(articles);
    for (const article of articles) {
      const node = groups.find(article);
      assert.equal(node?.article, article);
      assert.ok(groups.children(node.parent).includes(node));
    }
    assert.equal(groups.find({ day: 20310505 }), undefined);
  });
});
