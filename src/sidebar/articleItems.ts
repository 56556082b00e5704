import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import type { Article } from '../dump/article';
import { excerptOf, readArticle } from '../dump/article';
import { tagsOf } from '../exchange/annotatedArticle';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { formatDay, formatMonth, formatYear } from '../workspace/dayText';
import type { Occurrence } from '../workspace/dump';
import { plainMarkdown } from '../workspace/plainMarkdown';
import { startOfArticle } from '../workspace/positions';
import type { DateGroup } from './dateGroups';

export function groupItem(catalogue: Catalogue, group: DateGroup<ListedArticle>): TreeItem {
  const label = groupLabel(group);
  const tagged = group.articles.filter(
    (article) => tagsOf(catalogue.annotationsOf(article)).length > 0,
  ).length;
  const count = l10n.t('{0} of {1} tagged', tagged, group.articles.length);
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = `${group.kind} ${group.day}`;
  item.description = tagged > 0 ? count : String(group.articles.length);
  item.tooltip = `${label}: ${count}`;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

export function articleItem(catalogue: Catalogue, listed: ListedArticle): TreeItem {
  const [{ dump, article: number }] = listed.occurrences;
  const article = readArticle(dump.source, dump.index, number);
  const tags = tagTexts(catalogue.annotationsOf(listed));
  const places = listed.occurrences.length;
  const headline = article.headline.trim();
  const item = new TreeItem(headline, TreeItemCollapsibleState.None);
  item.id = `${listed.project?.folder.toString() ?? ''}\n${listed.key}`;
  item.iconPath = new ThemeIcon(tags.length > 0 ? 'tag' : 'circle-outline');
  item.description = [...tags, ...(places > 1 ? [l10n.t('{0} places', places)] : [])].join(', ');
  item.tooltip = tooltipOf(article, tags, listed.occurrences);
  item.contextValue = [
    'article',
    ...(tags.length > 0 ? ['tagged'] : []),
    ...(places > 1 ? ['repeated'] : []),
  ].join(' ');
  item.accessibilityInformation = {
    label: [headline, formatDay(article.day), item.description].filter(Boolean).join(', '),
  };
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
          arguments: [dump.uri, { selection: startOfArticle(dump.index.lines(number)), preserveFocus: true }],
        };
  return item;
}

/** The tags of an article; those that only other coders gave stand in brackets, with who did. */
function tagTexts(annotations: ArticleAnnotations | undefined): string[] {
  const coder = coderSetting();
  return tagsOf(annotations).map((tag) => {
    const by =
      annotations?.tags
        .filter((coding) => coding.tag === tag && coding.layer === 'main')
        .map((coding) => coding.by) ?? [];
    return coder === undefined || by.includes(coder) ? tag : `(${tag}: ${by.join(', ')})`;
  });
}

function groupLabel({ kind, day }: DateGroup<ListedArticle>): string {
  switch (kind) {
    case 'year':
      return formatYear(day);
    case 'month':
      return formatMonth(day);
    case 'day':
      return formatDay(day);
    case 'undated':
      return l10n.t('No date');
  }
}

function tooltipOf(
  article: Article,
  tags: readonly string[],
  occurrences: readonly Occurrence[],
): MarkdownString {
  const paragraphs = [
    article.headline.trim(),
    [formatDay(article.day), article.section].filter((text) => text !== undefined).join(' · '),
  ];
  if (article.paragraphs.length > 0) paragraphs.push(excerptOf(article));
  if (tags.length > 0) paragraphs.push(l10n.t('Tags: {0}', tags.join(', ')));
  if (occurrences.length > 1) {
    const places = occurrences.map(
      ({ dump, article: number }) => `${dump.name}:${dump.index.lines(number).headline + 1}`,
    );
    paragraphs.push(l10n.t('Stands in {0} places: {1}', occurrences.length, places.join(', ')));
  }
  return new MarkdownString(paragraphs.map(plainMarkdown).join('\n\n'));
}
