import { isoDate } from '../dump/day';
import { articleRecord, type AnnotatedArticle } from './annotatedArticle';
import type { Export, FileWriter } from './export';
import { markdownArticle, markdownOrphan } from './markdownArticle';
import { markdownText } from './markdownText';
import type { TagCodeRecord } from './records';

/**
 * A report to read: a section a tag, in the order of the codebook, with the articles on which it is or that have a passage with it, by date;
 * then the annotated articles without a tag, and the annotations that found no article. Articles on which nothing is annotated are left out.
 */
export const markdown: FileWriter = { write };

function* write(contents: Export): Generator<string> {
  const { codebook, sources, exportedAt, orphans, sha256 } = contents;
  const { byTag, untagged, annotated } = yield* sorted(contents.articles);
  const labels = labelsOf(codebook.tags);
  const fields = new Map(codebook.fields.map(({ id, label }) => [id, label]));
  yield `# ${markdownText(codebook.title ?? 'Annotated articles')}\n\n`;
  const from = sources.map(({ name }) => markdownText(name)).join(', ');
  yield `${annotated} annotated articles${from && ` from ${from}`}, exported on ${markdownText(exportedAt.slice(0, 10))}.\n`;
  const names = { tag: (id: string) => labels.get(id) ?? id, field: (id: string) => fields.get(id) ?? id };
  for (const tag of codebook.tags) {
    const articles = byTag.get(tag.id);
    if (!articles) continue;
    yield `\n## ${markdownText(names.tag(tag.id))} (${articles.length})\n`;
    if (tag.description) yield `\n${markdownText(tag.description)}\n`;
    for (const article of articles) yield markdownArticle(articleRecord(article, sha256), tag.id, names);
  }
  if (untagged.length > 0) yield `\n## Without a tag (${untagged.length})\n`;
  for (const article of untagged) yield markdownArticle(articleRecord(article, sha256), undefined, names);
  let isFirst = true;
  for (const orphan of orphans) {
    yield `${isFirst ? '\n## Found no place\n\n' : ''}${markdownOrphan(orphan, names)}`;
    isFirst = false;
  }
}

/** The articles by the tags that are on them or on their passages. They are held without their texts. */
function* sorted(articles: Iterable<AnnotatedArticle>): Generator<
  '',
  {
    readonly byTag: ReadonlyMap<string, readonly AnnotatedArticle[]>;
    readonly untagged: readonly AnnotatedArticle[];
    readonly annotated: number;
  }
> {
  const byTag = new Map<string, AnnotatedArticle[]>();
  const untagged: AnnotatedArticle[] = [];
  let annotated = 0;
  for (const article of articles) {
    yield '';
    const { annotations } = article;
    if (!annotations) continue;
    annotated++;
    const tags = new Set([...annotations.tags, ...annotations.marks].map(({ tag }) => tag));
    for (const tag of tags) {
      const list = byTag.get(tag);
      if (list) list.push(article);
      else byTag.set(tag, [article]);
    }
    if (tags.size === 0) untagged.push(article);
  }
  for (const list of [...byTag.values(), untagged]) {
    yield '';
    sortByDate(list);
  }
  return { byTag, untagged, annotated };
}

/** The oldest first, those without a date last; of a date in the order of the export. */
function sortByDate(articles: AnnotatedArticle[]): void {
  const dates = new Map(articles.map((article) => [article, dateOf(article)]));
  const dateIn = (article: AnnotatedArticle): string => dates.get(article) ?? '';
  articles.sort((a, b) => (dateIn(a) === dateIn(b) ? 0 : dateIn(a) < dateIn(b) ? -1 : 1));
}

function dateOf({ occurrences: [{ dump, article }] }: AnnotatedArticle): string {
  return isoDate(dump.index.day(article)) ?? '~';
}

/** The labels from the root to each tag. */
function labelsOf(tags: readonly TagCodeRecord[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { id, label, parent } of tags) {
    const above = parent === undefined ? undefined : labels.get(parent);
    labels.set(id, above === undefined ? label : `${above} › ${label}`);
  }
  return labels;
}
