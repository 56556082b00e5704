import { l10n, window } from 'vscode';
import { anchor, quoteOf } from '../annotation/anchoring';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import type { ArticleReference } from '../annotation/reference';
import { foldText } from '../annotation/reference';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { ArticleList } from '../workspace/listing';
import type { Unplaced } from '../workspace/unplaced';
import { coderName } from '../workspace/coder';
import { headlineOf } from '../workspace/dump';
import { TimeSlice } from '../workspace/timeSlice';
import { annotate } from './annotate';
import { pickArticle } from './articlePick';
import { codedArticle } from './coded';
import { selectedPassage } from './marking';

/** *Attach to Article…*: what found no place gets one. An article's annotations go to the article that the user picks; a mark to the text selected. */
export async function attachToArticle(catalogue: Catalogue, node: unknown): Promise<void> {
  if (!isUnplacedNode(node)) return;
  const { unplaced } = node;
  await catalogue.upToDate();
  const coder = await coderName();
  if (coder === undefined) return;
  const listed = unplaced.mark
    ? articleOfSelection(catalogue, unplaced)
    : await pickOther(catalogue, unplaced);
  if (!listed) return;
  const { moves, article } = codedArticle(catalogue, unplaced.project, { listed }, coder);
  const body: EventBody | undefined = unplaced.mark
    ? anchorAtSelection(catalogue, unplaced.mark.id, article)
    : { op: 'move', from: unplaced.annotations.reference, to: article };
  if (body) await annotate(unplaced.project, coder, [...moves, body], [listed.occurrences[0].dump]);
}

/** The article in which text is selected; undefined, with a message, if none is or it is one of another project. */
function articleOfSelection(catalogue: Catalogue, { project }: Unplaced): ListedArticle | undefined {
  const isSelected = window.activeTextEditor?.selection.isEmpty === false;
  const listed = isSelected ? selectedPassage(catalogue)?.placed.listed : undefined;
  if (!isSelected) {
    void window.showInformationMessage(
      l10n.t('Select the passage in the editor that the mark is to stand on, and attach it again.'),
    );
  } else if (listed && listed.project !== project) {
    void window.showInformationMessage(
      l10n.t('The text that is selected is in another project than the mark.'),
    );
    return undefined;
  }
  return listed;
}

function anchorAtSelection(
  catalogue: Catalogue,
  target: string,
  article: ArticleReference,
): EventBody | undefined {
  const passage = selectedPassage(catalogue);
  return (
    passage && {
      op: 'anchor',
      target,
      quote: quoteOf(passage.text, passage.stretch.start, passage.stretch.end),
      ...passage.stretch,
      article,
    }
  );
}

async function pickOther(
  catalogue: Catalogue,
  { project, annotations }: Unplaced,
): Promise<ListedArticle | undefined> {
  const { headline } = annotations.reference;
  const passages = annotations.marks.map(({ quote }) => quote.exact);
  let isSuggested = false;
  return pickArticle(catalogue, {
    title: l10n.t('Attach to Article: {0}', headline.trim()),
    placeholder: l10n.t('Pick the article that these annotations are on'),
    articles: async () => {
      const likeness = likenessTo(headline, passages);
      const { articles, best } = await likeliestFirst(catalogue.articlesOf(project), likeness);
      isSuggested = best > 0;
      return articles;
    },
    noteOf: (place) => (place === 0 && isSuggested ? l10n.t('most alike') : undefined),
  });
}

/** The same articles, those with the highest scores first, and the highest score. Works in slices. */
async function likeliestFirst(
  articles: ArticleList,
  scoreOf: (listed: ListedArticle) => number,
): Promise<{ readonly articles: ArticleList; readonly best: number }> {
  const slice = new TimeSlice();
  const byScore = new Map<number, number[]>();
  for (const listed of articles) {
    const score = scoreOf(listed);
    const alike = byScore.get(score) ?? [];
    byScore.set(score, alike);
    alike.push(listed.number);
    await slice.pauseIfDue();
  }
  const scores = [...byScore].sort(([a], [b]) => b - a);
  const numbers = Int32Array.from(scores.flatMap(([, alike]) => alike));
  return { articles: new ArticleList(articles.listing, numbers), best: scores[0]?.[0] ?? 0 };
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
    // Nearly no article has it, and looking for it thoroughly takes long.
    const isIn = (exact: string): boolean =>
      text.includes(exact) && anchor(text, { exact, prefix: '', suffix: '' }, 0, 0)?.how === 'moved';
    return shared + 5 * passages.filter(isIn).length;
  };
}

function isUnplacedNode(node: unknown): node is { readonly unplaced: Unplaced } {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'unplaced';
}
