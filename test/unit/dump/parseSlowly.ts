import type { DateOrder } from '../../../src/dump/day';
import { noDay, readDay } from '../../../src/dump/day';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { linePatterns } from '../../../src/dump/linePatterns';
import { numbers } from './reading';

/** All that an index says. Lines are 0-based, ends exclusive. */
export interface Found {
  readonly lineCount: number;
  readonly articles: readonly {
    readonly headline: number;
    readonly excerptEnd: number;
    readonly date: number;
    readonly end: number;
    readonly day: number;
  }[];
  readonly strayDates: readonly number[];
}

export function foundIn(index: DumpIndex): Found {
  return {
    lineCount: index.lineCount,
    articles: numbers(index.articleCount).map((i) => ({ ...index.lines(i), day: index.day(i) })),
    strayDates: index.strayDates,
  };
}

interface Piece {
  readonly followsBullet: boolean;
  readonly texts: number[];
}

/** What docs/format.md says under *Reading it*, as plainly as can be, with the patterns themselves. */
export function parseSlowly(text: string, dateOrder?: DateOrder): Found {
  const bullet = new RegExp(linePatterns.bulletLine, 'u');
  const address = new RegExp(linePatterns.addressLine, 'u');
  const date = new RegExp(linePatterns.dateLine, 'u');
  const lines = text.split(/\r\n|\r|\n/);
  const articles: Found['articles'][number][] = [];
  const strayDates: number[] = [];
  let piece: Piece = { followsBullet: false, texts: [] };

  const endPiece = (dateLine: number, day: number): void => {
    const [headline] = piece.texts;
    const isRankedEntry = piece.texts.length === 2 && /^\s*[0-9]+\s*$/.test(lines[headline ?? 0] ?? '');
    if (headline === undefined) {
      if (dateLine >= 0) strayDates.push(dateLine);
    } else if (dateLine >= 0 || (piece.followsBullet && !isRankedEntry)) {
      const excerptEnd = (piece.texts.at(-1) ?? headline) + 1;
      articles.push({
        headline,
        excerptEnd,
        date: dateLine,
        end: dateLine < 0 ? excerptEnd : dateLine + 1,
        day,
      });
    }
  };

  for (const [i, line] of lines.entries()) {
    const groups = date.exec(line)?.groups;
    if (bullet.test(line) || address.test(line)) {
      endPiece(-1, noDay);
      piece = { followsBullet: true, texts: [] };
    } else if (groups) {
      endPiece(i, readDay(groups['date'] ?? '', dateOrder));
      piece = { followsBullet: groups['bullet'] !== undefined, texts: [] };
    } else if (line.trim() !== '') piece.texts.push(i);
  }
  endPiece(-1, noDay);
  return {
    lineCount: lines.length,
    articles: articles.some((article) => article.date >= 0) ? articles : [],
    strayDates,
  };
}
