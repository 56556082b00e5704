import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import { anchor, quoteOf } from '../annotation/anchoring';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import { foldText } from '../annotation/reference';
import { referenceOf } from '../exchange/annotatedArticle';
import type { Catalogue, ListedArticle, Unplaced } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { formatDay } from '../workspace/dayText';
import { headlineOf } from '../workspace/dump';
import { annotate } from './annotate';
import { selectedPassage } from './marking';

/** *Attach to Article…*: what found no place gets one. An article's annotations go to the article that the user picks; a mark to the text selected. */
export async function attachToArticle(catalogue: Catalogue, node: unknown): Promise<void> {
  if (!isUnplacedNode(node)) return;
  const { unplaced } = node;
  await catalogue.upToDate();
  const bodies = unplaced.mark
    ? markToSelection(catalogue, unplaced.mark.id)
    : await articleToPicked(catalogue, unplaced);
  const coder = bodies && (await coderName());
  if (bodies && coder !== undefined) await annotate(unplaced.project, coder, bodies, []);
}

function markToSelection(catalogue: Catalogue, mark: string): EventBody[] | undefined {
  if (window.activeTextEditor?.selection.isEmpty !== false) {
    void window.showInformationMessage(
      l10n.t('Select the passage in the editor that the mark is to stand on, and attach it again.'),
    );
    return undefined;
  }
  const passage = selectedPassage(catalogue);
  if (!passage) return undefined;
  const { text, stretch, placed } = passage;
  const article = referenceOf(placed.occurrence);
  return [
    { op: 'anchor', target: mark, quote: quoteOf(text, stretch.start, stretch.end), ...stretch, article },
  ];
}

interface ArticleItem extends QuickPickItem {
  readonly listed: ListedArticle;
}

async function articleToPicked(
  catalogue: Catalogue,
  { project, annotations }: Unplaced,
): Promise<EventBody[] | undefined> {
  const articles = catalogue.articles.filter((listed) => listed.project === project);
  const likeness = likenessTo(
    annotations.reference.headline,
    annotations.marks.map(({ quote }) => quote.exact),
  );
  const ranked = articles
    .map((listed) => ({ listed, score: likeness(listed) }))
    .sort((a, b) => b.score - a.score);
  const items = ranked.map(({ listed, score }, i): ArticleItem => {
    const suggestion = i === 0 && score > 0 ? ` · ${l10n.t('most alike')}` : '';
    return {
      listed,
      label: headlineOf(listed.occurrences[0]),
      description: formatDay(listed.day) + suggestion,
    };
  });
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Attach to Article: {0}', annotations.reference.headline.trim()),
    placeHolder: l10n.t('Pick the article that these annotations are on'),
  });
  if (!chosen) return undefined;
  return [{ op: 'move', from: annotations.reference, to: referenceOf(chosen.listed.occurrences[0]) }];
}

/** How many words of a headline an article's headline shares; more if it holds a passage that was marked. */
function likenessTo(headline: string, passages: readonly string[]): (listed: ListedArticle) => number {
  const words = new Set(foldText(headline).toLowerCase().split(' '));
  return ({ occurrences: [place] }) => {
    const shared = foldText(headlineOf(place))
      .toLowerCase()
      .split(' ')
      .filter((word) => words.has(word)).length;
    if (passages.length === 0) return shared;
    const { text } = new ArticleInDump(place.dump.source, place.dump.index, place.article);
    return (
      shared +
      5 *
        passages.filter((exact) => anchor(text, { exact, prefix: '', suffix: '' }, 0, 0)?.how === 'moved')
          .length
    );
  };
}

function isUnplacedNode(node: unknown): node is { readonly unplaced: Unplaced } {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'unplaced';
}
