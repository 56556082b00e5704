import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import { parseQuery, printQuery } from '../annotation/filter/query';
import type { Term } from '../annotation/filter/terms';
import type { Catalogue } from '../workspace/catalogue';
import { plainLabel } from '../workspace/plainLabel';
import type { ArticleTree } from './articleTree';
import { conditionKinds, type ConditionKind, type ConditionValue } from './conditionKinds';
import { askForQuery, queryProblemText } from './queryInput';

/** *Filter Articles…*: the filter is typed; an empty one shows all articles, or all of the sample. */
export async function filterArticles(tree: ArticleTree): Promise<void> {
  const query = await askForQuery(l10n.t('Filter Articles'), tree.desk.query);
  if (query !== undefined) await tree.arrange({ query });
}

/** *Clear Filter*: all articles are shown. */
export async function clearFilter(tree: ArticleTree): Promise<void> {
  await tree.arrange({ query: '', sample: undefined });
}

/** *Filter Articles By…*: a condition is chosen from lists, and is added to the filter. */
export async function filterArticlesBy(catalogue: Catalogue, tree: ArticleTree): Promise<void> {
  await catalogue.upToDate();
  const dates = (['on', 'after', 'before'] as const).map((key) => ({
    label: dateLabel(key),
    ask: () => askForDate(key),
  }));
  const kinds = conditionKinds(catalogue).map((kind) => ({
    label: plainLabel(kind.label),
    ask: () => pickTerms(kind),
  }));
  const title = l10n.t('Filter Articles By');
  const terms = await (await window.showQuickPick([...kinds, ...dates], { title }))?.ask();
  if (terms) await tree.arrange({ query: withTerms(tree.desk.query, terms) });
}

/** A query that also asks for these; what it says already stays as it was typed. */
export function withTerms(query: string, terms: readonly Term[]): string {
  const present = new Set(parseQuery(query).filter.map((term) => printQuery([term])));
  const added = terms.map((term) => printQuery([term])).filter((term) => !present.has(term));
  return [query.trim(), ...added].filter((part) => part !== '').join(' ');
}

async function askForDate(key: 'on' | 'after' | 'before'): Promise<readonly Term[] | undefined> {
  const typed = await window.showInputBox({
    title: dateLabel(key),
    prompt: l10n.t('A day, a month or a year: 2031-05-05, 2031-05 or 2031'),
    validateInput: (text) => {
      const query = `${key}:${text.trim()}`;
      const [problem] = parseQuery(query).problems;
      return problem && queryProblemText(problem, query);
    },
  });
  return typed === undefined ? undefined : parseQuery(`${key}:${typed.trim()}`).filter;
}

function dateLabel(key: 'on' | 'after' | 'before'): string {
  switch (key) {
    case 'on':
      return l10n.t('Date: On');
    case 'after':
      return l10n.t('Date: From');
    case 'before':
      return l10n.t('Date: Until');
  }
}

async function pickTerms(kind: ConditionKind): Promise<readonly Term[] | undefined> {
  const values = await kind.values();
  const chosen = await window.showQuickPick(
    values.map(({ label, choice }) => ({ label: plainLabel(label), choice })),
    {
      title: plainLabel(kind.label),
      placeHolder: l10n.t('Check one or more, then press Enter'),
      canPickMany: true,
    },
  );
  if (!chosen || chosen.length === 0) return undefined;
  const title = plainLabel(l10n.t('{0}: {1}', kind.label, chosen.map(({ label }) => label).join(', ')));
  return (await window.showQuickPick(relations(kind, chosen), { title }))?.terms;
}

interface Relation extends QuickPickItem {
  readonly terms: readonly Term[];
}

/** How the articles may stand to the values: or, and, not. */
function relations(
  { conditionOf, canHaveSeveral }: ConditionKind,
  values: readonly ConditionValue[],
): Relation[] {
  const term = (not: boolean, ...of: readonly ConditionValue[]): Term => ({
    not,
    ...conditionOf(of.map(({ choice }) => choice)),
  });
  const one = term(false, ...values);
  const none = term(true, ...values);
  if (values.length === 1)
    return [
      { label: l10n.t('Articles with it'), terms: [one] },
      { label: l10n.t('Articles without it'), terms: [none] },
    ];
  return [
    { label: l10n.t('Articles with one of these'), terms: [one] },
    ...(canHaveSeveral
      ? [{ label: l10n.t('Articles with all of these'), terms: values.map((value) => term(false, value)) }]
      : []),
    { label: l10n.t('Articles with none of these'), terms: [none] },
  ];
}
