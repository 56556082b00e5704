import type { CancellationToken, Memento, Progress } from 'vscode';
import { CancellationError, commands, env, l10n, ProgressLocation, UIKind, window, workspace } from 'vscode';
import type { AnnotatedArticle } from '../exchange/annotatedArticle';
import type { Export, WriteOptions } from '../exchange/export';
import type { Catalogue } from '../workspace/catalogue';
import { log, reasonOf } from '../workspace/log';
import { plainLabel } from '../workspace/plainLabel';
import { writeFileWhole } from '../workspace/writeFileWhole';
import { writeFolderWhole } from '../workspace/writeFolderWhole';
import type { SelectableTree } from './articleTree';
import { exportOf, inSlices } from './exportContents';
import { pickFormat, type ExportFormat } from './exportFormats';
import { pickScope, wholeScope, type Scope } from './exportScope';
import { pickTarget, type ExportTarget } from './exportTarget';
import { pickProject, saveDumps } from './wholeProject';

/** *Export Tagged Articles…*: writes articles of a project in one of the formats, to a file, a zip or a folder. */
export async function exportArticles(
  catalogue: Catalogue,
  tree: SelectableTree,
  memory: Memento,
): Promise<void> {
  const format = await pickFormat(memory);
  if (!format) return;
  await catalogue.fileDumps.read();
  await catalogue.upToDate();
  const project = await pickProject(catalogue, l10n.t('Export from Which Project?'));
  if (!project || !(await saveDumps(catalogue, project))) return;
  const isCodebook = format.reads === 'codebook';
  const scope = isCodebook ? await wholeScope(catalogue, project) : await pickScope(catalogue, tree, project);
  if (!scope) return;
  if (scope.count === 0) {
    void window.showInformationMessage(l10n.t('There is no such article: nothing was exported.'));
    return;
  }
  const target = await pickTarget(catalogue, project, format);
  if (!target) return;
  const dumps = catalogue.dumpsIn(project);
  const title = isCodebook ? l10n.t('Exporting the codebook') : l10n.t('Exporting {0} articles', scope.count);
  try {
    await window.withProgress(
      { location: ProgressLocation.Notification, cancellable: true, title },
      async (progress, token) => {
        const contents = await exportOf(project, scope, dumps, token);
        await write(target, format, { ...contents, articles: reporting(scope, progress) }, token);
      },
    );
  } catch (error) {
    if (error instanceof CancellationError) return;
    log.error(reasonOf(error));
    void window.showErrorMessage(
      plainLabel(l10n.t('Nothing was exported. {0}: {1}', target.uri.fsPath, reasonOf(error))),
    );
    return;
  }
  const { fsPath } = target.uri;
  void offerToOpen(
    target,
    isCodebook
      ? l10n.t('The codebook was exported to {0}.', fsPath)
      : l10n.t('{0} articles were exported to {1}.', scope.count, fsPath),
    format,
  );
}

async function write(
  { uri, kind }: ExportTarget,
  { id }: ExportFormat,
  contents: Export,
  token: CancellationToken,
): Promise<void> {
  const { writerOf } = await import('../exchange/writers');
  const writer = await writerOf(id);
  const options: WriteOptions = {
    byteOrderMark: workspace.getConfiguration('newsdump').get<boolean>('csvByteOrderMark', false),
  };
  if ('write' in writer) {
    await writeFileWhole(uri, inSlices(writer.write(contents, options), token));
    return;
  }
  const files = writer.files(contents, options);
  if (kind === 'zip') {
    const { zipped } = await import('../exchange/zip');
    await writeFileWhole(uri, inSlices(zipped(files), token));
    return;
  }
  const inPauses = function* () {
    for (const { path, pieces } of files) yield { path, pieces: inSlices(pieces, token) };
  };
  await writeFolderWhole(uri, inPauses());
}

/** The articles of a scope; how many were taken is told, in a hundred steps. A format may walk them more than once. */
function reporting(
  { articles, count }: Scope,
  progress: Progress<{ readonly increment?: number; readonly message: string }>,
): Iterable<AnnotatedArticle> {
  const step = Math.max(1, Math.ceil(count / 100));
  let furthest = 0;
  return {
    *[Symbol.iterator]() {
      let i = 0;
      for (const article of articles) {
        if (i % step === 0) {
          const increment = i > furthest ? (100 * step) / count : 0;
          furthest = Math.max(furthest, i);
          progress.report({ increment, message: l10n.t('{0} of {1}', i, count) });
        }
        i++;
        yield article;
      }
    },
  };
}

/** What a text editor cannot show is opened by the system. */
const binary = ['xlsx', 'qdpx'];

async function offerToOpen({ uri, kind }: ExportTarget, said: string, { extension }: ExportFormat) {
  const open = l10n.t('Open');
  const reveal = l10n.t('Reveal');
  const how = revealCommand(uri.scheme, workspace.getWorkspaceFolder(uri) !== undefined);
  const answer = await window.showInformationMessage(
    plainLabel(said),
    ...(kind === 'file' ? [open] : []),
    ...(how === undefined ? [] : [reveal]),
  );
  if (answer === reveal && how !== undefined) await commands.executeCommand(how, uri);
  if (answer !== open) return;
  if (extension !== undefined && binary.includes(extension)) await env.openExternal(uri);
  else await commands.executeCommand('vscode.open', uri);
}

/** What shows a file where it stands: the system's file manager, if it is on the same machine, or the Explorer view. */
function revealCommand(scheme: string, isInWorkspace: boolean): string | undefined {
  const isHere = scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined;
  if (isHere) return 'revealFileInOS';
  return isInWorkspace ? 'revealInExplorer' : undefined;
}
