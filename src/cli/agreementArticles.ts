import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComparableArticle } from '../annotation/agreement/agreementReport';
import { articleText } from '../annotation/articleText';
import { emptyCodebook, type Codebook } from '../annotation/codebook/codebook';
import { readCodebook } from '../annotation/codebook/readCodebook';
import type { DateOrder } from '../dump/day';
import { readArticle } from '../dump/article';
import type { AnnotatedArticle, NamedDump } from '../exchange/annotatedArticle';
import { annotatedArticles } from '../exchange/annotatedArticles';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { isCode } from '../workspace/appendLines';
import type { DumpFile } from './dumpFile';
import { cannotBeRead, Failure } from './failure';
import { inSlices } from './inSlices';
import { matchProject } from './matchedProject';
import { readProject } from './project';
import { complain, fromHere, type Terminal } from './terminal';

/** What is compared in a project. */
export interface ComparableProject {
  /** Those with annotations, in the order of the dumps. */
  readonly articles: readonly ComparableArticle[];
  readonly codebook: Codebook;
  /** The layers in which somebody has done an article, sorted. */
  readonly layersWithDone: readonly string[];
}

/** Reads the articles of a project and its codebook. What cannot be read or placed is said. Throws a `Failure` if it is the codebook. */
export async function comparableArticles(
  folder: string,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<ComparableProject> {
  const { annotations } = await readProject(folder, terminal);
  const { table, matched, onArticles } = await matchProject({ folder, annotations }, [], dateOrder, terminal);
  const found = { onArticles, orphans: matched.orphans, astray: annotations.astray };
  const nameOf = (dump: DumpFile): NamedDump => ({ ...dump, name: dump.file });
  const { annotated, orphans } = await inSlices(annotatedArticles(table, found, nameOf), terminal);
  const what = orphans.length === 1 ? 'annotation' : 'annotations';
  if (orphans.length > 0)
    complain(
      `${fromHere(folder)}: not compared, as the text is in no dump: ${orphans.length} ${what}`,
      terminal,
    );
  const comparable = [...annotated].flatMap(comparableArticle);
  const done = comparable
    .flatMap(({ annotations }) => annotations.statuses)
    .filter(({ value }) => value === 'done');
  return {
    articles: comparable,
    codebook: await codebookOf(folder, terminal),
    layersWithDone: [...new Set(done.map(({ layer }) => layer))].sort(),
  };
}

function comparableArticle({ annotations, occurrences }: AnnotatedArticle): ComparableArticle[] {
  if (!annotations) return [];
  const [{ dump, article }] = occurrences;
  const { headline, paragraphs } = readArticle(dump.source, dump.index, article);
  return [{ annotations, textLength: articleText(headline, paragraphs).length }];
}

/** The codebook of a project, empty if it has none. */
async function codebookOf(folder: string, terminal: Terminal): Promise<Codebook> {
  const path = join(folder, annotationsFolder, 'codebook.json');
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return emptyCodebook;
    throw new Failure(cannotBeRead(fromHere(path), error), 2);
  }
  const { codebook, isReadable } = readCodebook(text);
  if (!isReadable)
    complain(
      `${fromHere(path)}: no codebook, or a mistake in its JSON: only what can be made out of it counts`,
      terminal,
    );
  return codebook;
}
