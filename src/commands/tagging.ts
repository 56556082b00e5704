import { l10n, window } from 'vscode';
import { CodedArticle } from '../annotation/codedArticle';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { headlineOf } from '../workspace/dump';
import { coderName } from '../workspace/coder';
import type { Project } from '../workspace/project';
import { annotate } from './annotate';
import type { TagChoice, TagDecision } from './tagPick';
import { pickTags, pickTagsToRemove } from './tagPick';
import { tagsInUse } from './tagsInUse';
import type { Targets } from './targets';

/** *Tag Article…*: sets and clears this coder's tags on the articles in question. */
export async function tagArticle(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  await annotateTags(catalogue, targets, args, async (articles, coder) => {
    const choices = tagChoices(catalogue, articles, coder);
    return pickTags(titleOf(l10n.t('Tag'), articles), choices, articles.length);
  });
}

/** *Remove Tag…*: clears some of this coder's tags on the articles in question. */
export async function removeTag(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  await annotateTags(catalogue, targets, args, async (articles, coder) => {
    const choices = tagChoices(catalogue, articles, coder).filter(({ count }) => count > 0);
    if (choices.length === 0) {
      void window.showInformationMessage(l10n.t('There is no tag of yours on it.'));
      return undefined;
    }
    const clear = await pickTagsToRemove(titleOf(l10n.t('Remove Tag'), articles), choices, articles.length);
    return clear && { set: [], clear };
  });
}

type Decide = (articles: readonly ListedArticle[], coder: string) => Promise<TagDecision | undefined>;

async function annotateTags(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
  decide: Decide,
): Promise<void> {
  const articles = await targets.savedArticles(args);
  if (articles.length === 0) return;
  const coder = await coderName();
  if (coder === undefined) return;
  const decision = await decide(articles, coder);
  if (!decision) return;
  for (const [project, own] of byProject(articles)) {
    const bodies = own.flatMap(
      (article) => coded(catalogue, article, coder)?.change(decision.set, decision.clear) ?? [],
    );
    await annotate(
      project,
      coder,
      bodies,
      own.map((article) => catalogue.placeInView(article).dump),
    );
  }
}

/** The tags in use in the articles' projects, with how many of the articles have each from this coder. */
function tagChoices(catalogue: Catalogue, articles: readonly ListedArticle[], coder: string): TagChoice[] {
  const counts = new Map(tagsInUse(byProject(articles).keys()).map((tag) => [tag, 0]));
  for (const article of articles) {
    for (const tag of coded(catalogue, article, coder)?.tags ?? [])
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** The article as this coder has coded it, undefined if it was never saved. */
function coded(
  catalogue: Catalogue,
  { project, reference }: ListedArticle,
  coder: string,
): CodedArticle | undefined {
  return project && new CodedArticle(catalogue.annotationsIn(project), reference, coder);
}

function byProject(articles: readonly ListedArticle[]): Map<Project, ListedArticle[]> {
  const groups = new Map<Project, ListedArticle[]>();
  for (const article of articles) {
    if (!article.project) continue;
    const group = groups.get(article.project);
    if (group) group.push(article);
    else groups.set(article.project, [article]);
  }
  return groups;
}

function titleOf(verb: string, articles: readonly ListedArticle[]): string {
  const [first] = articles;
  const what =
    articles.length === 1 && first
      ? headlineOf(first.occurrences[0])
      : l10n.t('{0} articles', articles.length);
  return `${verb}: ${what}`;
}
