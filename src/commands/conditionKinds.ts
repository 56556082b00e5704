import { l10n } from 'vscode';
import { codersOf } from '../annotation/codersOf';
import { statuses, type Status } from '../annotation/events';
import type { Choice, Condition, TagChoice } from '../annotation/filter/terms';
import { readArticle } from '../dump/article';
import type { ArticleList, Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Project } from '../workspace/project';
import { statusLabel } from '../workspace/statusLabel';
import { TimeSlice } from '../workspace/timeSlice';
import { tagChoices } from './codebookChoices';

/** One of the values that articles can be filtered by. */
export interface ConditionValue {
  readonly label: string;
  readonly choice: TagChoice;
}

/** A kind of condition whose values are chosen from a list. */
export interface ConditionKind {
  readonly label: string;
  /** What the listed articles, their annotations and the codebooks have. */
  readonly values: () => readonly ConditionValue[] | Promise<readonly ConditionValue[]>;
  readonly conditionOf: (choices: readonly TagChoice[]) => Condition;
  /** Whether an article may have several of the values. */
  readonly canHaveSeveral: boolean;
}

export function conditionKinds(catalogue: Catalogue): readonly ConditionKind[] {
  const projects = catalogue.listedProjects;
  return [
    {
      label: l10n.t('Tag'),
      values: () => [...presences(), ...tagValues(projects)],
      conditionOf: (oneOf) => ({ kind: 'tag', oneOf }),
      canHaveSeveral: true,
    },
    {
      label: l10n.t('Status'),
      values: () => [...statuses.map((is) => ({ label: statusLabel(is), choice: { is } })), ...presences()],
      conditionOf: (choices) => ({
        kind: 'status',
        oneOf: choices.map((choice) => plain(choice) as Choice<Status>),
      }),
      canHaveSeveral: false,
    },
    ...fieldKinds(catalogue, projects),
    {
      label: l10n.t('Coder'),
      values: async () => [
        ...presences(),
        ...(await distinct(catalogue.annotatedArticles, (listed) =>
          codersOf(catalogue.annotationsOf(listed)),
        )),
      ],
      conditionOf: (choices) => ({ kind: 'by', oneOf: choices.map(plain) }),
      canHaveSeveral: true,
    },
    {
      label: l10n.t('Section'),
      values: async () => [...presences(), ...(await distinct(catalogue.articles, sectionsOf))],
      conditionOf: (choices) => ({ kind: 'section', oneOf: choices.map(plain) }),
      canHaveSeveral: false,
    },
    {
      label: l10n.t('Dump'),
      values: () =>
        valuesOf(
          catalogue.dumps.filter(({ index }) => index.articleCount > 0).map(({ name }) => lastPart(name)),
        ),
      conditionOf: (choices) => ({ kind: 'dump', oneOf: choices.map((choice) => ({ is: nameOf(choice) })) }),
      canHaveSeveral: true,
    },
  ];
}

/** A kind for each field of the codebooks. */
function fieldKinds(catalogue: Catalogue, projects: readonly Project[]): ConditionKind[] {
  const fields = new Map(
    projects.flatMap(({ codebook }) => codebook.fields.map((field) => [field.id, field] as const)),
  );
  return [...fields.values()].map(({ id, label, options, multiple }) => ({
    label: l10n.t('Field: {0}', label),
    values: async () => {
      const used = await distinct(catalogue.annotatedArticles, (listed) =>
        (catalogue.annotationsOf(listed)?.fields ?? [])
          .filter(({ field }) => field === id)
          .flatMap(({ value }) => [value].flat().map(String)),
      );
      const isKnown = ({ choice }: ConditionValue): boolean =>
        options.some(({ value }) => value === nameOf(choice));
      const known = options.map((option) => ({ label: option.label, choice: { is: option.value } }));
      return [
        { label: l10n.t('Any value'), choice: 'any' as const },
        ...known,
        ...used.filter((one) => !isKnown(one)),
      ];
    },
    conditionOf: (choices) =>
      choices.includes('any')
        ? { kind: 'field', field: id, is: 'any' }
        : { kind: 'field', field: id, is: '=', oneOf: choices.map(nameOf) },
    canHaveSeveral: multiple,
  }));
}

const presences = (): ConditionValue[] => [
  { label: l10n.t('Any'), choice: 'any' },
  { label: l10n.t('None'), choice: 'none' },
];

/** A tag with others below it stands for these, too. */
function tagValues(projects: readonly Project[]): ConditionValue[] {
  const isParent = (tag: string): boolean =>
    projects.some(({ codebook }) => (codebook.tag(tag)?.tags.length ?? 0) > 0);
  return tagChoices(projects).map(({ tag, label = tag }) =>
    isParent(tag)
      ? { label: l10n.t('{0} and what is below it', label), choice: { below: tag } }
      : { label, choice: { is: tag } },
  );
}

/** What these articles have, sorted, each once. */
async function distinct(
  articles: ArticleList,
  namesOf: (listed: ListedArticle) => readonly string[],
): Promise<ConditionValue[]> {
  const slice = new TimeSlice();
  const names = new Set<string>();
  for (const listed of articles) {
    await slice.pauseIfDue();
    for (const name of namesOf(listed)) names.add(name);
  }
  return valuesOf(names);
}

const valuesOf = (names: Iterable<string>): ConditionValue[] =>
  [...new Set(names)].sort().map((is) => ({ label: is, choice: { is } }));

function sectionsOf({ occurrences: [{ dump, article }] }: ListedArticle): readonly string[] {
  const section = readArticle(dump.source, dump.index, article).section?.trim();
  return section === undefined ? [] : [section];
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const nameOf = (choice: TagChoice): string =>
  typeof choice === 'string' ? choice : 'is' in choice ? choice.is : choice.below;

const plain = (choice: TagChoice): Choice => (typeof choice === 'string' ? choice : { is: nameOf(choice) });
