import { referenceOf } from '../annotation/articlePlace';
import { referenceKey } from '../annotation/reference';
import type { ShownArticle } from './articleDocument';
import type { Dump, Occurrence } from './dump';

/**
 * Where the article that a document shows stands in its dump now: where it stood when the document was opened, else the nearest place; undefined
 * if it is gone.
 * @param listed gives the places where articles with its key were listed; asked only if it does not stand where it stood
 */
export function placeOf(
  { key, line }: ShownArticle,
  dump: Dump,
  listed: () => readonly Occurrence[],
): Occurrence | undefined {
  const here = { dump, article: dump.index.articleAt(line) };
  if (hasKey(here, key)) return here;
  const places = listed().filter((place) => place.dump === dump && hasKey(place, key));
  const distance = ({ article }: Occurrence): number => Math.abs(dump.index.lines(article).headline - line);
  return places.sort((a, b) => distance(a) - distance(b))[0];
}

/** What was listed may be of a text that is gone. */
const hasKey = (place: Occurrence, key: string): boolean =>
  place.article >= 0 &&
  place.article < place.dump.index.articleCount &&
  referenceKey(referenceOf(place)) === key;
