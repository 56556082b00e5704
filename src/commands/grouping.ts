import type { QuickPickItem } from 'vscode';
import { l10n, ThemeIcon, window } from 'vscode';
import type { GroupBy, SortBy } from '../workspace/deskState';
import { groupings, orders } from '../workspace/deskState';
import type { ArticleTree } from './articleTree';

/** *Group Articles By…* */
export async function groupArticlesBy(tree: ArticleTree): Promise<void> {
  const groupBy = await pickOne(l10n.t('Group Articles By'), groupings, tree.desk.groupBy, groupingLabel);
  if (groupBy !== undefined) await tree.arrange({ groupBy });
}

/** *Sort Articles By…* */
export async function sortArticlesBy(tree: ArticleTree): Promise<void> {
  const sortBy = await pickOne(l10n.t('Sort Articles By'), orders, tree.desk.sortBy, orderLabel);
  if (sortBy !== undefined) await tree.arrange({ sortBy });
}

interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** A quick pick in which the present one has a check and comes first, so that the rest is below it. */
async function pickOne<T extends string>(
  title: string,
  values: readonly T[],
  present: T,
  labelOf: (value: T) => string,
): Promise<T | undefined> {
  const ordered = [present, ...values.filter((value) => value !== present)];
  const items = ordered.map((value): Choice<T> => ({
    value,
    label: labelOf(value),
    iconPath: new ThemeIcon(value === present ? 'check' : 'blank'),
    ...(value === present && { description: l10n.t('Present') }),
  }));
  return (await window.showQuickPick(items, { title }))?.value;
}

function groupingLabel(grouping: GroupBy): string {
  switch (grouping) {
    case 'date':
      return l10n.t('Date');
    case 'tag':
      return l10n.t('Tag');
    case 'section':
      return l10n.t('Section');
    case 'dump':
      return l10n.t('Dump');
    case 'coder':
      return l10n.t('Coder');
    case 'status':
      return l10n.t('Status');
  }
}

function orderLabel(order: SortBy): string {
  switch (order) {
    case 'newest':
      return l10n.t('Newest First');
    case 'oldest':
      return l10n.t('Oldest First');
    case 'headline':
      return l10n.t('Headline');
    case 'text':
      return l10n.t('Order of the Text');
  }
}
