import { l10n, window, workspace } from 'vscode';
import type { CodedArticle } from '../annotation/codedArticle';
import type { Codebook, CodebookField } from '../annotation/codebook/codebook';
import { fieldsFor } from '../annotation/codebook/completeness';
import type { Scalar } from '../annotation/codebook/fieldValues';
import type { FieldValue } from '../annotation/events';
import { isoDate, type DateOrder, type Day } from '../dump/day';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { headlineOf } from '../workspace/dump';
import type { LastValues } from '../workspace/lastValues';
import { missingOn } from '../workspace/missing';
import type { Project } from '../workspace/project';
import { annotate } from './annotate';
import { codedArticle } from './coded';
import { FieldForm, freeField, type FieldStep } from './fieldForm';
import { askFields } from './fieldPick';
import { isSame, type FieldMemory } from './fieldPickChoices';
import type { Targets } from './targets';

/** What a caller may say of the fields to edit, beside the article. */
interface FieldRequest {
  /** The id of one of the coder's marks on the article; the article's own fields without. */
  readonly mark?: string;
  /** Ask this field only. */
  readonly field?: string;
  /** Ask the required fields that have no value only, and nothing if there is none. */
  readonly onlyRequired?: boolean;
}

/** Where the fields are: articles of one project, or a mark on the only one of them. */
interface Place {
  readonly project: Project;
  readonly coder: string;
  readonly articles: readonly [ListedArticle, ...ListedArticle[]];
  readonly mark: { readonly id: string; readonly tag: string; readonly text: string } | undefined;
}

/**
 * *Edit Fields…*: asks for the fields of the articles in question, or of this coder's mark under the cursor, one after the other. What
 * was entered is written as one command, also when the user leaves the form before its end.
 */
export async function editFields(
  catalogue: Catalogue,
  targets: Targets,
  lastValues: LastValues,
  args: readonly unknown[],
): Promise<void> {
  const request = isRequest(args[0]) ? args[0] : undefined;
  const place = await placeOf(catalogue, targets, args, request);
  if (!place) return;
  const coded = codedIn(catalogue, place, place.articles);
  const form = new FieldForm(stepsOf(catalogue, place, coded, request));
  if (request?.onlyRequired === true && form.count === 0) return;
  const [first] = place.articles;
  await askFields(form, {
    subject: place.mark
      ? l10n.t('mark “{0}”', place.mark.text)
      : place.articles.length > 1
        ? l10n.t('{0} articles', place.articles.length)
        : headlineOf(first.occurrences[0]),
    memoryOf: memoryIn(catalogue, place, lastValues),
    stepOf: (name) => stepOf(fieldNamed(place.project.codebook, name), coded, place.mark?.id),
  });
  await write(catalogue, place, form.changes, lastValues);
}

/** The field with this id or label; one of our own if the codebook has none. */
const fieldNamed = ({ fields }: Codebook, name: string): CodebookField =>
  fields.find(({ id }) => id === name) ?? fields.find(({ label }) => label === name) ?? freeField(name);

async function placeOf(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
  request: FieldRequest | undefined,
): Promise<Place | undefined> {
  const all = await targets.savedArticles(args);
  const project = all[0]?.project;
  const [first, ...others] = all.filter((listed) => listed.project === project);
  if (!project || !first) return undefined;
  const coder = await coderName();
  if (coder === undefined) return undefined;
  const own = (catalogue.allAnnotationsOf(first)?.marks ?? []).filter(({ by }) => by === coder);
  const id = request ? request.mark : markUnderCursor(catalogue, first, coder);
  const found = own.find((mark) => mark.id === id);
  const mark = found && { id: found.id, tag: found.tag, text: found.quote.exact.replace(/\s+/g, ' ') };
  return { project, coder, articles: mark ? [first] : [first, ...others], mark };
}

/** The id of the coder's shortest mark under the cursor, if that is in the article. */
function markUnderCursor(catalogue: Catalogue, listed: ListedArticle, coder: string): string | undefined {
  const editor = window.activeTextEditor;
  const cursor = editor?.selection.active;
  if (!cursor) return undefined;
  const placed = catalogue.articleAt(editor.document, cursor.line);
  if (placed?.listed.key !== listed.key) return undefined;
  const length = (range: { start: { line: number }; end: { line: number } }): number =>
    range.end.line - range.start.line;
  return catalogue
    .marksAt(placed)
    .filter(({ mark, range }) => mark.by === coder && range.contains(cursor))
    .sort(
      (a, b) => length(a.range) - length(b.range) || a.mark.quote.exact.length - b.mark.quote.exact.length,
    )
    .at(0)?.mark.id;
}

