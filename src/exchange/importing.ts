import { anchor, quoteOf } from '../annotation/anchoring';
import { articleText } from '../annotation/articleText';
import { mainLayer } from '../annotation/annotations';
import type { Place } from '../annotation/articlePlace';
import { parseEvent, type AnnotationEvent, type Quote } from '../annotation/events';
import { referenceKey, type ArticleReference, type Sha256 } from '../annotation/reference';
import { readArticle } from '../dump/article';
import type { Steps } from '../dump/steps';
import type { ImportedAnnotation, ImportedArticle, ImportedItem, ImportedName, Refusal } from './imported';
import { findImported, type FoundArticle, type ImportTarget } from './importedArticles';
import { ImportedIds } from './importedIds';
import { itemText } from './itemText';
import { SaidBefore } from './saidBefore';

/** What an import is to know beside the file and the project. */
export interface ImportOptions {
  /** The events of the project's journals, in any order. */
  readonly events: readonly AnnotationEvent[];
  /** The greatest ULID of all events, those that were not understood too. */
  readonly newest: string | undefined;
  /** Who says what the file names no coder for; without it that is refused. */
  readonly coder?: string;
  /** In which layer what the file names none for is said. */
  readonly layer?: string;
  readonly now: Date;
  readonly sha256?: Sha256;
}

/** What an import would do. Counts are of annotations. */
export interface ImportPlan {
  /** Those that are new, on an article (and passage) that the project has. */
  readonly matched: number;
  /** Those that are new, on an article or passage that is not found. They are written too, and are shown as unplaced. */
  readonly orphans: number;
  /** Those that the project has already, or has taken back since. */
  readonly known: number;
  /** What was not understood, by its place in the file. */
  readonly refused: readonly Refusal[];
  /** What is to be written, to a journal of the import's own. Empty if all is known. */
  readonly events: readonly AnnotationEvent[];
}

/** Compares what was read from a file with a project. Nothing is written. The items are taken one after the other. */
export function* planImport(
  items: Iterable<ImportedItem>,
  target: ImportTarget,
  options: ImportOptions,
): Steps<ImportPlan> {
  const all: Taken[] = [];
  for (const item of items) {
    all.push('reason' in item ? { refused: [item] } : { item, refused: [] });
    yield;
  }
  const names = all.flatMap(({ item }) => item?.article ?? []);
  const found = yield* findImported(names, target, options.sha256);
  const importing = new Importing(target, options);
  // What is on a mark comes after it, whatever the order in the file.
  for (const areMarks of [true, false])
    for (const { item, refused } of all) {
      if (item) importing.take(item, item.article && found.get(item.article), areMarks, refused);
      yield;
    }
  return { ...importing.counts, refused: all.flatMap(({ refused }) => refused), events: importing.events };
}

/** An item of the file, and what of it cannot be imported. */
interface Taken {
  readonly item?: ImportedArticle;
  readonly refused: Refusal[];
}

/** An article of the project or of the file, and what has been said of it. */
interface Subject {
  readonly said: SaidBefore;
  /** Undefined for what is on a mark that no event made. */
  readonly article?: {
    readonly reference: ArticleReference;
    /** Undefined if the project does not have the article. */
    readonly text: string | undefined;
    /** References that mean the article only nearly, which must be moved to it before anything is said of it. */
    near: readonly ArticleReference[];
  };
}

class Importing {
  readonly counts = { matched: 0, orphans: 0, known: 0 };
  readonly events: AnnotationEvent[] = [];
  readonly #subjects = new Map<string, Subject>();
  readonly #astray: Subject;
  /** By the id that the file has for a mark, that of the event that it is or becomes. */
  readonly #marks = new Map<string, string>();
  readonly #ids: ImportedIds;

  constructor(
    readonly target: ImportTarget,
    readonly options: ImportOptions,
  ) {
    const { fields, notes } = target.annotations.astray;
    this.#astray = { said: new SaidBefore({ tags: [], statuses: [], marks: [], fields, notes }) };
    this.#ids = new ImportedIds(options);
  }

  /** Takes the marks of an article, or all else that the file has on it, and adds what cannot be imported to `refused`. */
  take(
    { place, article: name, annotations }: ImportedArticle,
    found: FoundArticle | undefined,
    areMarks: boolean,
    refused: Refusal[],
  ): void {
    const subject = found ? this.#subjectOf(found) : this.#astray;
    for (const said of annotations.filter(({ kind }) => (kind === 'mark') === areMarks)) {
      const reason = this.#say(said, subject, name);
      if (reason !== undefined) refused.push({ place, reason });
    }
  }

