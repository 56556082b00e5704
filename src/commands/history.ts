import { plainLabel } from '../workspace/plainLabel';
import { l10n, window } from 'vscode';
import type { HistoryEvent } from '../annotation/articleHistory';
import { articleHistory } from '../annotation/articleHistory';
import { headlineOf } from '../workspace/dump';
import { formatTime } from '../workspace/dayText';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { unblinded } from '../workspace/visibility';
import { describeEvent } from './describeEvent';
import type { Targets } from './targets';

/** *History of Article*: who annotated what when, newest first, with what was undone. */
export async function showHistory(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  const [listed] = await targets.articles(args);
  if (!listed) return;
  const { project, occurrences } = listed;
  const claims = project
    ? catalogue
        .annotationsIn(project)
        .claims(listed.key)
        .map(({ key }) => key)
    : [];
  const entries = project ? articleHistory(project.events, claims).filter(isSeen(catalogue, listed)) : [];
  if (entries.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing was annotated on this article.'));
    return;
  }
  const items = entries.toReversed().map(({ event, undone }) => ({
    label: `${undone ? '$(discard)' : '$(circle-small-filled)'} ${plainLabel(describeEvent(event))}`,
    description: `${event.by}, ${formatTime(event.at)}${undone ? `, ${l10n.t('undone')}` : ''}`,
  }));
  await window.showQuickPick(items, {
    title: plainLabel(l10n.t('History of Article: {0}', headlineOf(occurrences[0]))),
    placeHolder: l10n.t('Type to filter'),
    matchOnDescription: true,
  });
}

/** What the coder may see of an article's history: blind coding hides what others did. */
function isSeen(catalogue: Catalogue, listed: ListedArticle): (entry: HistoryEvent) => boolean {
  const { visibility } = catalogue;
  const annotations = catalogue.allAnnotationsOf(listed);
  const sees = !annotations || unblinded(annotations, visibility) === annotations;
  return ({ event }) => sees || event.by === visibility.coder;
}
