import { isRecord } from '../annotation/shape';
import {
  ImportError,
  type AnnotationReader,
  type ImportedItem,
  type ImportedName,
  type ImportFile,
  type ImportPlace,
} from './imported';
import { idInIri, iriOf } from './iri';
import { itemText } from './itemText';
import { listIn } from './listIn';
import { w3cAnnotations } from './w3cBodies';
import { passageIn } from './w3cSelectors';
import { parseJson } from './wholeJson';

/**
 * Web Annotations: a list, one, or a page of them, on articles that our IRIs or what we wrote beside them name. Positions are code points
 * or, where only so the quote stands there, UTF-16 units, in which some tools count.
 */
export const w3cReader: AnnotationReader = { recognises, read };

function recognises(files: readonly ImportFile[]): boolean {
  try {
    const beginning = files[0]?.text().slice(0, 4096) ?? '';
    return (
      /^\s*[[{]/.test(beginning) && /www\.w3\.org\/ns\/anno|"Text(?:Quote|Position)Selector"/.test(beginning)
    );
  } catch {
    // What is not UTF-8 is not JSON.
    return false;
  }
}

function* read(files: readonly ImportFile[]): Generator<ImportedItem> {
  for (const file of files) {
    const before = files.length > 1 ? `${file.path}, ` : '';
    const { annotations, next } = pageIn(parseJson(file.text()));
    const articles = articlesIn(annotations);
    for (const [i, annotation] of annotations.entries())
      yield* itemsOf(annotation, articles, `${before}annotation ${i + 1}`);
    if (next !== undefined)
      yield { place: `${before}next`, reason: 'the next page of annotations is not in the file' };
  }
}

/** The annotations of a list, an `AnnotationPage`, the first page of an `AnnotationCollection`, a graph; or the one that it is. */
function pageIn(value: unknown): { readonly annotations: readonly unknown[]; readonly next?: unknown } {
  if (Array.isArray(value)) return { annotations: value as unknown[] };
  if (isRecord(value)) {
    const page = isRecord(value['first']) ? value['first'] : value;
    const list = page['items'] ?? page['@graph'];
    if (Array.isArray(list)) return { annotations: list as unknown[], next: page['next'] };
    if (isAnnotation(value)) return { annotations: [value] };
  }
  throw new ImportError('this is neither a Web Annotation nor a list or a page of them');
}

function isAnnotation(value: Record<string, unknown>): boolean {
  return listIn(value['type'] ?? value['@type']).some(
    (type) => type === 'Annotation' || type === 'oa:Annotation',
  );
}

/** By source, the articles that our own annotations describe. */
function articlesIn(annotations: readonly unknown[]): ReadonlyMap<string, ImportedName> {
  const articles = new Map<string, ImportedName>();
  for (const annotation of annotations) {
    const article = isRecord(annotation) ? articleBeside(annotation) : undefined;
    if (article?.id !== undefined) articles.set(iriOf('article', article.id), article);
  }
  return articles;
}

/** The article that an annotation describes in our key. */
function articleBeside({ newsdump }: Record<string, unknown>): ImportedName | undefined {
  const article = isRecord(newsdump) ? newsdump['article'] : undefined;
  if (!isRecord(article)) return undefined;
  const { id, date, headline, excerpt = '' } = article;
  if (typeof headline !== 'string' || typeof excerpt !== 'string') return undefined;
  const isDate = date === null || (typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date));
  return { ...(typeof id === 'string' && { id }), ...(isDate && { date }), headline, excerpt };
}

function* itemsOf(
  annotation: unknown,
  articles: ReadonlyMap<string, ImportedName>,
  place: ImportPlace,
): Generator<ImportedItem> {
  if (!isRecord(annotation) || !isAnnotation(annotation)) {
    yield { place, reason: 'this is no Web Annotation' };
    return;
  }
  const targets = listIn(annotation['target']);
  if (targets.length === 0) yield { place, reason: 'it has no target' };
  for (const target of targets) {
    const source = sourceOf(target);
    const id = idInIri('article', source);
    // What stands beside counts: two articles can have one id, where the text of one became that of the other.
    const beside = articleBeside(annotation);
    const known = beside?.id !== undefined && beside.id === id ? beside : (articles.get(source) ?? beside);
    const article = known ?? (id === undefined ? undefined : { id, headline: '' });
    if (!article) {
      yield { place, reason: `the target ${source.slice(0, 100)} is no article that the file describes` };
      continue;
    }
    const selectors = isRecord(target) ? listIn(target['selector']) : [];
    const passage = passageIn(selectors, known && textOf(known));
    if (typeof passage === 'string') {
      yield { place, reason: passage };
      continue;
    }
    const { said, problems } = w3cAnnotations(annotation, passage, place);
    for (const reason of problems) yield { place, reason };
    yield { place, article, annotations: said };
  }
}

/** The IRI of a target's source; empty if it has none. */
function sourceOf(target: unknown): string {
  const source = isRecord(target) ? (target['source'] ?? target['id']) : target;
  const iri = isRecord(source) ? source['id'] : source;
  return typeof iri === 'string' ? iri : '';
}

function textOf({ headline, excerpt = '' }: ImportedName): string {
  return itemText({ headline, ...(excerpt !== '' && { excerpt }) });
}
