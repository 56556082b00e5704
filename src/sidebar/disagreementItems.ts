import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import type { Difference } from '../workspace/comparison';
import { formatDay } from '../workspace/dayText';
import { choiceTexts, variableText } from '../workspace/disagreementText';
import { headlineOf } from '../workspace/dump';
import { plainLabel } from '../workspace/plainLabel';
import { plainMarkdown } from '../workspace/plainMarkdown';

/** What coders differ on: a tag, a field, or the marks with a tag. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly children: DifferenceNode[];
  /** The first of the children's. */
  readonly first: Difference;
}

export interface DifferenceNode {
  readonly kind: 'difference';
  readonly difference: Difference;
  readonly parent: VariableNode;
}

export interface ChoiceNode {
  readonly kind: 'choice';
  /** Its place among the choices, from 0. */
  readonly place: number;
  readonly text: string;
  readonly parent: DifferenceNode;
}

/** The disagreements by variable: those with open ones first, tags before fields before marks; in each the open ones first. */
export function variableNodes(differences: readonly Difference[]): VariableNode[] {
  const openFirst = [...differences].sort((a, b) => Number(a.isSettled) - Number(b.isSettled));
  const nodes = new Map<string, VariableNode>();
  for (const difference of openFirst) {
    const id = idOf(difference);
    const parent = nodes.get(id) ?? { kind: 'variable', children: [], first: difference };
    nodes.set(id, parent);
    parent.children.push({ kind: 'difference', difference, parent });
  }
  return [...nodes.values()].sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

const orderOf = ({ children, first }: VariableNode): string =>
  [
    children.every(({ difference }) => difference.isSettled) ? 1 : 0,
    kinds.indexOf(first.disagreement.kind),
    first.disagreement.variable,
  ].join(' ');
const kinds = ['tag', 'field', 'mark'] as const;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const idOf = ({ disagreement: { kind, variable } }: Difference): string => `${kind}\n${variable}`;

export function choiceNodes(parent: DifferenceNode): ChoiceNode[] {
  return choiceTexts(parent.difference.disagreement).map((text, place) => ({
    kind: 'choice',
    place,
    text,
    parent,
  }));
}

export function variableItem({ children, first }: VariableNode, codebook: Codebook): TreeItem {
  const open = children.filter(({ difference }) => !difference.isSettled).length;
  const label = plainLabel(variableText(first.disagreement, codebook));
  const item = new TreeItem(
    label,
    open > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = idOf(first);
  item.description = l10n.t('{0} open, {1} settled', open, children.length - open);
  item.iconPath = new ThemeIcon(icons[first.disagreement.kind]);
  item.contextValue = 'variable';
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}

const icons = { tag: 'tag', field: 'symbol-field', mark: 'symbol-string' } as const;

export function differenceItem({ difference }: DifferenceNode): TreeItem {
  const { disagreement, listed, isSettled, agreed } = difference;
  const headline = headlineOf(listed.occurrences[0]);
  const choices = choiceTexts(disagreement);
  const state = isSettled
    ? l10n.t('settled: {0}', choices[agreed ?? -1] ?? l10n.t('otherwise'))
    : choices.join(' · ');
  const item = new TreeItem(plainLabel(headline), TreeItemCollapsibleState.Collapsed);
  item.id = difference.id;
  item.description = plainLabel(state);
  item.iconPath = new ThemeIcon(isSettled ? 'pass' : 'circle-outline');
  item.tooltip = new MarkdownString(
    [headline, formatDay(listed.day), ...choices, ...(isSettled ? [state] : [])]
      .map(plainMarkdown)
      .join('\n\n'),
  );
  item.contextValue = isSettled ? 'difference settled' : 'difference open';
  item.accessibilityInformation = { label: `${headline}, ${formatDay(listed.day)}, ${state}` };
  item.command = showing(difference);
  return item;
}

export function choiceItem({ place, text, parent }: ChoiceNode): TreeItem {
  const { difference } = parent;
  const isAgreed = difference.agreed === place;
  const item = new TreeItem(plainLabel(`${place + 1}  ${text}`));
  item.id = `${difference.id}\n${place}`;
  item.iconPath = new ThemeIcon(isAgreed ? 'check' : 'blank');
  item.description = isAgreed ? l10n.t('agreed') : '';
  item.tooltip = new MarkdownString(plainMarkdown(text));
  item.contextValue = 'choice';
  item.accessibilityInformation = {
    label: isAgreed
      ? l10n.t('{0}, {1}, agreed', place + 1, text)
      : l10n.t('{0}, {1}, press Enter to agree on it', place + 1, text),
  };
  item.command = showing(difference);
  return item;
}

/** Shows the article in an editor; the focus stays. */
const showing = ({ id }: Difference) => ({
  command: 'newsdump.showDisagreement',
  title: l10n.t('Show Article'),
  arguments: [id],
});
