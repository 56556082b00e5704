import { Option, type Command } from 'commander';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ArticleTable } from '../annotation/articleTable';
import { matchTable } from '../annotation/matchedTable';
import { ImportError, type AnnotationReader, type ImportFile } from '../exchange/imported';
import { planImport, type ImportPlan } from '../exchange/importing';
import { formatInfos, type FormatId } from '../exchange/registry';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { importJournalName } from '../workspace/importJournal';
import { sha256 } from '../workspace/sha256';
import { allDumpArticles } from './dumpArticles';
import { cannotBeRead, Failure } from './failure';
import { inSlices } from './inSlices';
import { dateOrderOption, name, type DateOrderOption } from './options';
import { projectFolderOf, readProject, type Project } from './project';
import { complain, fromHere, plain, write, type Terminal } from './terminal';

interface ImportCommandOptions extends DateOrderOption {
  readonly into: string;
  readonly format?: FormatId;
  readonly coder?: string;
  readonly layer?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export function addImport(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('read annotations that an export or another tool wrote, into the project of a dump')
    .argument('<annotations>', 'a file, a zip, or a folder of files')
    .addOption(new Option('--into <path>', 'a dump, or a folder of the project').makeOptionMandatory())
    .addOption(
      new Option('--format <format>', 'what the annotations are in; without it, their content tells').choices(
        formatInfos.flatMap((info) => ('reads' in info ? [info.id] : [])),
      ),
    )
    .addOption(new Option('--coder <name>', 'who said what the file names no coder for').argParser(name))
    .addOption(new Option('--layer <layer>', 'the layer of what the file names none for').argParser(name))
    .option('--dry-run', 'only tell what would be written')
    .option('--json', 'the report as a JSON object')
    .addOption(dateOrderOption())
    .action((annotations: string, options: ImportCommandOptions) =>
      importInto(annotations, options, terminal),
    );
}

async function importInto(path: string, options: ImportCommandOptions, terminal: Terminal): Promise<void> {
  const folder = await projectAt(options.into);
  try {
    const { importedFiles } = await import('./importedFiles');
    const { isQdc } = await import('../exchange/qdcReader');
    const files = await importedFiles(path);
    if (options.format === 'qdc' || (options.format === undefined && isQdc(files))) {
      const { importCodebookInto } = await import('./importedCodebook');
      await importCodebookInto(folder, files, { name: path, ...options }, terminal);
    } else await importAnnotations(path, folder, files, options, terminal);
  } catch (error) {
    throw error instanceof ImportError ? new Failure(`${path}: ${plain(error.message)}`, 1) : error;
  }
}

async function importAnnotations(
  path: string,
  folder: string,
  files: readonly ImportFile[],
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const { dryRun, json } = options;
  const now = new Date();
  const project = await readProject(folder, terminal);
  const plan = await planned(files, project, options, now, terminal);
  const file = importJournalName(basename(path), now);
  const isWritten = plan.events.length > 0 && !dryRun;
  if (isWritten) await project.store.append(file, plan.events);
  const journal = isWritten ? fromHere(join(project.folder, annotationsFolder, file)) : undefined;
  if (!json)
    for (const { place, reason } of plan.refused) complain(`${path}: ${place}: ${plain(reason)}`, terminal);
  await write(json ? jsonOf(plan, journal) : linesOf(plan, journal, dryRun ?? false), terminal);
  if (plan.refused.length > 0) terminal.exitCode = 1;
}

/** The project of a dump or a folder; where there is none yet, the folder that gets one. Throws a `Failure` if nothing is there. */
async function projectAt(into: string): Promise<string> {
  const path = resolve(into);
  const stats = await stat(path).catch((error: unknown) => {
    throw new Failure(cannotBeRead(into, error), 2);
  });
  const folder = stats.isDirectory() ? path : dirname(path);
  return (await projectFolderOf(join(folder, 'dump'))) ?? folder;
}

async function planned(
  files: readonly ImportFile[],
  project: Project,
  { format, coder, layer, dateOrder }: ImportCommandOptions,
  now: Date,
  terminal: Terminal,
): Promise<ImportPlan> {
  const { annotations, events, newest } = project;
  const reader = await readerOf(format, files);
  const dumps = await allDumpArticles(project.folder, dateOrder, terminal);
  const table = await inSlices(ArticleTable.of(dumps), terminal);
  const matched = await inSlices(matchTable(table, annotations), terminal);
  const said = { ...(coder !== undefined && { coder }), ...(layer !== undefined && { layer }) };
  return inSlices(
    planImport(reader.read(files), { table, annotations, matched }, { events, newest, now, sha256, ...said }),
    terminal,
  );
}

async function readerOf(
  format: FormatId | undefined,
  files: readonly ImportFile[],
): Promise<AnnotationReader> {
  const { readers } = await import('../exchange/readers');
  const { readerFor } = await import('../exchange/readerFor');
  return (format && readers[format]) ?? readerFor(files).reader;
}

function* linesOf(plan: ImportPlan, journal: string | undefined, isDryRun: boolean): Generator<string> {
  const { matched, orphans, known, refused } = plan;
  yield `${matched} matched, ${orphans} not found, ${known} known already, ${refused.length} refused\n`;
  if (orphans > 0) yield 'what is not found is kept as unplaced\n';
  if (journal !== undefined) yield `written to ${journal}\n`;
  else
    yield isDryRun && plan.events.length > 0
      ? 'nothing was written: a dry run\n'
      : 'there is nothing to write\n';
}

function jsonOf({ matched, orphans, known, refused }: ImportPlan, journal: string | undefined): string[] {
  const report = { matched, orphans, known, refused, ...(journal !== undefined && { journal }) };
  return [`${JSON.stringify(report, null, 2)}\n`];
}
