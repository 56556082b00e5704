import type { ExtensionContext } from 'vscode';
import { addPage, addPageFromClipboard } from './commands/addingPage';
import { attachToArticle } from './commands/attaching';
import type { SelectableTree } from './commands/articleTree';
import { openCodingLog } from './commands/codingLog';
import { Comparing } from './commands/comparing';
import { describeDump, showProvenance } from './commands/custody';
import { clearFilter, filterArticles, filterArticlesBy } from './commands/filtering';
import { groupArticlesBy, sortArticlesBy } from './commands/grouping';
import { showHistory } from './commands/history';
import { markEveryOccurrence } from './commands/markingAll';
import { applyFilter, deleteFilter, renameNamedFilter, saveFilter } from './commands/namedFilters';
import { drawNamedSample } from './commands/sampling';
import { goToArticle } from './commands/navigation';
import { showInFile } from './commands/showInFile';
import { goToDisagreement, settleDisagreement, showDisagreement } from './commands/settling';
import { reviewSuggestions } from './commands/suggesting';
import { tagAllMatching } from './commands/taggingAll';
import type { Targets } from './commands/targets';
import { AgreementDocument } from './editor/agreementDocument';
import { once } from './later';
import { DisagreementsView } from './sidebar/disagreementsView';
import type { Catalogue } from './workspace/catalogue';
import type { Suggestions } from './workspace/suggestions';

/** What the commands act on. */
export interface Parts {
  readonly catalogue: Catalogue;
  readonly targets: Targets;
  readonly tree: SelectableTree;
  readonly suggestions: Suggestions;
  /** What is made on demand is disposed with the extension. */
  readonly context: Pick<ExtensionContext, 'subscriptions' | 'workspaceState'>;
}

/** The verbs that are used now and then: loaded when the first of them is called. */
export function verbsOnDemand({ catalogue, targets, tree, suggestions, context }: Parts) {
  const comparing = new Comparing(catalogue, (comparison) => ({
    table: new AgreementDocument(comparison),
    list: new DisagreementsView(comparison),
  }));
  context.subscriptions.push(comparing);
  const exchange = once(async () => {
    const { exchangeVerbs } = await import('./exchangeDesk');
    return exchangeVerbs({ catalogue, targets, tree, memory: context.workspaceState });
  });
  return {
    addPage: () => addPage(catalogue),
    addPageFromClipboard: () => addPageFromClipboard(catalogue),
    compareCoders: () => comparing.compare(),
    closeComparison: () => comparing.close(),
    nextDisagreement: () => comparing.inTurn(() => goToDisagreement(catalogue, comparing, 1)),
    previousDisagreement: () => comparing.inTurn(() => goToDisagreement(catalogue, comparing, -1)),
    settleDisagreement: (choice: unknown) =>
      comparing.inTurn(() => settleDisagreement(catalogue, comparing, choice)),
    showDisagreement: (id: unknown) => showDisagreement(catalogue, comparing, id),
    applyFilter: () => applyFilter(catalogue, tree),
    clearFilter: () => clearFilter(tree),
    deleteFilter: () => deleteFilter(catalogue, tree),
    drawSample: () => drawNamedSample(catalogue, tree),
    filterArticles: () => filterArticles(tree),
    filterArticlesBy: () => filterArticlesBy(catalogue, tree),
    groupArticlesBy: () => groupArticlesBy(tree),
    renameFilter: () => renameNamedFilter(catalogue, tree),
    reviewSuggestions: (...args: unknown[]) =>
      reviewSuggestions({ catalogue, tree, suggestions, targets }, args),
    saveFilter: () => saveFilter(catalogue, tree),
    sortArticlesBy: () => sortArticlesBy(tree),
    tagAllMatching: () => tagAllMatching(catalogue, tree),
    attachToArticle: (node: unknown) => attachToArticle(catalogue, node),
    describeDump: () => describeDump(catalogue),
    copyAsJson: async (...args: unknown[]) => (await exchange()).copyAsJson(...args),
    copyAsMarkdown: async (...args: unknown[]) => (await exchange()).copyAsMarkdown(...args),
    exportArticles: async () => (await exchange()).exportArticles(),
    importAnnotations: async () => (await exchange()).importAnnotations(),
    markEveryOccurrence: () => markEveryOccurrence(catalogue),
    goToArticle: () => goToArticle(catalogue),
    openCodingLog: () => openCodingLog(catalogue.projects),
    showHistory: (...args: unknown[]) => showHistory(catalogue, targets, args),
    showInFile: (...args: unknown[]) => showInFile(catalogue, targets, args),
    showProvenance: (...args: unknown[]) => showProvenance(catalogue, targets, args),
  };
}
