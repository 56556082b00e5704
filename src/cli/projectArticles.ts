import type { DumpBytes } from '../annotation/captures';
import type { DateOrder } from '../dump/day';
import { keysIn } from '../exchange/annotatedArticle';
import { bytesOf } from './dumpFile';
import { projectDumps } from './projectDumps';
import type { Terminal } from './terminal';

/** A place where an article stands, in a dump that is not in memory. */
export interface StoredPlace {
  readonly dump: DumpBytes;
  /** The dump's absolute path. */
  readonly path: string;
  /** The article's number in the dump's index. */
  readonly article: number;
}

/** Where the articles of a project's dumps stand, by their key, and its dumps. */
export interface ProjectArticles {
  readonly places: ReadonlyMap<string, readonly StoredPlace[]>;
  readonly dumps: readonly DumpBytes[];
}

/** Finds the articles of a project. One dump at a time is in memory. What cannot be read is said and left out. */
export async function projectArticles(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ProjectArticles> {
  const places = new Map<string, StoredPlace[]>();
  const dumps: DumpBytes[] = [];
  for await (const file of projectDumps(folder, dateOrder, terminal)) {
    const dump = bytesOf(file, folder);
    dumps.push(dump);
    let article = 0;
    for (const key of keysIn(file)) {
      const place = { dump, path: file.path, article: article++ };
      const others = places.get(key);
      if (others) others.push(place);
      else places.set(key, [place]);
    }
  }
  return { places, dumps };
}
