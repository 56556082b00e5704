import type { Day } from '../../dump/day';
import {
  consensusLayer,
  mainLayer,
  type Annotation,
  type ArticleAnnotations,
  type FieldCoding,
} from '../annotations';
import { fieldsOf, tagsOf } from '../consensus';
import type { Status } from '../events';
import { foldText } from '../reference';
import { statusOf } from '../statusOf';
import {
  isNumber,
  type Choice,
  type Condition,
  type FieldCondition,
  type Filter,
  type Period,
  type TagChoice,
  type Term,
} from './terms';

/** What a filter asks of an article. Each part is read only when the filter asks for it, so it may be a getter. */
export interface FilteredArticle {
  readonly day: Day;
  readonly headline: string;
  readonly excerpt: string;
  readonly section: string | undefined;
  /** The paths in the project of the dumps that it stands in, with `/`. */
  readonly dumps: readonly string[];
  readonly annotations: ArticleAnnotations | undefined;
}

export interface FilterOptions {
  /** Whose status counts; if left out, anybody's does. */
  readonly coder?: string | undefined;
  /** The layer whose annotations count. In the main layer the tags and fields of the consensus count where there is one. */
  readonly layer: string;
  /** Whether the codebook nests a tag below another, be it several levels. Both are as `resolve` gives them. */
  readonly isBelow: (tag: string, ancestor: string) => boolean;
  /** The tag that counts for another one: the one that it was merged into, or the tag itself. */
  readonly resolve: (tag: string) => string;
}

type Test = (article: FilteredArticle) => boolean;

/** From cheap to dear: numbers, what the dump's index has, the annotations. The text, dearest of all, comes last. */
const costs: Record<Exclude<Condition['kind'], 'words'>, number> = {
  after: 0,
  before: 0,
  date: 0,
  dump: 1,
  section: 2,
  status: 3,
  by: 3,
  tag: 4,
  field: 4,
};

/** The test whether an article meets a filter. Make it once for many articles: words and tags are prepared here. */
export function matcher(filter: Filter, options: FilterOptions): Test {
  const tests = filter
    .filter((term) => term.kind !== 'words')
    .sort((a, b) => costs[a.kind] - costs[b.kind])
    .map((term) => negated(term, testOf(term, options)));
  const words = filter.filter((term) => term.kind === 'words');
  if (words.length > 0) tests.push(testOfWords(words));
  return (article) => tests.every((test) => test(article));
}

function negated({ not }: Term, test: Test): Test {
  return not ? (article) => !test(article) : test;
}

function testOf(condition: Exclude<Condition, { kind: 'words' }>, options: FilterOptions): Test {
  const { layer } = options;
  const inLayer = (said: { readonly layer: string }): boolean => said.layer === layer;
  switch (condition.kind) {
    case 'after':
      return ({ day }) => day >= firstDay(condition.period);
    case 'before':
      return ({ day }) => day > 0 && day <= lastDay(condition.period);
    case 'date':
      return testOfDate(condition.oneOf);
    case 'dump':
      return ({ dumps }) =>
        condition.oneOf.some(({ is }) => dumps.some((dump) => dump === is || dump.endsWith(`/${is}`)));
    case 'section': {
      const test = testOfNames(condition.oneOf);
      return ({ section }) => test(section === undefined ? [] : [section]);
    }
    case 'by': {
      const test = testOfNames(condition.oneOf);
      return ({ annotations }) =>
        test(
          everythingOn(annotations)
            .filter(inLayer)
            .map(({ by }) => by),
        );
    }
    case 'status': {
      const test = testOfChoices(condition.oneOf, (wanted) => (value) => value === wanted);
      return ({ annotations }) => test(statusesOn(annotations, options));
    }
    case 'tag':
      return testOfTags(condition.oneOf, options);
    case 'field': {
      const test = testOfValue(condition);
      return ({ annotations }) =>
        fieldsIn(annotations, layer).some(
          ({ field, value }) => field === condition.field && [value].flat().some(test),
        );
    }
  }
}

/** The coder's status, or everybody's if no coder is given. */
function statusesOn(
  annotations: ArticleAnnotations | undefined,
  { coder, layer }: FilterOptions,
): readonly Status[] {
  if (coder !== undefined) {
    const status = statusOf(annotations, coder, layer);
    return status === undefined ? [] : [status];
  }
  const all = annotations?.statuses ?? [];
  return all.filter((coding) => coding.layer === layer).map(({ value }) => value);
}

