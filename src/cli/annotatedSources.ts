import { Captures } from '../annotation/captures';
import type { Codebook } from '../annotation/codebook/codebook';
import { fold } from '../annotation/fold';
import type { DateOrder } from '../dump/day';
import { annotateArticles, type AnnotatedArticles } from '../exchange/annotatedArticles';
import type { SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { bytesOf } from './dumpFile';
import { readProject } from './project';
import { keysElsewhere } from './projectDumps';
import type { Source } from './sources';
import type { Terminal } from './terminal';

/** Dumps and their annotations joined, and where they come from. */
interface AnnotatedSources extends AnnotatedArticles {
  /** In the order of the dumps. */
  readonly sources: readonly SourceRecord[];
  /** Those of the projects, in the order of the articles. */
  readonly codebooks: readonly Codebook[];
  /** Whether every event was understood. */
  readonly complete: boolean;
}

/** Joins dumps with the annotations of their projects. The articles come project by project. */
export async function annotateSources(
  sources: readonly Source[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<AnnotatedSources> {
  const parts: AnnotatedArticles[] = [];
  const captures = new Map<string | undefined, Captures>();
  const codebooks: Codebook[] = [];
  let complete = true;
  for (const folder of new Set(sources.map((source) => source.folder))) {
    const dumps = sources.filter((source) => source.folder === folder);
    if (folder === undefined) {
      parts.push(annotateArticles(dumps, fold([])));
      continue;
    }
    const project = await readProject(folder, terminal);
    complete &&= project.complete;
    codebooks.push(project.codebook);
    captures.set(folder, new Captures(project.annotations.captures));
    const elsewhere = await keysElsewhere(project, dumps, dateOrder, terminal);
    parts.push(annotateArticles(dumps, project.annotations, elsewhere));
  }
  return {
    sources: sources.map((source) => recordOf(source, captures.get(source.folder))),
    articles: parts.flatMap(({ articles }) => articles),
    orphans: parts.flatMap(({ orphans }) => orphans),
    codebooks,
    complete,
  };
}

function recordOf(source: Source, captures: Captures | undefined): SourceRecord {
  const { name, path, folder, sha256, bytes } = source;
  const inProject = path !== undefined && folder !== undefined;
  const dump = inProject ? bytesOf({ ...source, path }, folder) : { dump: name, sha256, bytes };
  return sourceRecord(name, dump, captures);
}
