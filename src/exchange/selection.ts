import type { ArticleAnnotations } from '../annotation/annotations';
import { dayOfIso, noDay, type Day } from '../dump/day';
import type { AnnotatedArticle } from './annotatedArticle';

/** Which of a project's articles are exported, and what of their annotations. What is left out does not narrow. */
export interface Selection {
  /** Calendar dates as yyyy-MM-dd, both inclusive. With either of them, articles without a date are left out. */
  readonly from?: string;
  readonly to?: string;
  /** Only articles with a tag, or a mark, of which this is so. */
  readonly isTag?: (tag: string) => boolean;
  /** Only what these coders have said. */
  readonly coders?: readonly string[];
  /** Only what was said in these layers. */
  readonly layers?: readonly string[];
}

/** The selected articles, with what is selected of their annotations. They can be walked as often as the articles can. */
export function selected(
  articles: Iterable<AnnotatedArticle>,
  selection: Selection,
): Iterable<AnnotatedArticle> {
  const narrow = narrowing(selection);
  return {
    *[Symbol.iterator]() {
      for (const article of articles) {
        const narrowed = narrow(article);
        if (narrowed) yield narrowed;
      }
    },
  };
}

type Narrow = (article: AnnotatedArticle) => AnnotatedArticle | undefined;

function narrowing({ from, to, isTag, coders, layers }: Selection): Narrow {
  const first = from === undefined ? -Infinity : dayOfIso(from);
  const last = to === undefined ? Infinity : dayOfIso(to);
  const isIn = (day: Day): boolean =>
    (from === undefined && to === undefined) || (day > noDay && day >= first && day <= last);
  const isMeant = ({ tags, marks }: ArticleAnnotations): boolean =>
    !isTag || [...tags, ...marks].some(({ tag }) => isTag(tag));
  return ({ occurrences, annotations: all }) => {
    const [{ dump, article }] = occurrences;
    if (!isIn(dump.index.day(article))) return undefined;
    const annotations = all && saidBy(all, coders, layers);
    if (annotations ? !isMeant(annotations) : isTag) return undefined;
    return { occurrences, annotations };
  };
}

/** What these coders have said in these layers; undefined if that is nothing. */
function saidBy(
  annotations: ArticleAnnotations,
  coders: readonly string[] | undefined,
  layers: readonly string[] | undefined,
): ArticleAnnotations | undefined {
  if (!coders && !layers) return annotations;
  const isSelected = ({ by, layer }: { readonly by: string; readonly layer: string }): boolean =>
    (coders?.includes(by) ?? true) && (layers?.includes(layer) ?? true);
  const { tags, statuses, fields, notes, marks, cleared } = annotations;
  const said = {
    tags: tags.filter(isSelected),
    statuses: statuses.filter(isSelected),
    fields: fields.filter(isSelected),
    notes: notes.filter(isSelected),
    marks: marks.filter(isSelected),
    cleared: cleared.filter(isSelected),
  };
  return Object.values(said).some(({ length }) => length > 0) ? { ...annotations, ...said } : undefined;
}
