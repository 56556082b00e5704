import { MatchedAnnotations } from '../annotation/matchedAnnotations';
import type { DateOrder } from '../dump/day';
import { keysIn } from '../exchange/annotatedArticle';
import type { DumpFile } from './dumpFile';
import type { Project } from './project';
import { keysElsewhere } from './projectDumps';
import type { Terminal } from './terminal';

/** Which articles a project's annotations are on. */
export interface MatchedProject {
  readonly matched: MatchedAnnotations;
  /** The keys of the dump's articles. */
  readonly here: ReadonlySet<string>;
  /** The keys of the articles in the project's other dumps. Some may stand here too. */
  readonly elsewhere: ReadonlySet<string>;
}

/** Finds the articles of a project's annotations in a dump and in the project's others. */
export async function matchProject(
  project: Project,
  dump: DumpFile,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<MatchedProject> {
  const here = new Set(keysIn(dump));
  const elsewhere = await keysElsewhere(project, [dump], dateOrder, terminal);
  const matched = new MatchedAnnotations(project.annotations, new Set([...here, ...elsewhere]));
  return { matched, here, elsewhere };
}
