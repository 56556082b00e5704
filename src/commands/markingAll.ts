import { plainLabel } from '../workspace/plainLabel';
import type { CancellationToken, QuickPickItem } from 'vscode';
import { CancellationError, l10n, ProgressLocation, window } from 'vscode';
import { quoteOf } from '../annotation/anchoring';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import type { Stretch } from '../annotation/stretch';
import type { ArticleList, Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { formatDay } from '../workspace/dayText';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import { annotate } from './annotate';
import { tagChoices } from './codebookChoices';
import { codedArticle } from './coded';
import { selectedPassage } from './marking';
import { pickTags } from './tagPick';

interface Hit {
  readonly listed: ListedArticle;
  /** The article's text, and where in it the words stand. */
  readonly text: string;
  readonly stretch: Stretch;
}

interface HitItem extends QuickPickItem {
  readonly hit: Hit;
}

/** So much of the text on either side of a hit is shown, in UTF-16 units. */
const context = 40;

/** *Mark Every Occurrence…*: finds the selected words in the dump or the project, lets the user untick hits, and gives the rest tags. */
export async function markEveryOccurrence(catalogue: Catalogue): Promise<void> {
  await catalogue.upToDate();
  const passage = selectedPassage(catalogue);
  const project = passage?.placed.listed.project;
  if (!passage || !project) {
    if (passage)
      void window.showInformationMessage(
        l10n.t('Save the dump first: its annotations are kept in a folder beside it.'),
      );
    return;
  }
  const words = passage.text.slice(passage.stretch.start, passage.stretch.end);
  const { dump } = passage.placed.occurrence;
  const scope = await window.showQuickPick(
    [
      { label: l10n.t('In this dump'), articles: catalogue.articlesIn(dump) },
      { label: l10n.t('In the whole project'), articles: catalogue.articlesOf(project) },
    ],
    { title: l10n.t('Mark Every “{0}”', words) },
  );
  const hits = scope && (await findAll(catalogue, words, scope.articles));
  const chosen = hits && (await pickHits(words, hits));
  const coder = chosen && chosen.length > 0 ? await coderName() : undefined;
  if (!chosen || coder === undefined) return;
  const choices = tagChoices([project]);
  const decision = await pickTags(l10n.t('Mark {0} Passages', chosen.length), choices, 1);
  if (!decision || decision.set.length === 0) return;
  const bodies = eventsOf(catalogue, project, coder, chosen, decision.set);
  if (bodies.length === 0) void window.showInformationMessage(l10n.t('All of these are marked so already.'));
  await annotate(
    project,
    coder,
    bodies,
    chosen.map(({ listed }) => catalogue.placeInView(listed).dump),
  );
}

/** The words wherever they stand, in either case; undefined if the user cancels. */
async function findAll(
  catalogue: Catalogue,
  words: string,
  articles: ArticleList,
): Promise<Hit[] | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: plainLabel(l10n.t('Looking for “{0}”', words)),
  };
  try {
    return await window.withProgress(options, (_progress, token) =>
      search(catalogue, words, articles, token),
    );
  } catch (error) {
    if (error instanceof CancellationError) return undefined;
    throw error;
  }
}

async function search(
  catalogue: Catalogue,
  words: string,
  articles: ArticleList,
  token: CancellationToken,
): Promise<Hit[]> {
  const slice = new TimeSlice();
  const hits: Hit[] = [];
  for (const listed of articles) {
    await slice.pauseIfDue();
    if (token.isCancellationRequested) throw new CancellationError();
    const { dump, article } = catalogue.placeInView(listed);
    const { text } = new ArticleInDump(dump.source, dump.index, article);
    const lower = text.toLowerCase();
    // A few letters change their length in lower case; then only the same case is found.
    const searched = lower.length === text.length ? lower : text;
    for (
      let start = searched.indexOf(words);
      start >= 0;
      start = searched.indexOf(words, start + words.length)
    ) {
      // A key that was read stays known. There is none if the dump was edited meanwhile.
      if (listed.key !== '') hits.push({ listed, text, stretch: { start, end: start + words.length } });
    }
  }
  return hits;
}

async function pickHits(words: string, hits: readonly Hit[]): Promise<Hit[] | undefined> {
  const items = hits.map((hit): HitItem => {
    const { text, stretch, listed } = hit;
    const snippet = text
      .slice(Math.max(0, stretch.start - context), stretch.end + context)
      .replace(/\s+/g, ' ');
    return { hit, label: plainLabel(snippet), description: formatDay(listed.day), picked: true };
  });
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Mark Every “{0}”: {1} Found', words, hits.length),
    placeHolder: l10n.t('Untick what is not to be marked'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ hit }) => hit);
}

/** The events of the marks that are not there yet from this coder, and before them what their articles need. */
function eventsOf(
  catalogue: Catalogue,
  project: Project,
  coder: string,
  hits: readonly Hit[],
  tags: readonly string[],
): EventBody[] {
  const moves = new Map<string, EventBody>();
  const marks: EventBody[] = [];
  for (const { listed, text, stretch } of hits) {
    const coded = codedArticle(catalogue, project, { listed }, coder);
    for (const move of coded.moves) moves.set(JSON.stringify(move), move);
    const present =
      catalogue.allAnnotationsOf(listed)?.marks.filter(({ by, layer }) => by === coder && layer === 'main') ??
      [];
    for (const tag of tags) {
      if (
        present.some((mark) => mark.tag === tag && mark.start === stretch.start && mark.end === stretch.end)
      )
        continue;
      marks.push({
        op: 'mark',
        article: coded.article,
        tag,
        quote: quoteOf(text, stretch.start, stretch.end),
        ...stretch,
      });
    }
  }
  return marks.length === 0 ? [] : [...moves.values(), ...marks];
}
