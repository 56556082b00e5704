import { Option, type Command } from 'commander';
import { version } from '../../package.json';
import { codebookInUse } from '../exchange/codebookInUse';
import type { Export, WriteOptions } from '../exchange/export';
import { partitioned } from '../exchange/partitions';
import { formatInfos, type FormatId } from '../exchange/registry';
import { selected } from '../exchange/selection';
import { exportTime } from '../workspace/exportTime';
import { sha256 } from '../workspace/sha256';
import { annotateSources } from './annotatedSources';
import { Failure } from './failure';
import { noArticles } from './noArticles';
import { dateOrderOption, type DateOrderOption } from './options';
import { refuseToReplace, standardOutput, writeExport } from './outputFile';
import { withProgress } from './progress';
import { addSelectionOptions, selectionOf, type SelectionOptions } from './selectionOptions';
import { readSources } from './sources';
import type { Terminal } from './terminal';

interface ExportOptions extends DateOrderOption, SelectionOptions {
  readonly format: FormatId;
  readonly output: string;
  readonly partitionBy?: 'month';
  readonly bom?: true;
  /** False with `--no-guard`. */
  readonly guard: boolean;
}

export function addExport(program: Command, terminal: Terminal): void {
  const command = program
    .command('export')
    .description('write articles with their annotations; newsdump formats tells how')
    .argument('<path...>', 'dumps, and folders of dumps; - is standard input, which has no annotations')
    .addOption(
      new Option('--format <format>', 'how')
        .choices(formatInfos.map(({ id }) => id))
        .default(formatInfos[0].id),
    )
    .option(
      '--output <path>',
      'where to; - is standard output. Several files become a folder, or a zip if the path ends in .zip',
      standardOutput,
    );
  addSelectionOptions(command)
    .addOption(
      new Option('--partition-by <part>', 'jsonl: a folder of files, one for each').choices(['month']),
    )
    .option('--bom', 'csv: begin with a byte order mark, by which Excel knows UTF-8')
    .option(
      '--no-guard',
      "csv: leave cells as they are that a spreadsheet would run; without it, a ' goes before them",
    )
    .addOption(dateOrderOption())
    .action((paths: string[], options: ExportOptions) => exportFiles(paths, options, terminal));
}

async function exportFiles(
  paths: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
): Promise<void> {
  const { output, dateOrder, format, partitionBy } = options;
  if (partitionBy !== undefined && format !== 'jsonl')
    throw new Failure('--partition-by is for --format jsonl', 2);
  const exportedAt = exportTime(terminal.environment, new Date());
  const sources = await readSources(paths, dateOrder, terminal);
  const dumps = sources.map(({ dump }) => dump);
  await refuseToReplace(output, dumps);
  const empty = dumps.filter(({ index }) => index.articleCount === 0);
  for (const { file } of empty) noArticles(file, terminal);
  if (empty.length === sources.length) return;
  const { orphans, complete, codebooks, ...all } = await annotateSources(sources, dateOrder, terminal);
  const selection = selectionOf(options);
  // Only what is annotated has a tag.
  const [searched, count] = selection.isTag
    ? [all.annotated, [...all.annotated].length]
    : [all.articles, all.count];
  const contents: Export = {
    generator: `newsdump ${version}`,
    exportedAt,
    sources: all.sources,
    codebook: codebookInUse(selected(all.annotated, selection), orphans, codebooks),
    articles: selected(withProgress(searched, count, 'Writing', terminal), selection),
    orphans,
    complete,
    sha256,
  };
  // With the libraries of the formats, which no other command needs.
  const { writerOf } = await import('../exchange/writers');
  const writer = partitionBy === undefined ? await writerOf(format) : partitioned;
  await writeExport(output, writer, contents, writeOptionsOf(options), terminal);
}

function writeOptionsOf({ bom, guard, format }: ExportOptions): WriteOptions {
  if ((bom ?? !guard) && !format.startsWith('csv'))
    throw new Failure(`${bom ? '--bom' : '--no-guard'} is for --format csv and csv-annotations`, 2);
  return { byteOrderMark: bom ?? false, unguarded: !guard };
}
