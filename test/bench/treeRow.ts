import { parseDump } from '../../src/dump/parseDump';
import { finish } from '../../src/dump/steps';
import { StringText } from '../../src/dump/textSource';
import { ArticleGroups } from '../../src/sidebar/articleGroups';
import { ArticleOrder } from '../../src/sidebar/articleOrder';
import type { Row } from './row';

const none = (): undefined => undefined;
const empty = (): readonly string[] => [];

/** A tree by date, as it is at first, and the way down to an article. */
export const treeRow: Row = {
  name: 'tree: root, then down to an article',
  isOurs: true,
  times: 5,
  prepare: ({ text }) => {
    const index = parseDump(new StringText(text));
    const articles = Int32Array.from({ length: index.articleCount }, (_, i) => i);
    const facts = {
      day: (article: number) => index.day(article),
      headline: () => '',
      tags: empty,
      section: none,
      dumps: empty,
      coders: empty,
      status: none,
      parentOf: none,
    };
    return () => {
      const order = finish(ArticleOrder.of(articles, facts, 'newest', true));
      const tree = finish(ArticleGroups.of(order, facts, 'date', (number) => ({ number })));
      let [node] = tree.children();
      while (node && node.kind !== 'article') [node] = tree.children(node);
      return node?.article;
    };
  },
};
