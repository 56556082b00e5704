import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { CodebookField, CodebookTag, FieldType } from '../annotation/codebook/codebook';
import type { UnlistedTag } from '../annotation/codebook/unlistedTags';
import { plainLabel } from '../workspace/plainLabel';
import { plainMarkdown } from '../workspace/plainMarkdown';
import type { Project } from '../workspace/project';
import { tagLabel } from '../workspace/tagLabel';
import { optionKey, type CodebookCounts, type TagCount } from './codebookCounts';
import { nodesUnder, type CodebookNode } from './codebookNodes';

/** The line of the tree that shows a node. */
export function codebookItem(node: CodebookNode, counts: CodebookCounts): TreeItem {
  const { project } = node;
  const item = lineOf(node, counts);
  item.id = [project.folder.toString(), node.kind, ...idsOf(node)].join('\n');
  if (item.collapsibleState === undefined) {
    const isLeaf = node.kind !== 'codebook' && nodesUnder(node).length === 0;
    item.collapsibleState = isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  }
  const label = typeof item.label === 'string' ? item.label : '';
  const description = typeof item.description === 'string' ? item.description : '';
  item.accessibilityInformation ??= { label: [label, description].filter(Boolean).join(', ') };
  return item;
}

function idsOf(node: CodebookNode): readonly string[] {
  switch (node.kind) {
    case 'tag':
    case 'unlistedTag':
      return [node.tag.id];
    case 'field':
      return [node.field.id];
    case 'option':
      return [node.field.id, node.option.value];
    default:
      return [];
  }
}

function lineOf(node: CodebookNode, counts: CodebookCounts): TreeItem {
  switch (node.kind) {
    case 'codebook':
      return projectLine(node.project);
    case 'tag':
      return tagLine(node.tag, node.project, counts);
    case 'unlistedTags':
      return unlistedGroupLine();
    case 'unlistedTag':
      return unlistedLine(node.tag, counts);
    case 'fields':
      return line({ label: l10n.t('Fields'), icon: 'symbol-variable', context: 'fields' });
    case 'field':
      return fieldLine(node.field, counts);
    case 'option': {
      const { field, option } = node;
      const { value, label, aliases } = option;
      const count = counts.options.get(optionKey(field.id, value)) ?? 0;
      const item = line({
        label,
        icon: 'symbol-enum-member',
        context: 'option',
        description: [...(value === label ? [] : [value]), ...(count > 0 ? [String(count)] : [])],
      });
      item.tooltip = markdown([label, option.description, aliases.length > 0 && aliases.join(', ')]);
      return item;
    }
  }
}

interface Line {
  readonly label: string;
  readonly icon: string;
  readonly context: string;
  readonly description?: readonly string[];
}

function line({ label, icon, context, description = [] }: Line): TreeItem {
  const item = new TreeItem(plainLabel(label));
  // It is set by whether there is something below.
  delete item.collapsibleState;
  item.iconPath = new ThemeIcon(icon);
  item.contextValue = context;
  item.description = description.join(' · ');
  return item;
}

function projectLine(project: Project): TreeItem {
  const item = line({ label: project.name, icon: 'book', context: 'codebook' });
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  const { title } = project.codebook;
  item.description = title ?? '';
  item.tooltip = project.folder.fsPath;
  return item;
}

