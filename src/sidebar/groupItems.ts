import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Status } from '../annotation/events';
import type { Catalogue } from '../workspace/catalogue';
import { formatDay, formatMonth, formatYear } from '../workspace/dayText';
import type { GroupBy } from '../workspace/deskState';
import { statusLabel } from '../workspace/statusLabel';
import { tagLabel } from '../workspace/tagLabel';
import type { ArticleGroup } from './articleGroups';
import { codebookWith } from './listedFacts';

/** The line of a group: what its articles have in common, how many they are and how many of them are done. */
export function groupItem(catalogue: Catalogue, group: ArticleGroup, done: number): TreeItem {
  const label = groupLabel(catalogue, group);
  const { length } = group.articles;
  const count = l10n.t('{0} of {1} done', done, length);
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = group.id;
  item.description = done > 0 ? count : String(length);
  item.tooltip = `${label}: ${count}`;
  item.contextValue = 'group';
  if (done === length) item.iconPath = new ThemeIcon('pass');
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

function groupLabel(catalogue: Catalogue, group: ArticleGroup): string {
  switch (group.kind) {
    case 'year':
      return formatYear(group.day);
    case 'month':
      return formatMonth(group.day);
    case 'day':
      return formatDay(group.day);
    case 'tag':
      return tagLabel(codebookWith(catalogue.projects.all, group.name), group.name);
    case 'status':
      return statusLabel(group.name as Status);
    case 'section':
    case 'dump':
    case 'coder':
      return group.name;
    case 'none':
      return noneLabel(group.of);
    case 'part':
      return l10n.t('{0} to {1}', group.first, group.last);
  }
}

function noneLabel(of: GroupBy): string {
  switch (of) {
    case 'date':
      return l10n.t('No date');
    case 'tag':
      return l10n.t('No tag');
    case 'section':
      return l10n.t('No section');
    case 'dump':
      return l10n.t('No dump');
    case 'coder':
      return l10n.t('No coder');
    case 'status':
      return l10n.t('No status');
  }
}
