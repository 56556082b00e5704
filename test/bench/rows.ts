import Papa from 'papaparse';
import { ArticleTable } from '../../src/annotation/articleTable';
import { fold } from '../../src/annotation/fold';
import { Identities, type IndexedText } from '../../src/annotation/identities';
import { parseDump } from '../../src/dump/parseDump';
import { finish } from '../../src/dump/steps';
import { StringText, type TextSource } from '../../src/dump/textSource';
import { annotatedArticles } from '../../src/exchange/annotatedArticles';
import { jsonl } from '../../src/exchange/jsonl';
import { editRows } from './editRows';
import { journalRows } from './journalRows';
import type { Row } from './row';
import { treeRow } from './treeRow';

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
    return () => finish(Identities.read(dump)).count;
  }),
  ours('article table', 15, ({ text }) => {
    const dump = parsed(text);
    const identities = finish(Identities.read(dump));
    return () => finish(ArticleTable.of([{ dump, identities }])).count;
  }),
  ...editRows,
  treeRow,
  ...journalRows,
  ours('export as JSON Lines, with identities and table', 3, ({ text }) => {
    const dump = { name: 'dump.newsdump', ...parsed(text) };
    const { astray } = fold([]);
    return () => {
      const identities = finish(Identities.read(dump));
      const table = finish(ArticleTable.of([{ dump, identities }]));
      const nothing = { onArticles: new Map(), orphans: [], astray };
      let length = 0;
      for (const piece of jsonl.write({
        generator: 'newsdump',
        exportedAt: '2031-05-02T09:14:07Z',
        sources: [],
        codebook: { tags: [], fields: [] },
        complete: true,
        ...finish(annotatedArticles(table, nothing, () => dump)),
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

function parsed(text: string): IndexedText {
  const source = new StringText(text);
  return { source, index: parseDump(source) };
}

function linesOf(text: string): TextSource {
  const lines = text.split('\n');
  return { lineCount: lines.length, line: (i) => lines[i] ?? '' };
}
