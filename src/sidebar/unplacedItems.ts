import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Unplaced } from '../workspace/unplaced';
import { plainMarkdown } from '../workspace/plainMarkdown';

/** The group of what found no place. */
export interface UnplacedGroup {
  readonly kind: 'unplacedGroup';
  readonly children: UnplacedNode[];
}

export interface UnplacedNode {
  readonly kind: 'unplaced';
  readonly unplaced: Unplaced;
  readonly parent: UnplacedGroup;
}

/** The group, or nothing if all has its place. */
export function unplacedGroup(all: readonly Unplaced[]): UnplacedGroup[] {
  if (all.length === 0) return [];
  const group: UnplacedGroup = { kind: 'unplacedGroup', children: [] };
  group.children.push(
    ...all.map((unplaced): UnplacedNode => ({ kind: 'unplaced', unplaced, parent: group })),
  );
  return [group];
}

export function unplacedGroupItem({ children }: UnplacedGroup): TreeItem {
  const item = new TreeItem(l10n.t('Unplaced'), TreeItemCollapsibleState.Collapsed);
  item.id = 'unplaced';
  item.description = String(children.length);
  item.iconPath = new ThemeIcon('warning');
  item.tooltip = l10n.t(
    'Annotations whose article or passage is not found. Nothing is lost: attach them to an article.',
  );
  item.contextValue = 'unplacedGroup';
  item.accessibilityInformation = { label: l10n.t('Unplaced, {0} items', children.length) };
  return item;
}

export function unplacedItem({ project, annotations, mark }: Unplaced): TreeItem {
  const { reference, tags, marks } = annotations;
  const what = mark ? [mark.tag] : [...tags, ...marks].map(({ tag }) => tag);
  const label = (mark ? mark.quote.exact : reference.headline).replace(/\s+/g, ' ').trim();
  const item = new TreeItem(label);
  item.id = `unplaced\n${project.folder.toString()}\n${annotations.key}\n${mark?.id ?? ''}`;
  item.iconPath = new ThemeIcon(mark ? 'symbol-string' : 'question');
  item.description = [reference.date, ...new Set(what)].filter((text) => text !== null).join(', ');
  item.contextValue = 'orphan';
  const was = [reference.date ?? l10n.t('No date'), reference.headline.trim(), reference.lead ?? ''];
  const passage = mark ? [`${mark.quote.prefix}[${mark.quote.exact}]${mark.quote.suffix}`] : [];
  item.tooltip = new MarkdownString(
    [l10n.t('It was on:'), ...was, ...passage].map(plainMarkdown).join('\n\n'),
  );
  item.accessibilityInformation = {
    label: l10n.t('Unplaced: {0}, {1}', label, item.description),
  };
  return item;
}
