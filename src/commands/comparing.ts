import { CancellationError, commands, l10n, ProgressLocation, window, type QuickPickItem } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { codersByLayer, doneArticles, type DoneArticle } from '../workspace/comparedArticles';
import { Comparison, type Difference } from '../workspace/comparison';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { pickComparison } from './comparisonPick';

/** The list of disagreements, as commands need it. */
export interface DisagreementList {
  /** In the order in which they are shown. */
  readonly differences: readonly Difference[];
  /** What is selected: a disagreement, and perhaps the place of one of its choices. */
  readonly selected: { readonly difference: Difference; readonly choice: number | undefined } | undefined;
  /** Selects a disagreement, and puts the focus on it. */
  select(difference: Difference): Promise<void>;
  dispose(): void;
}

/** What shows a comparison. */
export interface ComparisonViews {
  readonly table: { show(): Promise<void>; dispose(): void };
  readonly list: DisagreementList;
}

/** A comparison, and what shows it. */
export interface ShownComparison extends ComparisonViews {
  readonly comparison: Comparison;
}

/** *Compare Coders…* and *Close Comparison*: there is one comparison at a time. */
export class Comparing extends Owner {
  #current: ShownComparison | undefined;
  #turn: Promise<void> = Promise.resolve();

  /** @param viewsOf makes what shows a comparison */
  constructor(
    readonly catalogue: Catalogue,
    readonly viewsOf: (comparison: Comparison) => ComparisonViews,
  ) {
    super();
    this.own({
      dispose: () => {
        this.#dispose();
      },
    });
  }

  /** The comparison that is shown. */
  get current(): ShownComparison | undefined {
    return this.#current;
  }

  /** Does one thing after the other: a key may be pressed again before the last was acted on. */
  inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Asks what to compare as far as there is a choice, compares, and shows the table and the disagreements. */
  async compare(): Promise<void> {
    await this.catalogue.upToDate();
    const project = await pickProject(this.catalogue);
    const articles = project && (await collect(this.catalogue, project));
    if (!articles) return;
    const layers = codersByLayer(articles);
    const picked = await pickComparison(layers, this.catalogue.visibility.isBlind);
    if (!picked) return;
    const comparison = new Comparison(this.catalogue, { project, ...picked }, articles);
    const { all, pairs } = comparison.report;
    if (![all, ...pairs].some(({ articles: joint }) => joint > 0)) {
      comparison.dispose();
      void window.showInformationMessage(
        plainLabel(
          l10n.t(
            'There is no article that two of these coders are done with: {0}. Only those are compared.',
            picked.coders.join(', '),
          ),
        ),
      );
      return;
    }
    this.#dispose();
    const shown = { comparison, ...this.viewsOf(comparison) };
    this.#current = shown;
    await commands.executeCommand('setContext', 'newsdump.comparing', true);
    await shown.table.show();
    await commands.executeCommand('newsdump.disagreements.focus');
  }

  /** Ends the comparison. What was settled stays. */
  async close(): Promise<void> {
    this.#dispose();
    await commands.executeCommand('setContext', 'newsdump.comparing', false);
  }

  #dispose(): void {
    if (!this.#current) return;
    const { comparison, table, list } = this.#current;
    this.#current = undefined;
    for (const part of [table, list, comparison]) part.dispose();
  }
}

/** The articles that coders did; undefined if the user cancels. */
async function collect(catalogue: Catalogue, project: Project): Promise<readonly DoneArticle[] | undefined> {
  const title = l10n.t('Comparing the coders of {0}', project.name);
  try {
    return await window.withProgress(
      { location: ProgressLocation.Notification, cancellable: true, title },
      (_progress, token) => doneArticles(catalogue, project, token),
    );
  } catch (error) {
    if (error instanceof CancellationError) return undefined;
    throw error;
  }
}

/** The project whose coders to compare: that of the dump in the editor, the only one, or the one that the user picks. */
async function pickProject(catalogue: Catalogue): Promise<Project | undefined> {
  const dump = catalogue.openDumps.in(window.activeTextEditor?.document);
  const own = dump && catalogue.projectOf(dump);
  if (own) return own;
  const projects = catalogue.listedProjects;
  const [first] = projects;
  if (!first) {
    void window.showInformationMessage(l10n.t('There is no saved dump with articles to compare.'));
    return undefined;
  }
  if (projects.length === 1) return first;
  const items = projects.map((project): QuickPickItem & { readonly project: Project } => ({
    label: project.name,
    description: project.folder.fsPath,
    project,
  }));
  const title = l10n.t('Compare the Coders of Which Project?');
  return (await window.showQuickPick(items, { title }))?.project;
}
