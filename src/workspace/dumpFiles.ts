import { RelativePattern, Uri, workspace } from 'vscode';
import { looksLikeDump } from '../dump/recognise';
import { StringText } from '../dump/textSource';
import { annotationsFolder } from './annotationsFolder';
import { isBig } from './bigTabs';
import { log, reasonOf } from './log';

/** So much of a file's beginning is looked at to tell whether it is a dump, in UTF-16 units: more than 200 lines. */
const lookedAt = 200_000;

/**
 * The files of the workspace that are dumps: `*.newsdump`, what `newsdump.include` names, and in a project the `.txt` files below
 * it that look like one; without what `newsdump.exclude` names. `.txt` files are read to tell.
 * @param furtherProjects folders of projects outside of the workspace whose dumps are wanted too
 * @param beginsLikeDump tells whether a `.txt` file that is too large for a document looks like a dump
 */
export async function findDumpFiles(
  furtherProjects: Iterable<Uri>,
  beginsLikeDump: (uri: Uri) => Promise<boolean>,
): Promise<Uri[]> {
  const settings = workspace.getConfiguration('newsdump');
  const exclude = `{${['**/node_modules/**', ...settings.get<string[]>('exclude', [])].join(',')}}`;
  const found = new Map<string, Uri>();
  const add = (uris: readonly Uri[]): void => {
    for (const uri of uris) found.set(uri.toString(), uri);
  };
  for (const glob of ['**/*.newsdump', ...settings.get<string[]>('include', [])])
    add(await workspace.findFiles(glob, exclude));
  for (const project of furtherProjects)
    add(await workspace.findFiles(new RelativePattern(project, '**/*.newsdump'), exclude));
  for (const project of [...(await findProjectFolders()), ...furtherProjects]) {
    for (const uri of await workspace.findFiles(new RelativePattern(project, '**/*.txt'), exclude)) {
      if (found.has(uri.toString()) || isInAnnotations(uri)) continue;
      if (await isDumpFile(uri, beginsLikeDump)) add([uri]);
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a file stands in an annotations folder, where no dump is looked for. */
export function isInAnnotations(uri: Uri): boolean {
  return uri.path.split('/').at(-2) === annotationsFolder;
}

/** The folders of the workspace that have an annotations folder with something in it. */
async function findProjectFolders(): Promise<Uri[]> {
  const files = await workspace.findFiles(`**/${annotationsFolder}/{*.jsonl,*.json,.gitattributes}`);
  const folders = new Map(files.map((uri) => Uri.joinPath(uri, '../..')).map((uri) => [uri.toString(), uri]));
  return [...folders.values()];
}

async function isDumpFile(uri: Uri, beginsLikeDump: (uri: Uri) => Promise<boolean>): Promise<boolean> {
  try {
    if (await isBig(uri)) return await beginsLikeDump(uri);
    return looksLikeDump(new StringText((await readFileText(uri)).slice(0, lookedAt)));
  } catch (error) {
    log.debug(`${uri.toString(true)} is no dump: ${reasonOf(error)}`);
    return false;
  }
}

/** The text of a file as VS Code decodes it. Fails if it is gone, no file, or binary. */
export async function readFileText(uri: Uri): Promise<string> {
  return workspace.decode(await workspace.fs.readFile(uri), { uri });
}