function tagLine(tag: CodebookTag, project: Project, counts: CodebookCounts): TreeItem {
  const { id, label, key, status, mergedInto } = tag;
  const isRetired = status === 'retired' || mergedInto !== undefined;
  const count = counts.tags.get(id);
  const state =
    mergedInto !== undefined
      ? [l10n.t('merged into {0}', tagLabel(project.codebook, mergedInto))]
      : isRetired
        ? [l10n.t('retired')]
        : [];
  const item = line({
    label,
    icon: isRetired ? 'circle-slash' : 'tag',
    context: `tag ${isRetired ? 'retired' : 'active'}`,
    description: [...state, ...(key === undefined ? [] : [`[${key}]`]), ...countTexts(count)],
  });
  const { color } = tag;
  if (isRetired) item.resourceUri = retiredUri(id);
  else if (color !== undefined) item.iconPath = colored(color);
  item.tooltip = tagTooltip(tag, project);
  const spoken = [
    label,
    ...state,
    ...(key === undefined ? [] : [l10n.t('key {0}', key)]),
    ...(tag.required ? [l10n.t('required')] : []),
    l10n.t('{0} articles, {1} marks', count?.articles ?? 0, count?.marks ?? 0),
  ];
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

function countTexts(count: TagCount | undefined): string[] {
  if (!count) return [];
  const { articles, marks } = count;
  return [
    ...(articles > 0 ? [String(articles)] : []),
    ...(marks > 0 ? [marks === 1 ? l10n.t('1 mark') : l10n.t('{0} marks', marks)] : []),
  ];
}

function tagTooltip(tag: CodebookTag, { codebook }: Project): MarkdownString {
  const { id, description, include, exclude, examples, fields, choice, required } = tag;
  const labels = fields.map((field) => codebook.field(field)?.label ?? field);
  return markdown([
    codebook.pathOf(id).join(' › '),
    l10n.t('Id: {0}', id),
    description,
    include !== undefined && l10n.t('Include: {0}', include),
    exclude !== undefined && l10n.t('Exclude: {0}', exclude),
    ...examples.map((example) => l10n.t('Example: {0}', example)),
    labels.length > 0 && l10n.t('Fields: {0}', labels.join(', ')),
    choice === 'one' && l10n.t('One of those below it may be given.'),
    required && l10n.t('Required: without it an article is not done.'),
  ]);
}

function unlistedGroupLine(): TreeItem {
  const item = line({ label: l10n.t('Not in the Codebook'), icon: 'question', context: 'unlistedTags' });
  item.tooltip = l10n.t('Tags in use that the codebook does not have. Adopt them to give them a meaning.');
  return item;
}

function unlistedLine({ id, label, isUsed }: UnlistedTag, counts: CodebookCounts): TreeItem {
  const count = counts.tags.get(id);
  const item = line({
    label,
    icon: isUsed ? 'tag' : 'folder',
    context: 'unlistedTag',
    description: countTexts(count),
  });
  item.tooltip = markdown([id]);
  item.accessibilityInformation = {
    label: l10n.t(
      '{0}, not in the codebook, {1} articles, {2} marks',
      id,
      count?.articles ?? 0,
      count?.marks ?? 0,
    ),
  };
  return item;
}

function fieldLine(field: CodebookField, counts: CodebookCounts): TreeItem {
  const { id, label, type, required, multiple, on, level } = field;
  const count = counts.fields.get(id) ?? 0;
  const where = on === 'mark' ? [l10n.t('on marks')] : on === 'article' ? [l10n.t('on articles')] : [];
  const item = line({
    label,
    icon: icons[type],
    context: `field ${type}`,
    description: [
      typeText(type),
      ...(required ? [l10n.t('required')] : []),
      ...(multiple ? [l10n.t('several values')] : []),
      ...where,
      ...(count > 0 ? [String(count)] : []),
    ],
  });
  item.tooltip = markdown([label, l10n.t('Id: {0}', id), field.description, l10n.t('Level: {0}', level)]);
  return item;
}

const icons: Record<FieldType, string> = {
  choice: 'symbol-enum',
  text: 'symbol-string',
  number: 'symbol-number',
  date: 'calendar',
  boolean: 'symbol-boolean',
};

function typeText(type: FieldType): string {
  switch (type) {
    case 'choice':
      return l10n.t('choice');
    case 'text':
      return l10n.t('text');
    case 'number':
      return l10n.t('number');
    case 'date':
      return l10n.t('date');
    case 'boolean':
      return l10n.t('yes or no');
  }
}

/** A disc in a colour of the codebook, which is `#rgb`, `#rrggbb` or the name of a theme colour. */
function colored(color: string): ThemeIcon | Uri {
  if (!color.startsWith('#')) return new ThemeIcon('circle-filled', new ThemeColor(color));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5" fill="${color}" stroke="#888" stroke-width=".75"/></svg>`;
  return Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}

/** VS Code colours a line of a tree by the decoration of its URI; that of a retired tag is of this scheme. */
export const retiredScheme = 'newsdump-retired';
const retiredUri = (tag: string): Uri => Uri.from({ scheme: retiredScheme, path: `/${tag}` });

/** Texts of the codebook as paragraphs: what is written there is data. */
function markdown(texts: readonly (string | false | undefined)[]): MarkdownString {
  const paragraphs = texts.filter((text) => text !== undefined && text !== false && text !== '');
  return new MarkdownString(paragraphs.map((text) => plainMarkdown(String(text))).join('\n\n'));
}
