import { CancellationError, l10n, Uri, window } from 'vscode';
import type { AnnotationReader, ImportFile } from '../exchange/imported';
import type { ImportPlan } from '../exchange/importing';
import { readers } from '../exchange/readers';
import { formatInfos, type FormatId } from '../exchange/registry';
import { annotationsFolder } from '../workspace/annotationsFolder';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { importJournalName } from '../workspace/importJournal';
import { log, reasonOf } from '../workspace/log';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import { formatTexts } from './exportFormats';
import { pickSource, type ImportSource } from './importedFiles';
import { isNameless, planned, readItems } from './importPlan';
import { askToImport, reportOf } from './importReport';
import { pickProject, saveDumps } from './wholeProject';

/** *Import Annotations…*: reads what an export or another tool wrote, reports, and writes what is new to a journal of its own. */
export async function importAnnotations(catalogue: Catalogue): Promise<void> {
  await catalogue.fileDumps.read();
  await catalogue.upToDate();
  const project = await pickProject(catalogue, l10n.t('Import into Which Project?'));
  if (!project || !(await saveDumps(catalogue, project))) return;
  const source = await pickSource();
  if (!source) return;
  try {
    await importFrom(source, catalogue, project);
  } catch (error) {
    if (error instanceof CancellationError) return;
    log.error(`${source.name}: ${reasonOf(error)}`);
    void window.showErrorMessage(
      plainLabel(l10n.t('Nothing was imported. {0}: {1}', source.name, reasonOf(error))),
    );
  }
}

async function importFrom(
  { name, files }: ImportSource,
  catalogue: Catalogue,
  project: Project,
): Promise<void> {
  const all = await files();
  const known = await recognisedBy(all);
  if (known) {
    await importAnnotationsFrom(name, known, all, catalogue, project);
    return;
  }
  const { importCodebookFrom, isQdc } = await import('./importingCodebook');
  const format = isQdc(all) ? 'qdc' : await pickFormatOf(name);
  const reader = format && readers[format];
  if (reader) await importAnnotationsFrom(name, reader, all, catalogue, project);
  else if (format === 'qdc') await importCodebookFrom(name, all, project);
}

/** What reads files that look like this. */
async function recognisedBy(files: readonly ImportFile[]): Promise<AnnotationReader | undefined> {
  const slice = new TimeSlice();
  for (const reader of Object.values(readers)) {
    if (reader.recognises(files)) return reader;
    await slice.pauseIfDue();
  }
  return undefined;
}

async function importAnnotationsFrom(
  name: string,
  reader: AnnotationReader,
  files: readonly ImportFile[],
  catalogue: Catalogue,
  project: Project,
): Promise<void> {
  const items = await readItems(reader, files);
  const said = isNameless(items) ? await askForCoderOf(name) : { coder: undefined };
  if (!said) return;
  const { annotations } = project;
  const plan = await planned(catalogue, project, items, said.coder);
  if (!(await askToImport(reportOf(name, plan)))) return;
  // More may have been annotated while the user was asked.
  const isCurrent = project.annotations === annotations;
  const { events } = isCurrent ? plan : await planned(catalogue, project, items, said.coder);
  const journal = importJournalName(name, new Date());
  await project.appendTo(journal, events);
  void offerLog(plan, journal, project);
}

/** Asks what the files are in, when they do not look like any of the formats. */
async function pickFormatOf(name: string): Promise<FormatId | undefined> {
  const texts = formatTexts();
  const items = formatInfos.flatMap((info) =>
    'reads' in info ? [{ label: texts[info.id].title, id: info.id }] : [],
  );
  const title = plainLabel(l10n.t('{0} Looks like None of These. Which Is It?', name));
  return (await window.showQuickPick(items, { title }))?.id;
}

/** Asks who said what the files name no coder for. Undefined if the user leaves. */
async function askForCoderOf(name: string): Promise<{ readonly coder: string } | undefined> {
  const coder = await window.showInputBox({
    title: plainLabel(l10n.t('Whose Annotations Are in {0}?', name)),
    prompt: l10n.t('The name of the coder, for those that the file names none for.'),
    value: coderSetting() ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('Enter a name.') : undefined),
  });
  return coder === undefined ? undefined : { coder: coder.trim() };
}

async function offerLog(
  { matched, orphans }: ImportPlan,
  journal: string,
  { folder }: Project,
): Promise<void> {
  const open = l10n.t('Open Coding Log');
  const answer = await window.showInformationMessage(
    plainLabel(l10n.t('{0} annotations were imported to {1}.', matched + orphans, journal)),
    open,
  );
  if (answer === open) await window.showTextDocument(Uri.joinPath(folder, annotationsFolder, journal));
}