  #subjectOf({ number, reference }: FoundArticle): Subject {
    const key = referenceKey(reference);
    const known = this.#subjects.get(key);
    if (known) return known;
    const { table, annotations, matched } = this.target;
    const subject: Subject =
      number === undefined
        ? {
            said: new SaidBefore(annotations.articles.get(key)),
            article: { reference, text: undefined, near: [] },
          }
        : {
            said: new SaidBefore(matched.onArticles.get(number)),
            article: {
              reference,
              text: textOf(table.first(number)),
              near: matched.matched.nearClaims(table.key(number)).map((claim) => claim.reference),
            },
          };
    this.#subjects.set(key, subject);
    return subject;
  }

  /** Takes what the file says, or tells why not. */
  #say(said: ImportedAnnotation, subject: Subject, name: ImportedName | undefined): string | undefined {
    const by = said.by ?? this.options.coder;
    if (by === undefined) return 'no coder is named here; say whose it is';
    const body = this.#bodyOf(said, subject, name);
    if (typeof body === 'string') return body;
    const { layer = this.options.layer, cb, at = this.options.now.toISOString() } = said;
    const reading = parseEvent({
      id: this.#ids.of(said.id, by),
      at,
      by,
      ...body.event,
      ...(layer !== undefined && layer !== mainLayer && { layer }),
      ...(cb !== undefined && { cb }),
      via: 'import',
    });
    if (reading.kind !== 'event') return reading.kind === 'invalid' ? reading.message : 'unknown';
    const { event } = reading;
    const known = this.#ids.sameAs(said.id, event) ?? this.#saidBefore(event, said.at, subject);
    if (said.kind === 'mark' && said.id !== undefined) this.#marks.set(said.id, known ?? event.id);
    if (known !== undefined) this.counts.known++;
    else this.#write(event, said, subject, body.isFound);
    return undefined;
  }

  /** What the event says, and whether its place was found; or why it cannot be said. */
  #bodyOf(
    said: ImportedAnnotation,
    { article }: Subject,
    name: ImportedName | undefined,
  ): { readonly event: object; readonly isFound: boolean } | string {
    const isFound = article?.text !== undefined;
    if ('mark' in said) {
      const target = this.#marks.get(said.mark) ?? this.#ids.markKnown(said.mark, article === undefined);
      if (target === undefined) return `the mark ${said.mark} is not in the file`;
      return { event: { ...contentOf(said), target }, isFound };
    }
    if (!article || !name) return 'the file does not say what article this is on';
    if (said.kind !== 'mark') return { event: { ...contentOf(said), article: article.reference }, isFound };
    const passage = passageOf(said, name);
    if (typeof passage === 'string') return passage;
    const { quote, start, end } = passage;
    const anchored = article.text === undefined ? undefined : anchor(article.text, quote, start, end);
    const here =
      anchored && article.text !== undefined
        ? {
            start: anchored.start,
            end: anchored.end,
            quote: quoteOf(article.text, anchored.start, anchored.end),
          }
        : passage;
    return {
      event: { op: 'mark', article: article.reference, tag: said.tag, ...here },
      isFound: anchored !== undefined,
    };
  }

  /** The event by which the coder has said this, or since then something else; undefined if it is new. */
  #saidBefore(event: AnnotationEvent, at: string | undefined, { said }: Subject): string | undefined {
    const before = said.before(event);
    if (!before) return undefined;
    const isOlder = at !== undefined && Date.parse(at) <= Date.parse(before.at);
    return isOlder || said.says(event) ? before.id : undefined;
  }

  #write(event: AnnotationEvent, said: ImportedAnnotation, subject: Subject, isFound: boolean): void {
    const { article } = subject;
    const { at, by } = event;
    for (const from of article?.near ?? []) {
      const id = this.#ids.fresh();
      // Undo leaves these moves: others may have said more by then.
      if (article) this.events.push({ id, at, by, op: 'move', from, to: article.reference, via: 'save' });
    }
    if (article) article.near = [];
    this.events.push(event);
    this.#ids.use(event.id);
    subject.said.add(event);
    if (said.kind === 'note' && said.editedAt !== undefined)
      this.events.push({
        id: this.#ids.fresh(),
        at: said.editedAt,
        by,
        op: 'edit',
        target: event.id,
        text: said.text,
        via: 'import',
      });
    this.counts[isFound ? 'matched' : 'orphans']++;
  }
}

function textOf(place: Place): string {
  const { headline, paragraphs } = readArticle(place.dump.source, place.dump.index, place.article);
  return articleText(headline, paragraphs);
}

/** What an annotation other than a mark says, without what it is on. */
function contentOf(said: Exclude<ImportedAnnotation, { readonly kind: 'mark' }>): object {
  switch (said.kind) {
    case 'tag':
      return { op: 'tag', tag: said.tag };
    case 'status':
      return { op: 'status', value: said.value };
    case 'field':
      return { op: 'set', field: said.field, value: said.value };
    case 'note':
      return { op: 'note', text: said.text };
  }
}

/** Where a mark stands in the text that the file has; or why it cannot. */
function passageOf(
  { start, end, exact, prefix, suffix }: Extract<ImportedAnnotation, { readonly kind: 'mark' }>,
  { headline, excerpt }: ImportedName,
): { readonly quote: Quote; readonly start: number; readonly end: number } | string {
  // An orphan carries its surroundings; the text that it once stood in is not in the file.
  if (exact !== undefined && prefix !== undefined && suffix !== undefined)
    return { quote: { exact, prefix, suffix }, start, end };
  const text = itemText({ headline, ...(excerpt !== undefined && excerpt !== '' && { excerpt }) });
  if (!(start >= 0 && start < end && end <= text.length))
    return `the passage from ${start} to ${end} is not in the text, which has ${text.length} characters`;
  const quote = quoteOf(text, start, end);
  if (exact !== undefined && exact !== quote.exact)
    return `the text from ${start} to ${end} is not what the file says that it is`;
  return { quote, start, end };
}
