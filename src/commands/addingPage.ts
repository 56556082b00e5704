import { plainLabel } from '../workspace/plainLabel';
import { createHash } from 'node:crypto';
import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import { articleChange, comparePage } from '../annotation/pageComparison';
import { readArticle } from '../dump/article';
import { isoDate } from '../dump/day';
import type { DumpIndex } from '../dump/dumpIndex';
import { keysIn } from '../annotation/articlePlace';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { bytesOf } from '../workspace/dumpBytes';
import { FileDump } from '../workspace/dump';
import { reasonOf } from '../workspace/log';
import type { Project } from '../workspace/project';

/** *Add Page…*: saves a page from a file as a new dump of the project, and says what is new on it. */
export async function addPage(catalogue: Catalogue): Promise<void> {
  const [file] = (await window.showOpenDialog({ title: l10n.t('Add Page'), openLabel: l10n.t('Add') })) ?? [];
  if (!file) return;
  try {
    const bytes = await workspace.fs.readFile(file);
    await addBytes(catalogue, bytes, await workspace.decode(bytes, { uri: file }));
  } catch (error) {
    void window.showErrorMessage(l10n.t('Nothing was added. {0}: {1}', file.fsPath, reasonOf(error)));
  }
}

/** *Add Page from Clipboard*: the same with the text on the clipboard. */
export async function addPageFromClipboard(catalogue: Catalogue): Promise<void> {
  const text = await env.clipboard.readText();
  try {
    await addBytes(catalogue, Buffer.from(text), text);
  } catch (error) {
    void window.showErrorMessage(l10n.t('Nothing was added. {0}', reasonOf(error)));
  }
}

async function addBytes(catalogue: Catalogue, bytes: Uint8Array, text: string): Promise<void> {
  await catalogue.upToDate();
  const folder = await pickFolder(catalogue);
  if (!folder) return;
  const page = new FileDump(Uri.joinPath(folder, 'page'), text, 0, bytes.length);
  if (page.index.articleCount === 0) {
    void window.showErrorMessage(
      l10n.t(
        'No articles were found on the page, and nothing was added. An article is a headline, an excerpt and a date.',
      ),
    );
    return;
  }
  const project = catalogue.projects.all.find((one) => one.folder.toString() === folder.toString());
  const twin = await dumpWithBytes(catalogue, project, bytes);
  if (twin !== undefined) {
    void window.showInformationMessage(
      l10n.t('{0} has the bytes of this page already; nothing was added.', twin),
    );
    return;
  }
  const keys = [...keysIn(page)];
  const known = project
    ? catalogue.keysFor(
        project,
        keys.map((key) => ({ key })),
      )
    : [];
  const { fresh, seen, changed } = comparePage(keys, known);
  const target = await freeName(folder, page.index);
  await workspace.fs.writeFile(target, bytes);
  const name = workspace.asRelativePath(target);
  const open = l10n.t('Open');
  const show = l10n.t('Show Changes');
  const summary = plainLabel(
    l10n.t('{0}: {1} new, {2} seen, {3} changed', name, fresh.length, seen.length, changed.length),
  );
  void window
    .showInformationMessage(summary, open, ...(changed.length > 0 ? [show] : []))
    .then(async (answer) => {
      if (answer === open) await commands.executeCommand('vscode.open', target);
      if (answer !== show) return;
      const diffs = changed.map(({ now, was }) =>
        diffOf(catalogue.find(project, was), page, keys.indexOf(now)),
      );
      await window.showTextDocument(
        await workspace.openTextDocument({ language: 'diff', content: diffs.join('\n') }),
      );
    });
}

/** The project's folder, or else a workspace folder: that of the dump in the editor if there is one. */
async function pickFolder(catalogue: Catalogue): Promise<Uri | undefined> {
  const dump = catalogue.openDumps.in(window.activeTextEditor?.document);
  const project = dump && catalogue.projectOf(dump);
  if (project) return project.folder;
  const projects = catalogue.projects.all.filter(({ journals }) => journals.length > 0);
  const folders =
    projects.length > 0
      ? projects.map(({ folder }) => folder)
      : (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  if (folders.length <= 1) {
    if (folders.length === 0)
      void window.showInformationMessage(l10n.t('Open the folder of your project first.'));
    return folders[0];
  }
  const items = folders.map((uri) => ({
    label: workspace.asRelativePath(uri),
    description: uri.fsPath,
    uri,
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Add the Page to Which Project?') }))?.uri;
}

/** The name of the project's dump that has these bytes, undefined if none has. */
async function dumpWithBytes(
  catalogue: Catalogue,
  project: Project | undefined,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (const dump of project ? catalogue.dumpsIn(project) : []) {
    const { uri } = dump.dump;
    // What is longer or shorter is not read: it may be long.
    if (uri.scheme === 'untitled' || (await workspace.fs.stat(uri)).size !== bytes.length) continue;
    if ((await bytesOf(dump)).sha256 === sha256) return dump.name;
  }
  return undefined;
}

/** A name that no file has: the page's newest date, with a number behind it if that is taken. Fails if the page has no sure date. */
async function freeName(folder: Uri, index: DumpIndex): Promise<Uri> {
  let newest = 0;
  for (let article = 0; article < index.articleCount; article++)
    newest = Math.max(newest, index.day(article));
  const date = isoDate(newest);
  if (date === null) throw new Error(l10n.t('No date on the page is sure. Save it as a file yourself.'));
  const taken = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  for (let number = 1; ; number++) {
    const name = `${date}${number > 1 ? `-${number}` : ''}.newsdump`;
    if (!taken.has(name)) return Uri.joinPath(folder, name);
  }
}

function diffOf(was: ListedArticle | undefined, page: FileDump, article: number): string {
  if (!was || article < 0) return '';
  const [place] = was.occurrences;
  const before = readArticle(place.dump.source, place.dump.index, place.article);
  const lines = articleChange(before, readArticle(page.source, page.index, article)).map(
    ({ sign, text }) => sign + text,
  );
  return [
    `@@ ${place.dump.name}:${place.dump.index.lines(place.article).headline + 1} @@`,
    ...lines,
    '',
  ].join('\n');
}
