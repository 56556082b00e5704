import Papa from 'papaparse';
import { fold } from '../../src/annotation/fold';
import { readJournal } from '../../src/annotation/journal';
import { parseDump } from '../../src/dump/parseDump';
import { StringText, type TextSource } from '../../src/dump/textSource';
import { keysIn } from '../../src/exchange/annotatedArticle';
import { annotateArticles } from '../../src/exchange/annotatedArticles';
import { jsonl } from '../../src/exchange/jsonl';
import { ArticleGroups, type ArticleFacts } from '../../src/sidebar/articleGroups';
import { editRows } from './editRows';
import { madeUpJournal } from './madeUpJournal';
import type { Row } from './row';

/** The floor: every row is compared with it. */
export const newlineScan: Row = {
  name: 'newline scan (the floor)',
  isOurs: false,
  times: 30,
  prepare:
    ({ text }) =>
    () => {
      let count = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
      return count;
    },
};

export const rows: readonly Row[] = [
  newlineScan,
  other(
    "split('\\n')",
    15,
    ({ text }) =>
      () =>
        text.split('\n').length,
  ),
  other('papaparse of the same articles as CSV', 3, ({ articles }) => {
    const csv = Papa.unparse([...articles]);
    return () => Papa.parse<string[]>(csv).data.length;
  }),
  other('JSON.parse of the same articles', 5, ({ articles }) => {
    const json = JSON.stringify(articles);
    return () => (JSON.parse(json) as unknown[]).length;
  }),
  ours(
    'parse, from a string',
    30,
    ({ text }) =>
      () =>
        parseDump(new StringText(text)).articleCount,
  ),
  ours('parse, line by line', 15, ({ text }) => {
    const source = linesOf(text);
    return () => parseDump(source).articleCount;
  }),
  ours('identities of all articles', 5, ({ text }) => {
    const dump = parsed(text);
    return () => {
      let length = 0;
      for (const key of keysIn(dump)) length += key.length;
      return length;
    };
  }),
  ...editRows,
  ours('journal: read and fold an event an article', 5, ({ articles }) => {
    const journal = madeUpJournal(articles.length);
    return () => fold(readJournal(journal).events).articles.size;
  }),
  ours('tree: root, then down to an article', 5, ({ text }) => {
    const { index } = parsed(text);
    const articles = Array.from({ length: index.articleCount }, (_, i) => i);
    return () => {
      const tree = new ArticleGroups(
        articles,
        factsOf((article) => index.day(article)),
        'date',
        'newest',
      );
      let [node] = tree.children();
      while (node && node.kind !== 'article') [node] = tree.children(node);
      return node?.article;
    };
  }),
  ours('export as JSON Lines', 3, ({ text }) => {
    const dump = { name: 'dump.newsdump', ...parsed(text) };
    return () => {
      let length = 0;
      for (const piece of jsonl.write({
        generator: 'newsdump',
        exportedAt: '2031-05-02T09:14:07Z',
        sources: [],
        codebook: { tags: [], fields: [] },
        complete: true,
        ...annotateArticles([dump], fold([])),
      }))
        length += piece.length;
      return length;
    };
  }),
];

function ours(name: string, times: number, prepare: Row['prepare']): Row {
  return { name, isOurs: true, prepare, times };
}

function other(name: string, times: number, prepare: Row['prepare']): Row {
  return { name, isOurs: false, prepare, times };
}

function parsed(text: string): { readonly source: TextSource; readonly index: ReturnType<typeof parseDump> } {
  const source = new StringText(text);
  return { source, index: parseDump(source) };
}

function linesOf(text: string): TextSource {
  const lines = text.split('\n');
  return { lineCount: lines.length, line: (i) => lines[i] ?? '' };
}

/** What a tree by date asks for. */
function factsOf(day: (article: number) => number): ArticleFacts<number> {
  const none = (): undefined => undefined;
  const empty = (): readonly string[] => [];
  return {
    day,
    headline: () => '',
    tags: empty,
    section: none,
    dumps: empty,
    coders: empty,
    status: none,
    parentOf: none,
  };
}
