import type { CancellationToken, Progress, QuickPickItem } from 'vscode';
import { CancellationError, commands, l10n, ProgressLocation, Uri, window } from 'vscode';
import { Captures } from '../annotation/captures';
import { version } from '../../package.json';
import type { AnnotatedArticle } from '../exchange/annotatedArticle';
import { tagsOf } from '../annotation/consensus';
import { codebookInUse } from '../exchange/codebookInUse';
import type { Export } from '../exchange/export';
import type { SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { formats } from '../exchange/registry';
import type { AnnotatedArticles } from '../exchange/annotatedArticles';
import type { Catalogue } from '../workspace/catalogue';
import { plainLabel } from '../workspace/plainLabel';
import { isInAnnotations } from '../workspace/dumpFiles';
import { bytesOf } from '../workspace/dumpBytes';
import { exportTime } from '../workspace/exportTime';
import { sha256 } from '../workspace/sha256';
import { log, reasonOf } from '../workspace/log';
import type { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';
import { annotatedProject } from './annotatedProject';
import { TimeSlice } from '../workspace/timeSlice';
import { writeFileWhole } from '../workspace/writeFileWhole';

/** *Export Tagged Articles…*: writes the articles of a project, all or those with a tag, to a file. */
export async function exportArticles(catalogue: Catalogue): Promise<void> {
  await catalogue.fileDumps.read();
  await catalogue.upToDate();
  const project = await pickProject(catalogue);
  if (!project || !(await saveDumps(catalogue, project))) return;
  const all = await new TimeSlice().run(annotatedProject(catalogue, project));
  const scope = all && (await pickScope(all));
  if (!scope) return;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Tagged Articles'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(project.folder, `${project.name}.${formats[0].extension}`),
    filters: Object.fromEntries(formats.map(({ title, extension }) => [title, [extension]])),
  });
  if (!target || !isFree(catalogue, target)) return;
  const format = formats.find(({ extension }) => target.path.endsWith(`.${extension}`)) ?? formats[0];
  const dumps = catalogue.dumpsIn(project);
  try {
    await window.withProgress(
      {
        location: ProgressLocation.Notification,
        cancellable: true,
        title: l10n.t('Exporting {0} articles', scope.count),
      },
      async (progress, token) => {
        const contents: Export = {
          generator: `newsdump ${version}`,
          exportedAt: exportTime(process.env, new Date()),
          sources: await sourcesOf(dumps, new Captures(project.annotations.captures), token),
          codebook: codebookInUse(scope.annotated, all.orphans, [project.codebook]),
          articles: reporting(scope, progress),
          orphans: all.orphans,
          complete: project.isComplete,
          sha256,
        };
        await writeFileWhole(target, inSlices(format.write(contents), token));
      },
    );
  } catch (error) {
    if (error instanceof CancellationError) return;
    log.error(reasonOf(error));
    void window.showErrorMessage(l10n.t('Nothing was exported. {0}: {1}', target.fsPath, reasonOf(error)));
    return;
  }
  void offerToOpen(target, scope.count);
}

/** Whether an export may stand there; if not, the user is told. A dump is evidence, and in the annotations folder it would be read as a journal. */
function isFree(catalogue: Catalogue, target: Uri): boolean {
  const isDump = catalogue.dumps.some(({ uri }) => uri.toString() === target.toString());
  if (!isDump && !isInAnnotations(target)) return true;
  const why = isDump ? l10n.t('It is a dump.') : l10n.t('The annotations folder holds the coding logs.');
  void window.showErrorMessage(
    plainLabel(l10n.t('Nothing was exported to {0}. {1} Choose another file.', target.fsPath, why)),
  );
  return false;
}

/** The project to export: that of the dump in the editor, the only one, or the one that the user picks. */
async function pickProject(catalogue: Catalogue): Promise<Project | undefined> {
  const editor = window.activeTextEditor;
  const placed = catalogue.articleAt(editor?.document, editor?.selection.active.line ?? 0);
  if (placed?.listed.project) return placed.listed.project;
  const projects = catalogue.listedProjects;
  const [first] = projects;
  if (!first) {
    void window.showInformationMessage(l10n.t('There is no saved dump with articles to export.'));
    return undefined;
  }
  if (projects.length === 1) return first;
  const items = projects.map((project) => ({
    label: project.name,
    description: project.folder.fsPath,
    project,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Export from Which Project?') }))?.project;
}

/** An export names the bytes of its dumps, so they must be saved. Whether they are, after asking. */
async function saveDumps(catalogue: Catalogue, project: Project): Promise<boolean> {
  const unsaved = catalogue.openDumps.all.filter(
    (dump) => dump.document.isDirty && catalogue.projectOf(dump) === project,
  );
  if (unsaved.length === 0) return true;
  const save = l10n.t('Save and Export');
  const names = unsaved.map(({ name }) => name).join(', ');
  const answer = await window.showWarningMessage(
    l10n.t('An export names the bytes of its dumps. These have unsaved changes: {0}', names),
    save,
  );
  if (answer !== save) return false;
  const saved = await Promise.all(unsaved.map(({ document }) => document.save()));
  await catalogue.upToDate();
  return saved.every(Boolean);
}

/** What is to be exported. */
type Scope = Pick<AnnotatedArticles, 'count' | 'articles' | 'annotated'>;

async function pickScope(all: AnnotatedArticles): Promise<Scope | undefined> {
  const tagged = [...all.annotated].filter(({ annotations }) => tagsOf(annotations).length > 0);
  const onlyTagged = { count: tagged.length, articles: tagged, annotated: tagged };
  const items: (QuickPickItem & { readonly scope: Scope })[] = [
    { label: l10n.t('Tagged articles'), description: String(tagged.length), scope: onlyTagged },
    { label: l10n.t('All articles'), description: String(all.count), scope: all },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export Which Articles?') }))?.scope;
}

async function sourcesOf(
  dumps: readonly NamedDump[],
  captures: Captures,
  token: CancellationToken,
): Promise<SourceRecord[]> {
  const sources: SourceRecord[] = [];
  for (const dump of dumps) {
    if (token.isCancellationRequested) throw new CancellationError();
    sources.push(sourceRecord(dump.name, await bytesOf(dump), captures));
  }
  return sources;
}

/** The articles of a scope, reported as they are taken. */
function* reporting(
  { articles, count }: Scope,
  progress: Progress<{ increment: number }>,
): Generator<AnnotatedArticle> {
  const step = Math.max(1, Math.ceil(count / 100));
  let i = 0;
  for (const article of articles) {
    if (i++ % step === 0) progress.report({ increment: (100 * step) / count });
    yield article;
  }
}

/** The same chunks, with pauses in between, until the user cancels. */
async function* inSlices(chunks: Iterable<string>, token: CancellationToken): AsyncGenerator<string> {
  const slice = new TimeSlice();
  for (const chunk of chunks) {
    await slice.pauseIfDue();
    if (token.isCancellationRequested) throw new CancellationError();
    yield chunk;
  }
}

async function offerToOpen(target: Uri, count: number): Promise<void> {
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(
    l10n.t('{0} articles were exported to {1}.', count, target.fsPath),
    open,
  );
  if (answer === open) await commands.executeCommand('vscode.open', target);
}
