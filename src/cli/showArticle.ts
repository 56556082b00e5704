import type { ArticleAnnotations } from '../annotation/annotations';
import { byId } from '../annotation/order';
import { articleWithId } from '../annotation/provenance';
import type { DateOrder } from '../dump/day';
import { orphansOf } from '../exchange/orphans';
import type { OrphanRecord } from '../exchange/records';
import type { Project } from './project';
import type { ProjectArticles } from './projectArticles';
import { readShownArticle, type ShownArticle } from './shownArticle';
import { articleFields, labelled, sourceFields, type Shown } from './shownFields';
import { table } from './table';
import { plain, type Terminal } from './terminal';

/** The article with this exported id, and the annotations that stand on it; undefined if there is none. */
export async function shownArticleWithId(
  id: string,
  project: Project,
  { places }: ProjectArticles,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<Shown | undefined> {
  const found = articleWithId(id, project.annotations, places.keys());
  if (!found) return undefined;
  const standing = found.key === undefined ? undefined : places.get(found.key);
  const shown: ShownArticle = standing
    ? await readShownArticle(standing, undefined, project, dateOrder, terminal)
    : { headline: '', date: null, ...found.annotations?.reference, occurrences: [], sources: [] };
  const { headline, date, occurrences, sources } = shown;
  const annotations = listOf(found.annotations);
  return {
    record: { article: { id, headline, date }, occurrences, annotations, sources },
    lines: [
      ...labelled([
        ...articleFields(id, shown, project.folder),
        ...sources.flatMap((source) => sourceFields(source, project.folder)),
      ]),
      '\n',
      ...(annotations.length === 0 ? ['nothing is annotated\n'] : annotationTable(annotations)),
    ],
  };
}

type ShownAnnotation = Pick<OrphanRecord, 'kind' | 'annotation'>;

/** The annotations, in the order of their ids. */
function listOf(annotations: ArticleAnnotations | undefined): readonly ShownAnnotation[] {
  if (!annotations) return [];
  // Each kind of annotation has a record as an orphan has it, also where the article is found.
  return [...orphansOf(annotations)]
    .map(({ kind, annotation }) => ({ kind, annotation }))
    .sort((a, b) => byId(a.annotation, b.annotation));
}

function annotationTable(annotations: readonly ShownAnnotation[]): Iterable<string> {
  return table(
    ['id', 'time', 'coder', 'kind', 'value'],
    annotations.map(({ kind, annotation }) => [
      plain(annotation.id),
      annotation.at,
      plain(annotation.by),
      kind,
      plain(valueOf(annotation)),
    ]),
  );
}

function valueOf(annotation: ShownAnnotation['annotation']): string {
  if ('tag' in annotation)
    return 'text' in annotation ? `${annotation.tag}: ${annotation.text}` : annotation.tag;
  if ('text' in annotation) return annotation.text;
  return 'field' in annotation
    ? `${annotation.field}: ${JSON.stringify(annotation.value)}`
    : annotation.value;
}
