import { commands, l10n, window } from 'vscode';
import { consensusLayer } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import { settle } from '../annotation/settle';
import { coderName } from '../workspace/coder';
import type { Catalogue } from '../workspace/catalogue';
import type { Difference } from '../workspace/comparison';
import { choiceTexts } from '../workspace/disagreementText';
import { openingOf } from '../workspace/openPlace';
import { plainLabel } from '../workspace/plainLabel';
import { rangeBetween } from '../workspace/positions';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import type { Comparing, DisagreementList, ShownComparison } from './comparing';

/** How long the status bar says what was settled, in milliseconds. */
const told = 5000;

/**
 * *Next / Previous Disagreement*: selects the next open disagreement in the view, from the one that is selected on and then from the
 * beginning, and shows its article in the editor.
 */
export async function goToDisagreement(
  catalogue: Catalogue,
  { current }: Comparing,
  step: 1 | -1,
): Promise<void> {
  if (!current) sayNoComparison();
  else await goOn(catalogue, current.list, following(current.list, step));
}

/**
 * Shows the article of a disagreement in the editor; the focus stays where it is.
 * @param id the disagreement's
 */
export async function showDisagreement(
  catalogue: Catalogue,
  { current }: Comparing,
  id: unknown,
): Promise<void> {
  const difference = current?.list.differences.find((shown) => shown.id === id);
  if (difference) await show(catalogue, difference);
}

async function show(catalogue: Catalogue, { listed, disagreement }: Difference): Promise<void> {
  const place = catalogue.placeInView(listed);
  const { dump, article } = place;
  const inDump = new ArticleInDump(dump.source, dump.index, article);
  const start = inDump.positionOf(disagreement.kind === 'mark' ? disagreement.passage.start : 0);
  const { uri, selection } = openingOf(place, rangeBetween(start, start));
  await commands.executeCommand('vscode.open', uri, { selection, preserveFocus: true });
}

/**
 * Writes one of the choices of the disagreement selected in the view to the layer `consensus`, and goes to the next open one.
 * @param number the choice, from 1; if it is no number, the choice that is selected
 */
export async function settleDisagreement(
  catalogue: Catalogue,
  { current }: Comparing,
  number: unknown,
): Promise<void> {
  if (!current) {
    sayNoComparison();
    return;
  }
  // The arrow keys move the focus only; what has it is what the user means.
  await commands.executeCommand('list.selectAndPreserveFocus');
  const { selected } = current.list;
  const choice = typeof number === 'number' ? number - 1 : selected?.choice;
  // Enter on anything but a choice shows it, as in every tree.
  if (choice === undefined) return;
  const texts = selected ? choiceTexts(selected.difference.disagreement) : [];
  const text = texts[choice];
  if (!selected || text === undefined) {
    void window.showInformationMessage(
      selected
        ? l10n.t('This disagreement has {0} choices.', texts.length)
        : l10n.t('Select a disagreement first, or go to the next one.'),
    );
    return;
  }
  // Where it stands in the view changes once it is settled.
  const others = following(current.list, 1);
  if (!(await write(catalogue, current, selected.difference, choice))) return;
  window.setStatusBarMessage(plainLabel(l10n.t('Agreed: {0}', text)), told);
  await current.comparison.refresh();
  await goOn(catalogue, current.list, others);
}

/** Whether it was written. */
async function write(
  catalogue: Catalogue,
  { comparison }: ShownComparison,
  { listed: known, disagreement }: Difference,
  choice: number,
): Promise<boolean> {
  await catalogue.upToDate();
  const { project } = comparison;
  const listed = catalogue.find(project, known.key);
  if (!listed) {
    void window.showInformationMessage(l10n.t('This article is in no dump any more.'));
    return false;
  }
  const coder = await coderName();
  if (coder === undefined) return false;
  const bodies = () => {
    const article = comparison.compared(listed);
    const coded = codedArticle(catalogue, project, { listed }, coder, consensusLayer);
    return article ? settle(disagreement, choice, article, { coder, coded }) : [];
  };
  return annotate(project, coder, bodies, [catalogue.placeInView(listed).dump]);
}

/** Selects the first disagreement of these that is open, and shows its article; says so if none is. */
async function goOn(catalogue: Catalogue, list: DisagreementList, ids: readonly string[]): Promise<void> {
  const { differences } = list;
  const open = new Map(differences.flatMap((one) => (one.isSettled ? [] : [[one.id, one] as const])));
  const next = ids.map((id) => open.get(id)).find((difference) => difference !== undefined);
  if (next) {
    await list.select(next);
    await show(catalogue, next);
    return;
  }
  void window.showInformationMessage(
    differences.length > 0
      ? l10n.t('All {0} disagreements are settled.', differences.length)
      : l10n.t('The coders agree on everything.'),
  );
}

/** The ids of all disagreements as they follow the selected one, and then from the other end on; its own last. */
function following({ differences, selected }: DisagreementList, step: 1 | -1): readonly string[] {
  const ids = differences.map(({ id }) => id);
  if (step === -1) ids.reverse();
  const after = selected ? ids.indexOf(selected.difference.id) + 1 : 0;
  return [...ids.slice(after), ...ids.slice(0, after)];
}

function sayNoComparison(): void {
  void window.showInformationMessage(l10n.t('No coders are being compared. Compare Coders… begins it.'));
}
