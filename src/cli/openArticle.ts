import { dirname } from 'node:path';
import { Captures } from '../annotation/captures';
import { CodedArticle } from '../annotation/codedArticle';
import type { EventBody } from '../annotation/eventBody';
import { referenceOf } from '../annotation/articlePlace';
import { withIdentities } from './dumpArticles';
import { bytesOf, readStoredDump } from './dumpFile';
import { matchProject } from './matchedProject';
import { pickArticle } from './pickArticle';
import { projectFolderOf, readProject, writeEvents } from './project';
import type { TagOptions } from './tagOptions';
import { plain, type Terminal } from './terminal';

/** An article that a coder is about to tag. */
export interface OpenArticle {
  /** Headline and date, for people. */
  readonly label: string;
  /** The coder's tags on it in the layer `main`. */
  readonly tags: ReadonlySet<string>;
  /**
   * Give the article tags, or take tags that it has away: one batch in the coder's journal, on the disk when it resolves. If the bytes
   * of the dump are not recorded yet, they are, too.
   */
  readonly addTags: (tags: readonly string[]) => Promise<void>;
  readonly removeTags: (tags: readonly string[]) => Promise<void>;
}

/** Opens the article that is meant. Throws a `Failure` if there is none, or it cannot be told or read. */
export async function openArticle(
  file: string,
  options: TagOptions,
  terminal: Terminal,
): Promise<OpenArticle> {
  const { coder, dateOrder } = options;
  const dump = await readStoredDump(file, dateOrder, terminal);
  const article = referenceOf({ dump, article: pickArticle(dump, options) });
  const project = await readProject((await projectFolderOf(dump.path)) ?? dirname(dump.path), terminal);
  const { matched } = await matchProject(
    project,
    [await withIdentities(dump, terminal)],
    dateOrder,
    terminal,
  );
  const coded = new CodedArticle(matched, article, coder);
  const captures = new Captures(project.annotations.captures).needed(bytesOf(dump, project.folder));
  const write = (bodies: readonly EventBody[]): Promise<void> =>
    writeEvents(project, [...captures, ...bodies], coder);
  return {
    label: `${plain(article.headline.trim())} (${article.date ?? 'no date'})`,
    tags: coded.tags,
    addTags: (tags) => write(coded.change(tags, [])),
    removeTags: (tags) => write(coded.change([], tags)),
  };
}
