import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Unplaced } from '../workspace/unplaced';
import { plainMarkdown } from '../workspace/plainMarkdown';

/** The group of what found no place, or a part of it. */
export interface UnplacedGroup {
  readonly kind: 'unplacedGroup';
  /** Undefined for the whole. */
  readonly parent: UnplacedGroup | undefined;
  /** The place of its first in the whole, from 0. */
  readonly first: number;
  readonly all: readonly Unplaced[];
}

export interface UnplacedNode {
  readonly kind: 'unplaced';
  readonly unplaced: Unplaced;
  readonly parent: UnplacedGroup;
}

const mostChildren = 500;

/** The group of all. */
export function unplacedGroup(all: readonly Unplaced[]): UnplacedGroup {
  return { kind: 'unplacedGroup', parent: undefined, first: 0, all };
}

/** At most 500: more are cut in parts. */
export function unplacedChildren(group: UnplacedGroup): (UnplacedGroup | UnplacedNode)[] {
  const { all, first } = group;
  if (all.length <= mostChildren)
    return all.map((unplaced) => ({ kind: 'unplaced', unplaced, parent: group }));
  const size = Math.max(mostChildren, Math.ceil(all.length / mostChildren));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => ({
    kind: 'unplacedGroup',
    parent: group,
    first: first + i * size,
    all: all.slice(i * size, (i + 1) * size),
  }));
}

export function unplacedGroupItem({ parent, first, all }: UnplacedGroup): TreeItem {
  const label = parent ? l10n.t('{0} to {1}', first + 1, first + all.length) : l10n.t('Unplaced');
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = `unplaced${parent ? first : ''}`;
  item.description = String(all.length);
  item.iconPath = new ThemeIcon('warning');
  item.tooltip = l10n.t(
    'Annotations whose article or passage is not found. Nothing is lost: attach them to an article.',
  );
  item.contextValue = 'unplacedGroup';
  item.accessibilityInformation = { label: parent ? label : l10n.t('Unplaced, {0} items', all.length) };
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
