import type { Command } from 'commander';
import { selected } from '../exchange/selection';
import { statisticsOf } from '../exchange/statistics';
import { annotateSources } from './annotatedSources';
import { inSlices } from './inSlices';
import { noArticles } from './noArticles';
import { dateOrderOption, type DateOrderOption } from './options';
import { withProgress } from './progress';
import { addSelectionOptions, selectionOf, type SelectionOptions } from './selectionOptions';
import { readSources } from './sources';
import { statisticsTables, type ProjectStatistics } from './statisticsTables';
import { write, type Terminal } from './terminal';

interface StatsOptions extends SelectionOptions, DateOrderOption {
  readonly json?: true;
}

export function addStats(program: Command, terminal: Terminal): void {
  const command = program
    .command('stats')
    .description('count articles and their annotations: by month, tag, field, coder, layer and status')
    .argument('<path...>', 'dumps, and folders of dumps; - is standard input, which has no annotations');
  addSelectionOptions(command)
    .option('--json', 'a JSON object')
    .addOption(dateOrderOption())
    .action((paths: string[], options: StatsOptions) => showStatistics(paths, options, terminal));
}

async function showStatistics(
  paths: readonly string[],
  options: StatsOptions,
  terminal: Terminal,
): Promise<void> {
  const { dateOrder, json } = options;
  const selection = selectionOf(options);
  const sources = await readSources(paths, dateOrder, terminal);
  for (const { dump } of sources) if (dump.index.articleCount === 0) noArticles(dump.file, terminal);
  const { orphans, complete, ...all } = await annotateSources(sources, dateOrder, terminal);
  // Only what is annotated has a tag.
  const [searched, count] = selection.isTag
    ? [all.annotated, [...all.annotated].length]
    : [all.articles, all.count];
  const articles = selected(withProgress(searched, count, 'Counting', terminal), selection);
  const counted = await inSlices(statisticsOf(articles, selection.layers), terminal);
  const statistics: ProjectStatistics = { ...counted, unplaced: orphans.length, complete };
  await write(
    json
      ? [`${JSON.stringify(statistics, null, 2)}\n`]
      : statisticsTables(statistics, terminal.output.columns),
    terminal,
  );
}
