import { Uri } from 'vscode';

/** The scheme of the read-only documents that show one article of a big dump each. */
export const articleScheme = 'newsdump-article';

/** What such a document shows. */
export interface ShownArticle {
  /** The file of the dump. */
  readonly dump: Uri;
  /** The article's key. */
  readonly key: string;
  /** Where its headline stood when the document was opened, 0-based. */
  readonly line: number;
}

/** The URI of the document that shows an article. The same place of the same article always has the same. */
export function articleUri({ dump, key, line }: ShownArticle, headline: string): Uri {
  // Its name has nothing that a path would read, and of a long headline the beginning.
  const words = headline.replace(/[\p{C}\s/\\:*?"<>|#%]+/gu, ' ').trim();
  const name = /^.{0,60}/u.exec(words)?.[0].trim();
  return Uri.from({
    scheme: articleScheme,
    path: `/${dump.path.split('/').at(-1) ?? ''}/${name ?? ''}.newsdump`,
    query: JSON.stringify([dump.toString(), key, line]),
  });
}

/** What a document shows, undefined if it does not show an article of a big dump. */
export function shownIn({ scheme, query }: Uri): ShownArticle | undefined {
  if (scheme !== articleScheme) return undefined;
  try {
    const [dump, key, line] = JSON.parse(query) as unknown[];
    return typeof dump === 'string' && typeof key === 'string' && typeof line === 'number'
      ? { dump: Uri.parse(dump, true), key, line }
      : undefined;
  } catch {
    // Somebody else made it: it shows nothing.
    return undefined;
  }
}

/** The file that a document's text is from: of one that shows an article, the dump; else its own. */
export function fileOf(uri: Uri): Uri {
  return shownIn(uri)?.dump ?? uri;
}
