import type { DumpArticles } from '../annotation/articleTable';
import { Captures } from '../annotation/captures';
import type { Codebook } from '../annotation/codebook/codebook';
import { fold } from '../annotation/fold';
import type { DateOrder } from '../dump/day';
import { annotatedArticles, type AnnotatedArticles } from '../exchange/annotatedArticles';
import type { SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { bytesOf, type DumpFile } from './dumpFile';
import { inSlices } from './inSlices';
import { matchProject, type AnyProject } from './matchedProject';
import { readProject } from './project';
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
  sources: readonly DumpArticles<Source>[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<AnnotatedSources> {
  const parts: AnnotatedArticles[] = [];
  const captures = new Map<string | undefined, Captures>();
  const codebooks: Codebook[] = [];
  let complete = true;
  for (const folder of new Set(sources.map(({ dump }) => dump.folder))) {
    const asked = sources.filter(({ dump }) => dump.folder === folder);
    const project = folder === undefined ? undefined : await readProject(folder, terminal);
    const annotations = project?.annotations ?? fold([]);
    parts.push(await annotate({ folder, annotations }, asked, dateOrder, terminal));
    if (!project) continue;
    complete &&= project.complete;
    codebooks.push(project.codebook);
    captures.set(folder, new Captures(project.annotations.captures));
  }
  return {
    sources: sources.map(({ dump }) => recordOf(dump, captures.get(dump.folder))),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    articles: joined(parts.map(({ articles }) => articles)),
    annotated: joined(parts.map(({ annotated }) => annotated)),
    orphans: parts.flatMap(({ orphans }) => orphans),
    codebooks,
    complete,
  };
}

async function annotate(
  project: AnyProject,
  asked: readonly DumpArticles<Source>[],
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<AnnotatedArticles> {
  const { table, matched, onArticles } = await matchProject(project, asked, dateOrder, terminal);
  const found = { onArticles, orphans: matched.orphans, astray: project.annotations.astray };
  const named = new Map<DumpFile, Source>(asked.map(({ dump }) => [dump, dump]));
  return inSlices(
    annotatedArticles(table, found, (dump) => named.get(dump)),
    terminal,
  );
}

function joined<T>(parts: readonly Iterable<T>[]): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const part of parts) yield* part;
    },
  };
}

function recordOf(source: Source, captures: Captures | undefined): SourceRecord {
  const { name, path, folder, sha256, bytes } = source;
  const inProject = path !== undefined && folder !== undefined;
  const dump = inProject ? bytesOf({ ...source, path }, folder) : { dump: name, sha256, bytes };
  return sourceRecord(name, dump, captures);
}
