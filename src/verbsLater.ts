import { once, verbsOf } from './later';
import type { Parts, verbsOnDemand } from './onDemand';

type VerbsOnDemand = ReturnType<typeof verbsOnDemand>;

/** The names of the verbs that `onDemand` has. */
const names: Record<keyof VerbsOnDemand, true> = {
  addPage: true,
  addPageFromClipboard: true,
  applyFilter: true,
  attachToArticle: true,
  clearFilter: true,
  deleteFilter: true,
  drawSample: true,
  filterArticles: true,
  filterArticlesBy: true,
  goToArticle: true,
  groupArticlesBy: true,
  renameFilter: true,
  reviewSuggestions: true,
  saveFilter: true,
  sortArticlesBy: true,
  tagAllMatching: true,
  closeComparison: true,
  compareCoders: true,
  nextDisagreement: true,
  previousDisagreement: true,
  settleDisagreement: true,
  showDisagreement: true,
  copyAsJson: true,
  copyAsMarkdown: true,
  describeDump: true,
  exportArticles: true,
  importAnnotations: true,
  markEveryOccurrence: true,
  openCodingLog: true,
  showHistory: true,
  showInFile: true,
  showProvenance: true,
};

/** Verbs that load their bundle when the first of them is called. */
export function verbsLater(parts: Parts): ReturnType<typeof verbsOf> {
  const load = once(async () => {
    const { verbsOnDemand } = await import('./onDemand');
    return verbsOnDemand(parts);
  });
  return verbsOf<VerbsOnDemand>(names, load);
}