function everythingOn(annotations: ArticleAnnotations | undefined): readonly Annotation[] {
  if (!annotations) return [];
  const { tags, statuses, fields, notes, marks } = annotations;
  return [tags, statuses, fields, notes, marks].flat();
}

/** The field values of an article and its marks that count in a layer. */
function fieldsIn(annotations: ArticleAnnotations | undefined, layer: string): readonly FieldCoding[] {
  if (!annotations) return [];
  if (layer !== mainLayer) return annotations.fields.filter((coding) => coding.layer === layer);
  return fieldsOf(annotations).fields.filter(
    (coding) => coding.layer === mainLayer || coding.layer === consensusLayer,
  );
}

/** As people compare texts: folded, and in lower case. */
const folded = (text: string): string => foldText(text).toLowerCase();

/** Reads each text at most once, and the excerpt only for words that are not in the headline. */
function testOfWords(terms: readonly Extract<Term, { kind: 'words' }>[]): Test {
  const wanted = terms.map(({ not, text }) => ({ not, text: folded(text) }));
  return (article) => {
    const headline = folded(article.headline);
    let excerpt: string | undefined;
    return wanted.every(
      ({ not, text }) =>
        (headline.includes(text) || (excerpt ??= folded(article.excerpt)).includes(text)) !== not,
    );
  };
}

function testOfDate(oneOf: readonly Choice[]): Test {
  const test = testOfChoices(oneOf, (period) => {
    const [first, last] = [firstDay(period), lastDay(period)];
    return (day: Day) => day >= first && day <= last;
  });
  return ({ day }) => test(day > 0 ? [day] : []);
}

// As days compare as numbers, a bound need not be a day of the calendar; but no unknown day may be above a first one.
const firstDay = (period: Period): Day => Math.max(1, Number(period.replaceAll('-', '').padEnd(8, '0')));
const lastDay = (period: Period): Day => Number(period.replaceAll('-', '').padEnd(8, '9'));

function testOfNames(oneOf: readonly Choice[]): (names: readonly string[]) => boolean {
  return testOfChoices(oneOf, (is) => {
    const wanted = folded(is);
    return (name: string) => folded(name) === wanted;
  });
}

function testOfTags(oneOf: readonly TagChoice[], { layer, resolve, isBelow }: FilterOptions): Test {
  const test = testOfChoices(oneOf, (is, below) => {
    const wanted = resolve(is);
    return (tag: string) => tag === wanted || (below && isBelow(tag, wanted));
  });
  return ({ annotations }) => test(tagsOf(annotations, layer).map(resolve));
}

/** Whether one of some values is one of the choices, or whether there are any. */
function testOfChoices<T>(
  oneOf: readonly TagChoice[],
  testOf: (wanted: string, below: boolean) => (value: T) => boolean,
): (values: readonly T[]) => boolean {
  const tests = oneOf
    .filter((choice) => typeof choice !== 'string')
    .map((choice) => ('below' in choice ? testOf(choice.below, true) : testOf(choice.is, false)));
  const [any, none] = [oneOf.includes('any'), oneOf.includes('none')];
  return (values) =>
    values.length === 0 ? none : any || values.some((value) => tests.some((test) => test(value)));
}

function testOfValue(condition: FieldCondition): (value: string | number | boolean) => boolean {
  if (condition.is === 'any') return () => true;
  if (condition.is === '=') {
    const texts = new Set(condition.oneOf.map(folded));
    const numbers = new Set(condition.oneOf.filter(isNumber).map(Number));
    return (value) => (typeof value === 'number' ? numbers.has(value) : texts.has(folded(String(value))));
  }
  const { is } = condition;
  const wanted = isNumber(condition.value) ? Number(condition.value) : condition.value;
  // Dates of this form compare as text.
  const isComparable = (value: unknown): boolean =>
    typeof wanted === 'number'
      ? typeof value === 'number'
      : typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  return (value) => {
    if (!isComparable(value)) return false;
    if (value === wanted) return is.endsWith('=');
    return value > wanted === is.startsWith('>');
  };
}
