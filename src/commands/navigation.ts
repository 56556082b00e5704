import { l10n, window } from 'vscode';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { tagsOf } from '../annotation/consensus';
import { statusOf } from '../annotation/statusOf';
import { TimeSlice } from '../workspace/timeSlice';
import { pickArticle } from './articlePick';
import { currentPlace, openPlace } from './here';
import type { Targets } from './targets';

/** *Go to Next / Previous Article*: moves the cursor to the next or previous headline of the dump. */
export async function goToNeighbour(catalogue: Catalogue, step: 1 | -1): Promise<void> {
  const here = currentPlace(catalogue);
  if (!here) {
    sayNoDump();
    return;
  }
  const { dump } = here;
  const { line } = here.position;
  const { index } = dump;
  const next = index.articleFrom(line);
  const isInNext = index.articleAt(line) === next && next < index.articleCount;
  const wanted = step === 1 ? (isInNext ? next + 1 : next) : next - 1;
  const isAtHeadline = isInNext && index.lines(next).headline === line;
  // From inside an article, one step back goes to its own headline.
  const article = step === -1 && isInNext && !isAtHeadline ? next : wanted;
  if (article >= 0 && article < index.articleCount) await here.show(article);
  else
    void window.setStatusBarMessage(
      step === 1 ? l10n.t('This is the last article.') : l10n.t('This is the first article.'),
      3000,
    );
}

/** *Go to Next Untagged Article*: from the cursor on, and then from the beginning of the dump. */
export async function goToNextUntagged(catalogue: Catalogue): Promise<void> {
  await goToNextThat(
    catalogue,
    (listed) => tagsOf(catalogue.annotationsOf(listed)).length === 0,
    l10n.t('Every article of this dump is tagged.'),
  );
}

/**
 * *Go to Next Article Not Done*: the next that this coder has neither done nor skipped nor excluded; from the cursor on, and then from
 * the beginning of the dump.
 */
export async function goToNextNotDone(catalogue: Catalogue): Promise<void> {
  const { coder, layer } = catalogue.visibility;
  await goToNextThat(
    catalogue,
    (listed) => {
      const status = statusOf(catalogue.annotationsOf(listed), coder, layer);
      return status === undefined || status === 'flagged';
    },
    l10n.t('Every article of this dump is done, skipped or excluded.'),
  );
}

async function goToNextThat(
  catalogue: Catalogue,
  isWanted: (listed: ListedArticle) => boolean,
  ifThereIsNone: string,
): Promise<void> {
  const here = currentPlace(catalogue);
  if (!here) {
    sayNoDump();
    return;
  }
  const { dump } = here;
  const { line } = here.position;
  const { index } = dump;
  const count = index.articleCount;
  const first = index.articleFrom(line);
  const start = index.articleAt(line) === first ? first + 1 : first;
  const { listing } = catalogue.articles;
  const slice = new TimeSlice();
  for (let i = 0; i < count; i++) {
    const article = (start + i) % count;
    const number = listing.numberOf({ dump, article });
    const listed = number < 0 ? catalogue.articleOf({ dump, article }).listed : listing.article(number);
    if (isWanted(listed)) {
      await here.show(article);
      return;
    }
    await slice.pauseIfDue();
    // The user has gone on typing.
    if (dump.index !== index) return;
  }
  void window.showInformationMessage(ifThereIsNone);
}

/** *Go to Article…*: a pick of all articles by headline, date and tag. */
export async function goToArticle(catalogue: Catalogue): Promise<void> {
  const chosen = await pickArticle(catalogue, {
    title: l10n.t('Go to Article'),
    placeholder: l10n.t('Type a part of the headline, a date or a tag'),
    articles: () => catalogue.upToDate(),
  });
  if (chosen) await openPlace(chosen.occurrences[0]);
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
  const here =
    (editor && catalogue.placeShownIn(editor.document.uri)) ??
    catalogue.articleAt(editor?.document, editor?.selection.active.line ?? 0)?.occurrence;
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

function sayNoDump(): void {
  void window.showInformationMessage(l10n.t('Open a dump first: this goes from article to article in it.'));
}
