import { l10n, window, type QuickPickItem } from 'vscode';
import { tagsOf } from '../annotation/consensus';
import { dayOfIso } from '../dump/day';
import type { AnnotatedArticle } from '../exchange/annotatedArticle';
import type { AnnotatedArticles } from '../exchange/annotatedArticles';
import { selected } from '../exchange/selection';
import type { Catalogue } from '../workspace/catalogue';
import { isFiltered } from '../workspace/deskState';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import { annotatedProject } from './annotatedProject';
import type { SelectableTree } from './articleTree';
import { numbersOfList, numbersOfNodes, type Numbers } from './articleNumbers';

/** The articles that are exported, in the order of their first occurrence. */
export type Scope = AnnotatedArticles;

type Item = QuickPickItem & { readonly scope: () => Promise<Scope | undefined> | Scope };

/** All articles of a project with what is annotated on them, without what blind coding hides. */
export async function wholeScope(catalogue: Catalogue, project: Project): Promise<Scope> {
  const all = await new TimeSlice().run(annotatedProject(catalogue, project));
  // Steps that never become stale end with a value.
  return all ?? { count: 0, articles: [], annotated: [], orphans: [] };
}

/** Asks which articles of a project are to be exported. Undefined if the user leaves. */
export async function pickScope(
  catalogue: Catalogue,
  tree: SelectableTree,
  project: Project,
): Promise<Scope | undefined> {
  await tree.ready;
  const { listing } = catalogue.articles;
  const filtered = isFiltered(tree.desk) ? numbersOfList(tree.shown, listing, project) : undefined;
  const chosen = numbersOfNodes(tree.selection, tree, listing, project);
  const all = await wholeScope(catalogue, project);
  const tagged = [...all.annotated].filter(({ annotations }) => tagsOf(annotations).length > 0);
  const items: Item[] = [
    {
      label: l10n.t('Tagged articles'),
      description: String(tagged.length),
      scope: () => ({ ...all, count: tagged.length, articles: tagged, annotated: tagged }),
    },
    { label: l10n.t('All articles'), description: String(all.count), scope: () => all },
    ...(filtered ? [numbered(l10n.t('Articles that meet the filter'), all, filtered)] : []),
    ...(chosen.count > 0 ? [numbered(l10n.t('Selected articles'), all, chosen)] : []),
    { label: l10n.t('Articles of some days…'), scope: () => pickDays(all) },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export Which Articles?') }))?.scope();
}

function numbered(label: string, all: Scope, numbers: Numbers): Item {
  return { label, description: String(numbers.count), scope: () => scopeOf(all, numbers) };
}

/** The articles with these numbers. What found no place is on none of them. */
export async function scopeOf(all: Scope, { isIn }: Numbers): Promise<Scope> {
  const articles = {
    *[Symbol.iterator]() {
      let number = 0;
      for (const article of all.articles) if (isIn[number++] === 1) yield article;
    },
  };
  return { ...(await counted(articles)), orphans: [] };
}

/** Asks from when and until when. Undefined if the user leaves. */
async function pickDays(all: Scope): Promise<Scope | undefined> {
  const from = await askForDay(l10n.t('Export Articles from Which Day?'));
  if (from === undefined) return undefined;
  const to = await askForDay(l10n.t('Export Articles until Which Day?'), from);
  if (to === undefined) return undefined;
  const days = { ...(from !== '' && { from }), ...(to !== '' && { to }) };
  return { ...(await counted(selected(all.articles, days))), orphans: all.orphans };
}

function askForDay(title: string, from = ''): Thenable<string | undefined> {
  return window.showInputBox({
    title,
    prompt: l10n.t('A day as 2031-09-04, that day included. Leave it empty for no limit.'),
    validateInput: (text) => {
      if (text === '') return undefined;
      if (dayOfIso(text) <= 0) return l10n.t('It must be a day of the calendar, as 2031-09-04.');
      return text < from ? l10n.t('It must not be before {0}.', from) : undefined;
    },
  });
}

/** Some of the articles, counted, with those of them that are annotated. */
async function counted(articles: Iterable<AnnotatedArticle>): Promise<Omit<Scope, 'orphans'>> {
  const annotated: AnnotatedArticle[] = [];
  let count = 0;
  const slice = new TimeSlice();
  for (const article of articles) {
    if (article.annotations) annotated.push(article);
    count++;
    await slice.pauseIfDue();
  }
  return { count, articles, annotated };
}
