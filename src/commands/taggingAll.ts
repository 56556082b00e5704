import type { CancellationToken } from 'vscode';
import { CancellationError, l10n, ProgressLocation, window } from 'vscode';
import { ArticleInDump } from '../annotation/articleInDump';
import { parseQuery, printQuery } from '../annotation/filter/query';
import type { Filter } from '../annotation/filter/terms';
import type { Stretch } from '../annotation/stretch';
import { comparable, passageOf } from '../annotation/foundWords';
import { articleMatcher } from '../workspace/articleMatcher';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { tagLabel } from '../workspace/tagLabel';
import { TimeSlice } from '../workspace/timeSlice';
import type { ArticleTree } from './articleTree';
import { tagChoices } from './codebookChoices';
import type { Hit, PickHits } from './hitPick';
import { pickHits } from './hitPick';
import { askForQuery } from './queryInput';
import { tagHits } from './tagHits';
import { pickTags } from './tagPick';

/** The longest selection that is taken for words to look for, in UTF-16 units. */
const longestWords = 200;

/** *Tag All Matching…*: finds the articles that meet a filter, lets the user untick hits, and gives the rest tags in one command. */
export async function tagAllMatching(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  const query = await askForQuery(l10n.t('Tag All Matching'), selectedWords() ?? tree.desk.query);
  if (query === undefined) return;
  await catalogue.upToDate();
  const hits = await findHits(catalogue, parseQuery(query).filter, tree.desk.sample);
  if (!hits) return;
  if (hits.length === 0) {
    void window.showInformationMessage(l10n.t('No article meets this.'));
    return;
  }
  const coder = await coderName();
  if (coder === undefined) return;
  const projects = new Set(hits.flatMap(({ listed: { project } }) => project ?? []));
  const title = l10n.t('Tag {0} Articles', hits.length);
  const decision = await pickTags(title, tagChoices([...projects]), hits.length);
  if (!decision || decision.set.length === 0) return;
  const count = await tagPicked(catalogue, coder, hits, decision.set, pickHits);
  if (count !== undefined)
    window.setStatusBarMessage(l10n.t('{0} of {1} articles were tagged', count, hits.length), 5000);
}

/** Gives those of the hits that the user picks tags. How many were changed; undefined if the user left. */
export async function tagPicked(
  catalogue: Catalogue,
  coder: string,
  hits: readonly Hit[],
  tags: readonly string[],
  pick: PickHits,
): Promise<number | undefined> {
  const labels = tags.map((tag) => tagLabel(hits[0]?.listed.project?.codebook, tag));
  const title = l10n.t('Tag as {0}: {1} Found', labels.join(', '), hits.length);
  const chosen = await pick(title, [{ heading: undefined, hits }], true);
  return (
    chosen &&
    tagHits(
      catalogue,
      coder,
      chosen.map(({ listed }) => ({ listed, tags })),
    )
  );
}

/** The words that are selected in a dump, as a filter; undefined if there are none. */
function selectedWords(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'newsdump' || editor.selection.isEmpty) return undefined;
  const text = editor.document.getText(editor.selection).replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > longestWords) return undefined;
  return printQuery([{ not: false, kind: 'words', text }]);
}

/** The articles that meet a filter, with where its words stand; undefined if the user cancels. */
async function findHits(
  catalogue: Catalogue,
  filter: Filter,
  sample: string | undefined,
): Promise<Hit[] | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: l10n.t('Looking for articles'),
  };
  try {
    return await window.withProgress(options, (_progress, token) => hitsIn(catalogue, filter, sample, token));
  } catch (error) {
    if (error instanceof CancellationError) return undefined;
    throw error;
  }
}

/** The articles that meet a filter, those of saved dumps. Throws a `CancellationError` if that is asked for. */
export async function hitsIn(
  catalogue: Catalogue,
  filter: Filter,
  sample: string | undefined,
  token?: CancellationToken,
): Promise<Hit[]> {
  const slice = new TimeSlice();
  const meets = articleMatcher(catalogue, filter, sample);
  const words = filter.flatMap((term) => (term.kind === 'words' && !term.not ? comparable(term.text) : []));
  const hits: Hit[] = [];
  for (const listed of catalogue.articles) {
    await slice.pauseIfDue();
    if (token?.isCancellationRequested === true) throw new CancellationError();
    // A key that was read stays known. There is none if the dump was edited meanwhile.
    if (listed.project && meets(listed) && listed.key !== '')
      hits.push({ listed, passage: passageIn(listed, words) });
  }
  return hits;
}

function passageIn({ occurrences }: ListedArticle, words: readonly string[]): Stretch | undefined {
  const [{ dump, article }] = occurrences;
  if (words.length === 0) return undefined;
  const { text } = new ArticleInDump(dump.source, dump.index, article);
  return words.map((wanted) => passageOf(wanted, text)).find((passage) => passage !== undefined);
}
