import { Option, type Command } from 'commander';
import { version } from '../../package.json';
import { tagsOf } from '../annotation/consensus';
import { codebookInUse } from '../exchange/codebookInUse';
import type { AnnotatedArticle } from '../exchange/annotatedArticle';
import type { Export } from '../exchange/export';
import { formats } from '../exchange/registry';
import { exportTime } from '../workspace/exportTime';
import { sha256 } from '../workspace/sha256';
import { annotateSources } from './annotatedSources';
import { noArticles } from './noArticles';
import { dateOrderOption, type DateOrderOption } from './options';
import { refuseToReplace, standardOutput, writeOutput } from './outputFile';
import { withProgress } from './progress';
import { readSources } from './sources';
import type { Terminal } from './terminal';

interface ExportOptions extends DateOrderOption {
  readonly format: string;
  readonly output: string;
  readonly tagged?: true;
}

export function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write articles with their annotations')
    .argument('<file...>', 'dumps; - is standard input, which has no annotations')
    .addOption(
      new Option('--format <format>', 'how').choices(formats.map(({ id }) => id)).default(formats[0].id),
    )
    .option('--output <path>', 'where to; - is standard output', standardOutput)
    .option('--tagged', 'only articles with a tag')
    .addOption(dateOrderOption())
    .action((files: string[], options: ExportOptions) => exportFiles(files, options, terminal));
}

async function exportFiles(
  files: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
): Promise<void> {
  const { output, dateOrder, tagged } = options;
  const format = formats.find(({ id }) => id === options.format) ?? formats[0];
  const exportedAt = exportTime(terminal.environment, new Date());
  const sources = await readSources(files, dateOrder, terminal);
  const dumps = sources.map(({ dump }) => dump);
  await refuseToReplace(output, dumps);
  const empty = dumps.filter(({ index }) => index.articleCount === 0);
  for (const { file } of empty) noArticles(file, terminal);
  if (empty.length === sources.length) return;
  const { orphans, complete, codebooks, ...all } = await annotateSources(sources, dateOrder, terminal);
  const isTagged = ({ annotations }: AnnotatedArticle): boolean => tagsOf(annotations).length > 0;
  const written = tagged ? [...all.annotated].filter(isTagged) : undefined;
  const contents: Export = {
    generator: `newsdump ${version}`,
    exportedAt,
    sources: all.sources,
    codebook: codebookInUse(written ?? all.annotated, orphans, codebooks),
    articles: withProgress(written ?? all.articles, written?.length ?? all.count, 'Writing', terminal),
    orphans,
    complete,
    sha256,
  };
  await writeOutput(output, format.write(contents), terminal);
}