function codedIn(
  catalogue: Catalogue,
  { project, coder }: Place,
  articles: readonly ListedArticle[],
): CodedArticle[] {
  return articles.map((listed) => codedArticle(catalogue, project, { listed }, coder));
}

/** The fields to ask, required ones first, and last those that have a value and are not asked for. */
function stepsOf(
  catalogue: Catalogue,
  { project, coder, articles, mark }: Place,
  coded: readonly CodedArticle[],
  { field, onlyRequired = false }: FieldRequest = {},
): FieldStep[] {
  const { codebook } = project;
  const asStep = (one: CodebookField): FieldStep => stepOf(one, coded, mark?.id);
  if (field !== undefined) return [asStep(codebook.field(field) ?? freeField(field))];
  if (onlyRequired) {
    const missing = articles.flatMap((listed) => missingOn(catalogue, listed, coder));
    const ids = missing.flatMap((one) => (one.kind === 'field' && one.mark === mark?.id ? [one.field] : []));
    return [...new Set(ids)].flatMap((id) => codebook.field(id) ?? []).map(asStep);
  }
  const tags = mark ? [mark.tag] : coded.flatMap((article) => [...article.tags]);
  const asked = fieldsFor(codebook, tags, mark ? 'mark' : 'article');
  const valued = coded.flatMap((article) => [...article.values(mark?.id).keys()]);
  const others = [...new Set(valued)].filter((id) => !asked.some((one) => one.id === id));
  return [...asked, ...others.map((id) => codebook.field(id) ?? freeField(id))].map(asStep);
}

/** The field with the value that all of the articles have. */
function stepOf(field: CodebookField, coded: readonly CodedArticle[], mark: string | undefined): FieldStep {
  const values = coded.map((article) => article.value(field.id, mark));
  const [first] = values;
  const isCommon = values.every(
    (value) => first !== undefined && value !== undefined && isSame(value, first),
  );
  return { field, value: isCommon ? first : undefined };
}

function memoryIn(
  catalogue: Catalogue,
  { project, articles }: Place,
  lastValues: LastValues,
): (field: CodebookField) => FieldMemory {
  const days = new Set(articles.map(({ day }) => day));
  const [day = 0] = days.size === 1 ? days : [];
  const known = new Map<string, FieldMemory>();
  return ({ id }) => {
    const memory = known.get(id) ?? {
      last: lastValues.of(project, id),
      used: valuesInUse(catalogue, project, id),
      articleDate: isoDate(day) ?? undefined,
      today: isoDate(today()) ?? '',
      dateOrder: dateOrderSetting(),
    };
    known.set(id, memory);
    return memory;
  };
}

/** The values of a field in use in a project, the most frequent first; with blind coding, only this coder's. */
function valuesInUse({ visibility }: Catalogue, project: Project, field: string): Scalar[] {
  const counts = new Map<Scalar, number>();
  for (const { fields } of project.annotations.articles.values()) {
    for (const coding of fields) {
      if (coding.field !== field || (visibility.isBlind && coding.by !== visibility.coder)) continue;
      const values: readonly Scalar[] = [coding.value].flat();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** The calendar date on the wall here. */
function today(): Day {
  const now = new Date();
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}

function dateOrderSetting(): DateOrder | undefined {
  const order = workspace.getConfiguration('newsdump').get<string>('dateOrder');
  return order === 'dmy' || order === 'mdy' ? order : undefined;
}

async function write(
  catalogue: Catalogue,
  place: Place,
  changes: ReadonlyMap<string, FieldValue>,
  lastValues: LastValues,
): Promise<void> {
  if (changes.size === 0) return;
  const { project, coder, mark } = place;
  // The text may have been edited while the form was open.
  await catalogue.upToDate();
  const articles = place.articles.flatMap(({ key }) => catalogue.find(project, key) ?? []);
  if (articles.length < place.articles.length) {
    void window.showErrorMessage(
      l10n.t(
        'Fields were not saved: their article was edited meanwhile. Save the dump, and enter them again.',
      ),
    );
  }
  const bodies = codedIn(catalogue, place, articles).flatMap((coded) =>
    [...changes].flatMap(([field, value]) => coded.setField(field, value, mark?.id)),
  );
  const dumps = articles.map((listed) => catalogue.placeInView(listed).dump);
  // Moves that each field asks for are written once.
  if (!(await annotate(project, coder, [...new Set(bodies)], dumps))) return;
  for (const [field, value] of changes) if (value !== null) lastValues.add(project, field, value);
}

const isRequest = (arg: unknown): arg is FieldRequest =>
  typeof arg === 'object' && arg !== null && 'kind' in arg && arg.kind === 'article';
