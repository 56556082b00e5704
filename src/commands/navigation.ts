import { plainLabel } from '../workspace/plainLabel';
import type { QuickPickItem, TextEditor } from 'vscode';
import { commands, l10n, Selection, TextEditorRevealType, window } from 'vscode';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { formatDay } from '../workspace/dayText';
import type { DocumentDump, Occurrence } from '../workspace/dump';
import { headlineOf } from '../workspace/dump';
import { startOfArticle } from '../workspace/positions';
import { tagsOf } from '../annotation/consensus';
import { statusOf } from '../annotation/statusOf';
import type { Targets } from './targets';

/** *Go to Next / Previous Article*: moves the cursor to the next or previous headline of the dump. */
export function goToNeighbour(catalogue: Catalogue, step: 1 | -1): void {
  const here = currentPlace(catalogue);
  if (!here) {
    sayNoDump();
    return;
  }
  const { editor, dump, line } = here;
  const { index } = dump;
  const next = index.articleFrom(line);
  const isInNext = index.articleAt(line) === next && next < index.articleCount;
  const wanted = step === 1 ? (isInNext ? next + 1 : next) : next - 1;
  const isAtHeadline = isInNext && index.lines(next).headline === line;
  // From inside an article, one step back goes to its own headline.
  const article = step === -1 && isInNext && !isAtHeadline ? next : wanted;
  if (article >= 0 && article < index.articleCount) reveal(editor, dump, article);
  else
    void window.setStatusBarMessage(
      step === 1 ? l10n.t('This is the last article.') : l10n.t('This is the first article.'),
      3000,
    );
}

/** *Go to Next Untagged Article*: from the cursor on, and then from the beginning of the dump. */
export function goToNextUntagged(catalogue: Catalogue): void {
  goToNextThat(
    catalogue,
    (listed) => tagsOf(catalogue.annotationsOf(listed)).length === 0,
    l10n.t('Every article of this dump is tagged.'),
  );
}

/**
 * *Go to Next Article Not Done*: the next that this coder has neither done nor skipped nor excluded; from the cursor on, and then from
 * the beginning of the dump.
 */
export function goToNextNotDone(catalogue: Catalogue): void {
  const { coder, layer } = catalogue.visibility;
  goToNextThat(
    catalogue,
    (listed) => {
      const status = statusOf(catalogue.annotationsOf(listed), coder, layer);
      return status === undefined || status === 'flagged';
    },
    l10n.t('Every article of this dump is done, skipped or excluded.'),
  );
}

function goToNextThat(
  catalogue: Catalogue,
  isWanted: (listed: ListedArticle) => boolean,
  ifThereIsNone: string,
): void {
  const here = currentPlace(catalogue);
  if (!here) {
    sayNoDump();
    return;
  }
  const { editor, dump, line } = here;
  const count = dump.index.articleCount;
  const first = dump.index.articleFrom(line);
  const start = dump.index.articleAt(line) === first ? first + 1 : first;
  for (let i = 0; i < count; i++) {
    const article = (start + i) % count;
    if (isWanted(catalogue.articleOf({ dump, article }).listed)) {
      reveal(editor, dump, article);
      return;
    }
  }
  void window.showInformationMessage(ifThereIsNone);
}

interface ArticleItem extends QuickPickItem {
  readonly listed: ListedArticle;
}

/** *Go to Article…*: a pick of all articles by headline, date and tag. */
export async function goToArticle(catalogue: Catalogue): Promise<void> {
  const articles = await catalogue.upToDate();
  const items = articles.map((listed): ArticleItem => {
    const tags = tagsOf(catalogue.annotationsOf(listed));
    return {
      listed,
      label: plainLabel(headlineOf(listed.occurrences[0])),
      description: [formatDay(listed.day), ...tags].join(' · '),
    };
  });
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Go to Article'),
    placeHolder: l10n.t('Type a part of the headline, a date or a tag'),
    matchOnDescription: true,
  });
  if (chosen) await openPlace(chosen.listed.occurrences[0]);
}

/** Opens the next place of an article that stands in several: the one after the cursor's, else the first. */
export async function showNextOccurrence(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  const [listed] = await targets.articles(args);
  if (!listed) return;
  const editor = window.activeTextEditor;
  const here = catalogue.articleAt(editor?.document, editor?.selection.active.line ?? 0)?.occurrence;
  const places = listed.occurrences;
  const current = here
    ? places.findIndex(({ dump, article }) => dump === here.dump && article === here.article)
    : -1;
  const place = places[(current + 1) % places.length] ?? places[0];
  await openPlace(place);
  if (places.length > 1)
    void window.setStatusBarMessage(
      l10n.t('Place {0} of {1}: {2}', places.indexOf(place) + 1, places.length, place.dump.name),
      5000,
    );
}

async function openPlace({ dump, article }: Occurrence): Promise<void> {
  await commands.executeCommand('vscode.open', dump.uri, {
    selection: startOfArticle(dump.index.lines(article)),
  });
}

function currentPlace(
  catalogue: Catalogue,
): { editor: TextEditor; dump: DocumentDump; line: number } | undefined {
  const editor = window.activeTextEditor;
  const dump = catalogue.openDumps.in(editor?.document);
  return editor && dump && { editor, dump, line: editor.selection.active.line };
}

function sayNoDump(): void {
  void window.showInformationMessage(l10n.t('Open a dump first: this goes from article to article in it.'));
}

function reveal(editor: TextEditor, dump: DocumentDump, article: number): void {
  const headline = startOfArticle(dump.index.lines(article));
  editor.selection = new Selection(headline.start, headline.start);
  editor.revealRange(headline, TextEditorRevealType.InCenterIfOutsideViewport);
}
