import { commands, l10n, window } from 'vscode';
import type { Codebook } from '../annotation/codebook/codebook';
import type { CodedArticle } from '../annotation/codedArticle';
import type { EventBody } from '../annotation/eventBody';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { headlineOf } from '../workspace/dump';
import { coderName } from '../workspace/coder';
import type { Project } from '../workspace/project';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import { clearedWith, tagChoices } from './codebookChoices';
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
    const choices = choicesFor(catalogue, articles, coder);
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
    const choices = choicesFor(catalogue, articles, coder).filter(({ count }) => count > 0);
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
  if (decision) await changeTags(catalogue, articles, coder, decision);
}

/** What is dropped on a tag of the *Codebook* view: articles, by the URIs of their projects' folders and their keys. */
type Dropped = readonly { readonly project: string; readonly key: string }[];

/** Gives articles that were dropped on it a tag. */
export async function giveTag(
  catalogue: Catalogue,
  project: Project,
  tag: string,
  dropped: Dropped,
): Promise<void> {
  const own = dropped.filter((article) => article.project === project.folder.toString());
  const articles = own.flatMap(({ key }) => catalogue.find(project, key) ?? []);
  if (articles.length < dropped.length) {
    void window.showWarningMessage(
      l10n.t('{0} of the articles are not in this project.', dropped.length - articles.length),
    );
  }
  const known = project.codebook.tag(tag);
  if (known && !project.codebook.isOffered(known)) {
    void window.showWarningMessage(l10n.t('This tag is retired: it is not given any more.'));
    return;
  }
  const coder = articles.length > 0 ? await coderName() : undefined;
  if (coder !== undefined) await changeTags(catalogue, articles, coder, { set: [tag], clear: [] });
}

/** Sets and clears tags in one command for each project, and asks for the fields that the set ones require. */
async function changeTags(
  catalogue: Catalogue,
  articles: readonly ListedArticle[],
  coder: string,
  { set, clear }: TagDecision,
): Promise<void> {
  for (const [project, own] of byProject(articles)) {
    const cleared = new Set([...clear, ...clearedWith(project.codebook, set)]);
    const bodies = (): EventBody[] =>
      own.flatMap((article) => coded(catalogue, article, coder)?.change(set, [...cleared]) ?? []);
    const dumps = own.map((article) => catalogue.placeInView(article).dump);
    if (!(await annotate(project, coder, bodies, dumps))) return;
  }
  const [only, ...others] = articles.filter((article) => lacksFields(catalogue, article, coder, set));
  if (!only) return;
  if (others.length === 0 && articles.length === 1) {
    await commands.executeCommand('newsdump.editFields', {
      kind: 'article',
      article: only,
      onlyRequired: true,
    });
  } else {
    const count = others.length + 1;
    window.setStatusBarMessage(l10n.t('{0} articles lack a required field', count), 5000);
  }
}

/** Whether the article has no value of a field that one of the tags requires. */
function lacksFields(
  catalogue: Catalogue,
  article: ListedArticle,
  coder: string,
  tags: readonly string[],
): boolean {
  const now = coded(catalogue, article, coder);
  const { codebook } = article.project ?? {};
  if (!now || !codebook) return false;
  return requiredBy(codebook, tags).some((field) => now.value(field) === undefined);
}

/** The fields of articles that tags require. */
function requiredBy(codebook: Codebook, tags: readonly string[]): string[] {
  const asked = tags.flatMap((tag) => codebook.tag(codebook.resolve(tag))?.fields ?? []);
  return asked.filter((id) => {
    const field = codebook.field(id);
    return field?.required === true && field.on !== 'mark';
  });
}

/** The tags to choose from in the articles' projects, with how many of the articles have each from this coder. */
function choicesFor(catalogue: Catalogue, articles: readonly ListedArticle[], coder: string): TagChoice[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const tag of coded(catalogue, article, coder)?.tags ?? [])
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return tagChoices([...byProject(articles).keys()], counts);
}

/** The article as this coder has coded it, undefined if it was never saved. */
function coded(catalogue: Catalogue, listed: ListedArticle, coder: string): CodedArticle | undefined {
  return listed.project && codedArticle(catalogue, listed.project, { listed }, coder);
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
