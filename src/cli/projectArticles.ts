import { ArticleTable } from '../annotation/articleTable';
import type { DumpBytes } from '../annotation/captures';
import type { DateOrder } from '../dump/day';
import { allDumpArticles } from './dumpArticles';
import { bytesOf } from './dumpFile';
import { inSlices } from './inSlices';
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
  readonly places: {
    keys(): Iterable<string>;
    get(key: string): readonly StoredPlace[] | undefined;
  };
  readonly dumps: readonly DumpBytes[];
}

/** Finds the articles of a project. What cannot be read is said and left out. */
export async function projectArticles(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ProjectArticles> {
  const dumps = await allDumpArticles(folder, dateOrder, terminal);
  const table = await inSlices(ArticleTable.of(dumps), terminal);
  return {
    places: {
      *keys() {
        for (let article = 0; article < table.count; article++) yield table.key(article);
      },
      get: (key) => {
        const found = table.find(key);
        if (found < 0) return undefined;
        return table
          .occurrences(found)
          .map(({ dump, article }) => ({ dump: bytesOf(dump, folder), path: dump.path, article }));
      },
    },
    dumps: dumps.map(({ dump }) => bytesOf(dump, folder)),
  };
}
