import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import type { Status } from '../annotation/events';
import { tagsOf } from '../annotation/consensus';
import { statusOf } from '../annotation/statusOf';
import type { Suggestion } from '../annotation/suggestions';
import type { Article } from '../dump/article';
import { excerptOf, readArticle } from '../dump/article';
import { isBigDump } from '../workspace/bigDump';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { formatDay } from '../workspace/dayText';
import { openingOf } from '../workspace/openPlace';
import { plainMarkdown } from '../workspace/plainMarkdown';
import { statusLabel } from '../workspace/statusLabel';
import { tagLabel } from '../workspace/tagLabel';
import type { ArticleNode } from './articleGroups';

/** So long may a field's values be in the line of an article, in UTF-16 units. */
const longestValue = 24;

/** The line of an article: its headline, the coder's status as an icon, its tags and the coder's fields. */
export function articleItem(
  catalogue: Catalogue,
  { article: listed, parent }: ArticleNode<ListedArticle>,
  suggestions: readonly Suggestion[],
): TreeItem {
  const [{ dump, article: number }] = listed.occurrences;
  const article = readArticle(dump.source, dump.index, number);
  const annotations = catalogue.annotationsOf(listed);
  const { coder, layer } = catalogue.visibility;
  const status = statusOf(annotations, coder, layer);
  const tags = tagTexts(catalogue, listed, annotations);
  const fields = fieldTexts(catalogue, listed, annotations);
  const suggested = suggestions.map(({ tag }) => tagLabel(listed.project?.codebook, tag));
  const places = listed.occurrences.length;
  const headline = article.headline.trim();

  const item = new TreeItem(headline, TreeItemCollapsibleState.None);
  item.id = [parent?.id ?? '', listed.project?.folder.toString() ?? '', listed.key].join('\n');
  item.iconPath = iconOf(status, tags.length > 0);
  const repeated = places > 1 ? [l10n.t('{0} places', places)] : [];
  item.description = [...tags, ...fields.map(short), ...repeated].join(', ');
  item.tooltip = tooltipOf(article, listed, [
    ...(status ? [l10n.t('Status: {0}', statusLabel(status))] : []),
    ...(tags.length > 0 ? [l10n.t('Tags: {0}', tags.join(', '))] : []),
    ...fields.map(({ label, value }) => `${label}: ${value}`),
    ...(suggested.length > 0 ? [l10n.t('Suggested: {0}', suggested.join(', '))] : []),
  ]);
  item.contextValue = [
    'article',
    ...(tags.length > 0 ? ['tagged'] : []),
    ...(suggested.length > 0 ? ['suggested'] : []),
    ...(places > 1 ? ['repeated'] : []),
    ...(listed.occurrences.some((place) => isBigDump(place.dump)) ? ['inBigDump'] : []),
  ].join(' ');
  item.accessibilityInformation = {
    label: [
      headline,
      status ? statusLabel(status) : '',
      formatDay(article.day),
      item.description,
      suggested.length > 0 ? l10n.t('Suggested: {0}', suggested.join(', ')) : '',
    ]
      .filter(Boolean)
      .join(', '),
  };
  const { uri, selection } = openingOf(listed.occurrences[0]);
  item.command =
    places > 1
      ? {
          command: 'newsdump.showNextOccurrence',
          title: l10n.t('Open Article'),
          arguments: [{ kind: 'article', article: listed }],
        }
      : {
          command: 'vscode.open',
          title: l10n.t('Open Article'),
          arguments: [uri, { selection, preserveFocus: true }],
        };
  return item;
}

function iconOf(status: Status | undefined, isTagged: boolean): ThemeIcon {
  switch (status) {
    case 'done':
      return new ThemeIcon('pass-filled', new ThemeColor('charts.green'));
    case 'flagged':
      return new ThemeIcon('report', new ThemeColor('charts.orange'));
    case 'skipped':
      return new ThemeIcon('debug-step-over', new ThemeColor('disabledForeground'));
    case 'excluded':
      return new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'));
    case undefined:
      return new ThemeIcon(isTagged ? 'tag' : 'circle-outline');
  }
}

/** The tags of an article; those that only other coders gave stand in brackets, with who did. */
function tagTexts(
  { visibility: { coder, layer } }: Catalogue,
  { project }: ListedArticle,
  annotations: ArticleAnnotations | undefined,
): string[] {
  const shown = tagsOf(annotations, layer).map((tag) => {
    const by =
      annotations?.tags
        .filter((coding) => coding.tag === tag && coding.layer === layer)
        .map((coding) => coding.by) ?? [];
    const label = tagLabel(project?.codebook, tag);
    return coder === undefined || by.length === 0 || by.includes(coder)
      ? label
      : `(${label}: ${by.join(', ')})`;
  });
  // Tags that were merged have one label.
  return [...new Set(shown)];
}

interface FieldText {
  readonly label: string;
  readonly value: string;
}

/** The fields of the article that this coder has filled in. */
function fieldTexts(
  { visibility: { coder, layer } }: Catalogue,
  { project }: ListedArticle,
  annotations: ArticleAnnotations | undefined,
): FieldText[] {
  return (annotations?.fields ?? [])
    .filter((coding) => coding.by === coder && coding.layer === layer && coding.mark === undefined)
    .map(({ field, value }) => ({
      label: project?.codebook.field(field)?.label ?? field,
      value: [value].flat().join(', '),
    }));
}

const short = ({ label, value }: FieldText): string =>
  `${label}: ${value.length > longestValue ? `${value.slice(0, longestValue)}…` : value}`;

function tooltipOf(
  article: Article,
  { occurrences }: ListedArticle,
  annotated: readonly string[],
): MarkdownString {
  const paragraphs = [
    article.headline.trim(),
    [formatDay(article.day), article.section].filter((text) => text !== undefined).join(' · '),
  ];
  if (article.paragraphs.length > 0) paragraphs.push(excerptOf(article));
  paragraphs.push(...annotated);
  if (occurrences.length > 1) {
    const places = occurrences.map(
      ({ dump, article: number }) => `${dump.name}:${dump.index.lines(number).headline + 1}`,
    );
    paragraphs.push(l10n.t('Stands in {0} places: {1}', occurrences.length, places.join(', ')));
  }
  return new MarkdownString(paragraphs.map(plainMarkdown).join('\n\n'));
}
