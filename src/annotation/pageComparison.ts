import type { Article } from '../dump/article';
import { isoDate } from '../dump/day';
import { matchReferences } from './matching';

/** The articles of a page, by key, beside those that a project has. Each is in one of the lists, once, in the order of the page. */
export interface PageComparison {
  readonly fresh: readonly string[];
  readonly seen: readonly string[];
  readonly changed: readonly ChangedArticle[];
}

/** An article that surely is one of the project's, though its date, headline or lead is another. */
export interface ChangedArticle {
  /** The key of the article on the page. */
  readonly now: string;
  /** The key of the project's article. */
  readonly was: string;
}

/**
 * Compares a page with a project. The time it takes grows as the number of articles does.
 * @param page the keys of the page's articles
 * @param project the keys of all articles of the project's dumps
 */
export function comparePage(page: Iterable<string>, project: Iterable<string>): PageComparison {
  const articles = new Set(page);
  const { placed } = matchReferences(keyed(articles), keyed(new Set(project)));
  const fresh: string[] = [];
  const seen: string[] = [];
  const changed: ChangedArticle[] = [];
  for (const key of articles) {
    const known = placed.get(key);
    if (!known) fresh.push(key);
    else if (known.how === 'exact') seen.push(key);
    else changed.push({ now: key, was: known.article });
  }
  return { fresh, seen, changed };
}

function keyed(keys: ReadonlySet<string>): readonly { readonly key: string }[] {
  return [...keys].map((key) => ({ key }));
}

/** A line of an article: as it was, as it is now, or both. */
export interface ChangeLine {
  readonly sign: '-' | '+' | ' ';
  /** Without a line end. */
  readonly text: string;
}

/** An article before and after a change, line by line: headline, excerpt, date if it is known. */
export function articleChange(was: Article, now: Article): readonly ChangeLine[] {
  return [
    ...changeOf([was.headline], [now.headline]),
    ...changeOf(was.paragraphs, now.paragraphs),
    ...changeOf(dateLines(was), dateLines(now)),
  ];
}

function dateLines({ day }: Article): readonly string[] {
  const date = isoDate(day);
  return date === null ? [] : [date];
}

/** Takes the lines that differ from the first to the last for changed. */
function changeOf(was: readonly string[], now: readonly string[]): readonly ChangeLine[] {
  const shorter = Math.min(was.length, now.length);
  let start = 0;
  while (start < shorter && was[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  return [
    ...lines(' ', now.slice(0, start)),
    ...lines('-', was.slice(start, was.length - end)),
    ...lines('+', now.slice(start, now.length - end)),
    ...lines(' ', now.slice(now.length - end)),
  ];
}

function lines(sign: ChangeLine['sign'], texts: readonly string[]): readonly ChangeLine[] {
  return texts.map((text) => ({ sign, text }));
}
