import { closeSync, openSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { madeUpPages, type PlainArticle } from './madeUpDump';
import { Random } from './random';

const SEED = 20310503;

/** A dump in a file. */
export interface MadeUpFile {
  /** So many articles stand in it; one that stands there twice counts twice. */
  readonly occurrences: number;
  /** So many differ in date, headline or lead. */
  readonly articles: number;
}

/** Writes a dump of made-up news with so many bytes, or up to a page more. Throws if the disk has too little room for it. */
export function writeMadeUpDump(file: string, bytes: number): MadeUpFile {
  needSpace(path.dirname(file), bytes);
  const descriptor = openSync(file, 'wx');
  try {
    const articles = new DistinctArticles();
    let occurrences = 0;
    let written = 0;
    for (const page of madeUpPages(new Random(SEED))) {
      written += writeSync(descriptor, `${page.text}\n`);
      occurrences += page.articles.length;
      articles.add(page.articles);
      if (written >= bytes) break;
    }
    return { occurrences, articles: articles.count };
  } finally {
    closeSync(descriptor);
  }
}

/** Throws if a folder's disk has less room than so many bytes, and a gigabyte for others. */
export function needSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const missing = bytes + 1e9 - bavail * bsize;
  if (missing > 0) throw new Error(`${folder}: ${(missing / 1e9).toFixed(1)} GB of room are missing`);
}

/** What tells an article from others: date, headline and lead. */
export function identityOf({ date, headline, excerpt }: PlainArticle): string {
  return JSON.stringify([date, headline, excerpt.trim().slice(0, 64)]);
}

/** Counts the articles of made-up pages that differ in date, headline or lead. */
class DistinctArticles {
  #dated = 0;
  readonly #undated = new Set<string>();

  get count(): number {
    return this.#dated + this.#undated.size;
  }

  /** Adds a page. All of its dates are of a month of its own, so that only undated articles can have stood on another page. */
  add(page: readonly PlainArticle[]): void {
    this.#dated += new Set(page.filter(({ date }) => date !== null).map(identityOf)).size;
    for (const article of page) if (article.date === null) this.#undated.add(identityOf(article));
  }
}
