import { commands, l10n, window } from 'vscode';
import type { Missing } from '../annotation/codebook/completeness';
import { statuses, type Status } from '../annotation/events';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { headlineOf } from '../workspace/dump';
import { missingLabels, missingOn } from '../workspace/missing';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { statusLabel } from '../workspace/statusLabel';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import type { Targets } from './targets';

/** An article that is not done, because something required is missing. */
export interface Blocked {
  readonly listed: ListedArticle;
  readonly missing: readonly Missing[];
}

/** *Set Status…*: asks for this coder's status on the articles in question. */
export async function setStatus(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  const articles = await targets.savedArticles(args);
  const coder = articles.length > 0 ? await coderName() : undefined;
  const [first] = articles;
  if (!first || coder === undefined) return;
  const now = articles.length === 1 ? statusIn(catalogue, first, coder) : undefined;
  const values = [...statuses, undefined];
  const items = values.map((value) => ({
    value: value ?? null,
    label: value ? statusLabel(value) : l10n.t('No status'),
    ...(articles.length === 1 && value === now && { description: l10n.t('As it is') }),
    detail: meaningOf(value),
  }));
  const subject =
    articles.length === 1 ? headlineOf(first.occurrences[0]) : l10n.t('{0} articles', articles.length);
  const chosen = await window.showQuickPick(items, {
    title: plainLabel(l10n.t('Status: {0}', subject)),
    placeHolder: l10n.t('Choose your status on it'),
  });
  if (chosen) sayBlocked(await giveStatus(catalogue, coder, articles, chosen.value));
}

/** *Mark Done*, *Skip*, *Flag*, *Exclude*: gives the articles in question a status; takes it away if all have it. Null takes any away. */
export async function toggleStatus(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
  value: Status | null,
): Promise<void> {
  const articles = await targets.savedArticles(args);
  const coder = articles.length > 0 ? await coderName() : undefined;
  if (coder === undefined) return;
  const isSet = articles.every((listed) => statusIn(catalogue, listed, coder) === value);
  sayBlocked(await giveStatus(catalogue, coder, articles, isSet ? null : value));
}

/**
 * Gives articles this status of the coder's, null for none. Those that may not be done yet stay as they are and are returned, with what
 * is missing. If nothing could be written the user is told.
 */
export async function giveStatus(
  catalogue: Catalogue,
  coder: string,
  articles: Iterable<ListedArticle>,
  value: Status | null,
): Promise<readonly Blocked[]> {
  const blocked: Blocked[] = [];
  const free: ListedArticle[] = [];
  for (const listed of articles) {
    const missing = value === 'done' ? missingOn(catalogue, listed, coder) : [];
    if (missing.length > 0) blocked.push({ listed, missing });
    else free.push(listed);
  }
  const projects = new Set(free.flatMap(({ project }) => project ?? []));
  for (const project of projects) await write(catalogue, project, coder, free, value);
  return blocked;
}

async function write(
  catalogue: Catalogue,
  project: Project,
  coder: string,
  articles: readonly ListedArticle[],
  value: Status | null,
): Promise<void> {
  const own = articles.filter((listed) => listed.project === project);
  const bodies = own.flatMap((listed) =>
    codedArticle(catalogue, project, { listed }, coder).setStatus(value),
  );
  await annotate(
    project,
    coder,
    bodies,
    own.map((listed) => catalogue.placeInView(listed).dump),
  );
}

/** What is missing on an article that is not done, in one sentence. */
export function blockedText(blocked: Blocked): string {
  return l10n.t('Not done yet. Missing: {0}.', missingText(blocked));
}

const missingText = ({ listed, missing }: Blocked): string =>
  listed.project ? missingLabels(listed.project.codebook, missing).join(', ') : '';

/** Says which articles are not done and why, with a button that leads to what is missing on the first. */
function sayBlocked(blocked: readonly Blocked[]): void {
  const [first, ...others] = blocked;
  if (!first) return;
  const { listed, missing } = first;
  const headline = headlineOf(listed.occurrences[0]);
  const labels = missingText(first);
  const text =
    others.length === 0
      ? l10n.t('“{0}” is not done yet. Missing: {1}.', headline, labels)
      : l10n.t(
          '“{0}” and {1} more are not done yet. Missing on the first: {2}.',
          headline,
          others.length,
          labels,
        );
  const isTag = missing.some(({ kind }) => kind === 'tag');
  const button = isTag ? l10n.t('Tag Article…') : l10n.t('Edit Fields…');
  void window.showWarningMessage(plainLabel(text), button).then(async (answer) => {
    if (answer === button) await openMissing(first);
  });
}

/** Opens what asks for what is missing on an article: the tags if one is, else the fields of the article, else those of a mark. */
export async function openMissing({ listed, missing }: Blocked): Promise<void> {
  const article = { kind: 'article', article: listed };
  if (missing.some(({ kind }) => kind === 'tag')) {
    await commands.executeCommand('newsdump.tagArticle', article);
    return;
  }
  const [first] = missing
    .flatMap((one) => (one.kind === 'field' ? [one.mark] : []))
    .sort((a, b) => Number(a !== undefined) - Number(b !== undefined));
  await commands.executeCommand('newsdump.editFields', {
    ...article,
    ...(first !== undefined && { mark: first }),
    onlyRequired: true,
  });
}

/** The coder's status on an article in the layer that is set, whatever is shown. */
export function statusIn(catalogue: Catalogue, listed: ListedArticle, coder: string): Status | undefined {
  return listed.project && codedArticle(catalogue, listed.project, { listed }, coder).status;
}

function meaningOf(value: Status | undefined): string {
  switch (value) {
    case 'done':
      return l10n.t('Read, and everything that applies is coded');
    case 'skipped':
      return l10n.t('Left out for now');
    case 'flagged':
      return l10n.t('To be looked at again');
    case 'excluded':
      return l10n.t('Not part of what is studied');
    case undefined:
      return l10n.t('Not dealt with yet');
  }
}
