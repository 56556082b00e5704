import { l10n, window, workspace } from 'vscode';
import { CodedArticle } from '../annotation/codedArticle';
import type { EventBody } from '../annotation/eventBody';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { headlineOf } from '../workspace/dump';
import { referenceOf } from '../exchange/annotatedArticle';
import { coderName } from '../workspace/coder';
import { log, reasonOf } from '../workspace/log';
import type { Project } from '../workspace/project';
import type { TagChoice, TagDecision } from './tagPick';
import { pickTags, pickTagsToRemove } from './tagPick';
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
  const articles = await savedArticles(await targets.articles(args), targets);
  if (articles.length === 0) return;
  const coder = await coderName();
  if (coder === undefined) return;
  const decision = await decide(articles, coder);
  if (!decision) return;
  for (const [project, own] of byProject(articles))
    await write(
      project,
      coder,
      own.flatMap((article) => coded(catalogue, article, coder)?.change(decision.set, decision.clear) ?? []),
    );
}

/** The articles if their dumps are saved. Otherwise offers to save the dump, and gives its article under the cursor when it is. */
async function savedArticles(
  articles: readonly ListedArticle[],
  targets: Targets,
): Promise<readonly ListedArticle[]> {
  const unsaved = articles.find(({ project }) => !project);
  if (!unsaved) return articles;
  const save = l10n.t('Save');
  const answer = await window.showWarningMessage(
    l10n.t('Save the dump first: its annotations are kept in a folder beside it.'),
    save,
  );
  if (answer !== save || !(await workspace.save(unsaved.occurrences[0].dump.uri))) return [];
  const saved = await targets.articles([]);
  return saved.every(({ project }) => project) ? saved : [];
}

/** The tags in use in the articles' projects, with how many of the articles have each from this coder. */
function tagChoices(catalogue: Catalogue, articles: readonly ListedArticle[], coder: string): TagChoice[] {
  const counts = new Map<string, number>();
  for (const project of byProject(articles).keys()) {
    for (const { tags, marks } of project.annotations.articles.values()) {
      for (const { tag } of [...tags, ...marks]) counts.set(tag, 0);
    }
  }
  for (const article of articles) {
    for (const tag of coded(catalogue, article, coder)?.tags ?? [])
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** The article as this coder has coded it, undefined if it was never saved. */
function coded(
  catalogue: Catalogue,
  { project, occurrences }: ListedArticle,
  coder: string,
): CodedArticle | undefined {
  return project && new CodedArticle(catalogue.annotationsIn(project), referenceOf(occurrences[0]), coder);
}

async function write(project: Project, coder: string, bodies: readonly EventBody[]): Promise<void> {
  if (bodies.length === 0) return;
  try {
    await project.append(coder, bodies);
  } catch (error) {
    log.error(reasonOf(error));
    void window.showErrorMessage(l10n.t('Nothing was tagged. {0}', reasonOf(error)));
  }
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
