import { l10n, Uri, window, type QuickPickItem } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { isInAnnotations } from '../workspace/dumpFiles';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { formatTexts, type ExportFormat } from './exportFormats';

/** Where an export goes: a file, or several files in a zip or in a new folder. */
export interface ExportTarget {
  readonly uri: Uri;
  readonly kind: 'file' | 'zip' | 'folder';
}

/** Asks where to. Undefined if the user leaves, or chooses what may not be written; then the user is told. */
export async function pickTarget(
  catalogue: Catalogue,
  project: Project,
  { id, extension }: ExportFormat,
): Promise<ExportTarget | undefined> {
  const kind = extension === undefined ? await pickContainer() : 'file';
  if (!kind) return undefined;
  const ending = kind === 'folder' ? undefined : (extension ?? 'zip');
  const name = extension === undefined ? `${project.name}-${id}` : project.name;
  const uri = await window.showSaveDialog({
    title: kind === 'folder' ? l10n.t('Export to a New Folder') : l10n.t('Export'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(project.folder, ending === undefined ? name : `${name}.${ending}`),
    ...(ending !== undefined && {
      filters: { [kind === 'zip' ? 'Zip' : formatTexts()[id].title]: [ending] },
    }),
  });
  return uri && isFree(catalogue, uri) ? { uri, kind } : undefined;
}

async function pickContainer(): Promise<'zip' | 'folder' | undefined> {
  const items: (QuickPickItem & { readonly kindOfTarget: 'zip' | 'folder' })[] = [
    { label: l10n.t('A zip file'), kindOfTarget: 'zip' },
    { label: l10n.t('A new folder'), kindOfTarget: 'folder' },
  ];
  const title = l10n.t('This Format Has Several Files. Write Them to What?');
  return (await window.showQuickPick(items, { title }))?.kindOfTarget;
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
