import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { agreementReport, type AgreementReport } from '../annotation/agreement/agreementReport';
import { mainLayer } from '../annotation/annotations';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { comparableArticles, type ComparableProject } from './agreementArticles';
import { csvLines } from './agreementCsv';
import { agreementTables, unfitLines } from './agreementTables';
import { cannotBeRead, Failure } from './failure';
import { dateOrderOption, name, type DateOrderOption } from './options';
import { isFolder } from './project';
import { complain, plain, write, type Terminal } from './terminal';

interface AgreementOptions extends DateOrderOption {
  readonly layer: string;
  readonly coder?: readonly string[];
  readonly json?: true;
  readonly csv?: true;
}

export function addAgreement(program: Command, terminal: Terminal): void {
  program
    .command('agreement')
    .description('measure how far coders agree, on the articles that all of them have done')
    .argument('<folder>', 'the project: the folder with annotations/ in it')
    .addOption(new Option('--layer <layer>', 'of the codings').argParser(name).default(mainLayer))
    .addOption(
      new Option('--coder <name...>', 'compare these only').argParser(
        (coder, before: readonly string[] | undefined) => [...(before ?? []), name(coder)],
      ),
    )
    .addOption(new Option('--json', 'a JSON object').conflicts('csv'))
    .addOption(new Option('--csv', 'a row for each variable, as CSV'))
    .addOption(dateOrderOption())
    .action(async (folder: string, options: AgreementOptions) => {
      const report = await reportOn(folder, options, terminal);
      for (const line of unfitLines(report)) complain(line, terminal);
      await write(linesOf(report, options), terminal);
    });
}

function linesOf(report: AgreementReport, { json, csv }: AgreementOptions): Iterable<string> {
  if (json) return [`${JSON.stringify(report, null, 2)}\n`];
  return csv ? csvLines(report) : agreementTables(report);
}

/** Throws a `Failure` if there is nothing to compare. */
async function reportOn(
  folder: string,
  { layer, coder, dateOrder }: AgreementOptions,
  terminal: Terminal,
): Promise<AgreementReport> {
  await stat(folder).catch((error: unknown) => {
    throw new Failure(cannotBeRead(folder, error), 2);
  });
  if (!(await isFolder(join(folder, annotationsFolder))))
    throw new Failure(`${folder}: no annotations; name a folder with ${annotationsFolder}/ in it`, 1);
  const project = await comparableArticles(folder, dateOrder, terminal);
  if (project.articles.length === 0) throw new Failure(`${folder}: no article of it is annotated`, 1);

  const report = agreementReport(project.articles, project.codebook, { layer, coders: coder });
  const problem = problemOf(report, project);
  if (problem !== undefined) throw new Failure(`${folder}: ${problem}`, 1);
  return report;
}

const howToSayDone =
  'an article counts when the status that its coder gave it is done (in VS Code, Enter in triage)';

/** Why there is nothing to compare; undefined if there is. */
function problemOf(
  { layer, coders, all, pairs }: AgreementReport,
  project: ComparableProject,
): string | undefined {
  const [only, second] = coders;
  const inLayer = `in the layer ${plain(layer)}`;
  if (!only) {
    const others = project.layersWithDone.map(plain).join(', ');
    const where = others === '' ? '' : `; done articles are in the layers: ${others}`;
    return `nobody has done an article ${inLayer}${where}; ${howToSayDone}`;
  }
  if (!second) return `${plain(only.coder)} is the only coder ${inLayer}: two are needed; ${howToSayDone}`;
  const idle = coders.find(({ done }) => done === 0);
  if (idle) return `${plain(idle.coder)} has done no article ${inLayer}; ${howToSayDone}`;
  if ([all, ...pairs].some(({ articles }) => articles > 0)) return undefined;
  return `no article ${inLayer} was done by two coders; ${howToSayDone}`;
}
