import { commands, l10n, Uri, window } from 'vscode';
import { isBigDump } from '../workspace/bigDump';
import type { Catalogue } from '../workspace/catalogue';
import type { Occurrence } from '../workspace/dump';
import { startOfArticle } from '../workspace/positions';
import type { Targets } from './targets';

/**
 * *Show in File*: shows an article of a big dump where it stands, in the file itself.
 * @param args what VS Code gives a menu's command: the node of the tree, or the document of the article; nothing for the active one
 */
export async function showInFile(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  const place = await placeInBigDump(catalogue, targets, args);
  if (!place) {
    void window.showInformationMessage(l10n.t('This article is not in its file any more.'));
    return;
  }
  const { dump, article } = place;
  await commands.executeCommand('vscode.open', dump.uri, {
    selection: startOfArticle(dump.index.lines(article)),
  });
}

async function placeInBigDump(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<Occurrence | undefined> {
  const [clicked = window.activeTextEditor?.document.uri] = args;
  if (clicked instanceof Uri) return catalogue.placeShownIn(clicked);
  const [listed] = await targets.articles(args);
  return listed?.occurrences.find(({ dump }) => isBigDump(dump));
}
