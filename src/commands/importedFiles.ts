import { FileType, l10n, Uri, window, workspace, type QuickPickItem } from 'vscode';
import type { ImportFile } from '../exchange/imported';
import { importFilesIn } from '../exchange/importFiles';
import { unzipLimits } from '../exchange/unzip';
import { utf8Text } from '../exchange/utf8Text';

/** Files that annotations may be read from. */
export interface ImportSource {
  /** The name of the file, zip or folder. */
  readonly name: string;
  readonly files: () => Promise<readonly ImportFile[]>;
}

/** Asks for a file, a zip or a folder. Undefined if the user leaves. */
export async function pickSource(): Promise<ImportSource | undefined> {
  // On most systems a dialog is for files or for folders.
  const items: (QuickPickItem & { readonly isFolder: boolean })[] = [
    { label: l10n.t('A file or a zip'), isFolder: false },
    { label: l10n.t('A folder of files'), isFolder: true },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Import Annotations from What?') });
  if (!chosen) return undefined;
  const { isFolder } = chosen;
  const [uri] =
    (await window.showOpenDialog({
      title: l10n.t('Import Annotations'),
      openLabel: l10n.t('Import'),
      canSelectFiles: !isFolder,
      canSelectFolders: isFolder,
    })) ?? [];
  return uri && sourceAt(uri, isFolder);
}

/** The files at a place: what is in a zip, the files of a folder, or the file itself. */
function sourceAt(uri: Uri, isFolder: boolean): ImportSource {
  const name = uri.path.split('/').at(-1) ?? '';
  return {
    name,
    files: async () => {
      if (isFolder) return filesIn(uri);
      const files = importFilesIn(name, await bytesOf(uri, unzipLimits.bytes));
      return files.length === 1 ? files.map(decodedOnce) : files;
    },
  };
}

/** A file whose text is decoded once, though every format that is tried asks for it. */
function decodedOnce({ path, text }: ImportFile): ImportFile {
  let decoded: string | undefined;
  return { path, text: () => (decoded ??= text()) };
}

async function filesIn(folder: Uri): Promise<ImportFile[]> {
  const entries = await workspace.fs.readDirectory(folder);
  const names = entries.flatMap(([name, type]) =>
    (type & FileType.File) !== 0 && !name.startsWith('.') ? [name] : [],
  );
  if (names.length > unzipLimits.files)
    throw new Error(l10n.t('It has more than {0} files.', unzipLimits.files));
  let room = unzipLimits.bytes;
  const files: ImportFile[] = [];
  for (const name of names.sort()) {
    const bytes = await bytesOf(Uri.joinPath(folder, name), room);
    room -= bytes.length;
    files.push({ path: name, text: () => utf8Text(bytes, name) });
  }
  return files;
}

async function bytesOf(uri: Uri, most: number): Promise<Uint8Array> {
  const { size } = await workspace.fs.stat(uri);
  if (size > most)
    throw new Error(l10n.t('More than {0} bytes cannot be imported at once.', unzipLimits.bytes));
  return workspace.fs.readFile(uri);
}
