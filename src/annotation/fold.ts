import { finish, type Steps } from '../dump/steps';
import {
  consensusLayer,
  type Annotations,
  type ArticleAnnotations,
  type Cleared,
  type Coding,
  type FieldCoding,
  type Mark,
  type Note,
  type StatusCoding,
} from './annotations';
import { ByReference } from './byReference';
import type {
  AnchorEvent,
  AnnotationEvent,
  CaptureEvent,
  EditEvent,
  MarkEvent,
  MoveEvent,
  NoteEvent,
  SetEvent,
} from './events';
import { byId, inOrder, newestFirst, Removals, type OrderedEvents } from './order';
import type { ArticleReference } from './reference';

export type * from './annotations';

/** After so many events or articles a step ends. */
const STEP = 256;

/**
 * The state that events make: as if each were applied in the order of the ids, whatever order they come in. State is kept by coder,
 * layer, article (or mark), and tag or field; the last event on one of these counts.
 */
export function fold(events: Iterable<AnnotationEvent>): Annotations {
  return finish(foldOrdered(inOrder(events)));
}

/** The work of {@link fold} in steps, for events that are in order. */
export function* foldOrdered({ events, warnings }: OrderedEvents): Steps<Annotations> {
  const folding = new Folding();
  const removals = new Removals();
  let taken = 0;
  for (const event of newestFirst(events)) {
    if (removals.take(event)) folding.leaveOut(event);
    else folding.take(event);
    if (++taken % STEP === 0) yield;
  }
  return { ...(yield* folding.result()), warnings, events: events.length };
}

/** What an annotation can stand on. Lists are newest first while events are taken. */
class Place {
  readonly fields: FieldCoding[] = [];
  readonly notes: Note[] = [];
  readonly cleared: Cleared[] = [];
}

class Article extends Place implements ArticleAnnotations {
  readonly tags: Coding[] = [];
  readonly statuses: StatusCoding[] = [];
  readonly marks: Mark[] = [];
  origin: ArticleReference;

  constructor(
    readonly key: string,
    readonly reference: ArticleReference,
  ) {
    super();
    this.origin = reference;
  }

  get lists(): readonly { readonly id: string }[][] {
    return [this.tags, this.statuses, this.fields, this.notes, this.marks, this.cleared];
  }
}

/** A mark, as far as events name it: what stands on it, and where it was last anchored. */
class MarkedPassage extends Place {
  anchor: AnchorEvent | undefined;
  /** The article that an anchor last named. */
  article: Article | undefined;
}

/**
 * Takes events from the newest to the oldest. So the first event on a register is the one that counts, and all later moves are known
 * when an article is named.
 */
class Folding {
  private readonly articles = new ByReference((key, reference) => new Article(key, reference));
  /** Where what an older event puts on an article has gone, by the moves taken so far. */
  private readonly destinations = new Map<Article, Article>();
  /** The articles that events name, and the moves between them. */
  private readonly history: (Article | { readonly from: Article; readonly to: Article })[] = [];
  /** For each register the places where an event taken so far has written it. */
  private readonly registers = new Map<string, Set<Place>>();
  private readonly passages = new Map<string, MarkedPassage>();
  private readonly edits = new Map<string, EditEvent[]>();
  private readonly marks: { readonly event: MarkEvent; readonly article: Article }[] = [];
  private readonly captures: CaptureEvent[] = [];
  /** The coders of marks that were removed. */
  private readonly ownersOfRemoved = new Map<string, string>();

  leaveOut(event: AnnotationEvent): void {
    if (event.op === 'mark') this.ownersOfRemoved.set(event.id, event.by);
  }

  take(event: AnnotationEvent): void {
    switch (event.op) {
      case 'tag':
      case 'untag': {
        const article = this.addressed(event.article);
        if (!this.isFirst(article, event, event.tag)) break;
        const { id, by, at, layer = 'main', via, cb, tag } = event;
        if (event.op === 'tag') article.tags.push({ id, by, at, layer, via, cb, tag });
        else if (layer === consensusLayer) article.cleared.push({ id, by, at, layer, via, cb, tag });
        break;
      }
      case 'status': {
        const article = this.addressed(event.article);
        const { id, by, at, layer = 'main', via, cb, value } = event;
        if (this.isFirst(article, event) && value !== null) {
          article.statuses.push({ id, by, at, layer, via, cb, value });
        }
        break;
      }
      case 'set':
        this.takeField(event);
        break;
      case 'note':
        this.takeNote(event);
        break;
      case 'edit':
        this.takeEdit(event);
        break;
      case 'mark':
        this.marks.push({ event, article: this.addressed(event.article) });
        break;
      case 'anchor':
        this.takeAnchor(event);
        break;
      case 'move':
        this.takeMove(event);
        break;
      case 'capture':
        this.captures.push(event);
        break;
      case 'remove':
        // What it names was left out.
        break;
    }
  }

  private takeField(event: SetEvent): void {
    const { id, by, at, layer = 'main', via, cb, field, value, target: mark } = event;
    const place = mark === undefined ? this.addressed(event.article) : this.passage(mark);
    if (!this.isFirst(place, event, field)) return;
    if (value !== null) place.fields.push({ id, by, at, layer, via, cb, field, value, mark });
    else if (layer === consensusLayer) place.cleared.push({ id, by, at, layer, via, cb, field, mark });
  }

  private takeNote(event: NoteEvent): void {
    const { id, by, at, layer = 'main', via, cb, target: mark } = event;
    const place = mark === undefined ? this.addressed(event.article) : this.passage(mark);
    const edit = this.edits.get(id)?.find((other) => other.by === by);
    place.notes.push({ id, by, at, layer, via, cb, text: (edit ?? event).text, mark, editedAt: edit?.at });
  }

  private takeEdit(event: EditEvent): void {
    const edits = this.edits.get(event.target);
    if (edits === undefined) this.edits.set(event.target, [event]);
    else edits.push(event);
  }

  private takeAnchor(event: AnchorEvent): void {
    const passage = this.passage(event.target);
    passage.anchor ??= event;
    if (event.article !== undefined) {
      const article = this.addressed(event.article);
      passage.article ??= article;
    }
  }

  private takeMove(event: MoveEvent): void {
    const from = this.articles.of(event.from);
    const to = this.articles.of(event.to);
    this.history.push({ from, to });
    this.destinations.set(from, this.destinations.get(to) ?? to);
  }

  /** The article where what this event says of `reference` stands in the end. */
  private addressed(reference: ArticleReference): Article {
    const article = this.articles.of(reference);
    this.history.push(article);
    return this.destinations.get(article) ?? article;
  }

  private passage(mark: string): MarkedPassage {
    const passage = this.passages.get(mark) ?? new MarkedPassage();
    this.passages.set(mark, passage);
    return passage;
  }

  /** Whether no newer event has written this register of the place; from now on one has. */
  private isFirst(place: Place, { op, by, layer = 'main' }: AnnotationEvent, name = ''): boolean {
    const kind = op === 'untag' ? 'tag' : op;
    // The lengths keep the names apart, whatever is in them.
    const register = `${kind} ${by.length} ${layer.length} ${by}${layer}${name}`;
    let places = this.registers.get(register);
    if (places === undefined) {
      places = new Set();
      this.registers.set(register, places);
    }
    const { size } = places;
    return places.add(place).size > size;
  }

  *result(): Steps<Pick<Annotations, 'articles' | 'astray' | 'captures'>> {
    const articles = this.articles.all;
    let count = 0;
    for (const { lists } of articles.values()) {
      for (const list of lists) list.reverse();
      if (++count % STEP === 0) yield;
    }
    yield* this.placeMarks();
    yield* this.setOrigins();
    for (const [key, { lists }] of articles) {
      if (lists.every((list) => list.length === 0)) articles.delete(key);
      if (++count % STEP === 0) yield;
    }
    const passages = [...this.passages.values()];
    const astray = {
      fields: passages.flatMap(({ fields }) => fields).filter((field) => this.isAstray(field)),
      notes: passages.flatMap(({ notes }) => notes).filter((note) => this.isAstray(note)),
    };
    for (const list of [astray.fields, astray.notes]) list.sort(byId);
    return { articles, astray, captures: this.captures.reverse() };
  }

  /** With a mark goes what its own coder put on it, but not what others did. */
  private isAstray({ mark, by }: FieldCoding | Note): boolean {
    return mark !== undefined && this.ownersOfRemoved.get(mark) !== by;
  }

  /** Gives the marks, oldest first, to their articles, with what stands on them. */
  private *placeMarks(): Steps<void> {
    const withMore = new Set<Article>();
    for (const [i, { event, article: addressed }] of this.marks.reverse().entries()) {
      if (i % STEP === 0) yield;
      const passage = this.passages.get(event.id);
      const article = passage?.article ?? addressed;
      const { id, by, at, layer = 'main', via, cb, tag } = event;
      const { quote, start, end } = passage?.anchor ?? event;
      article.marks.push({ id, by, at, layer, via, cb, tag, quote, start, end });
      if (passage === undefined) continue;
      this.passages.delete(id);
      for (const field of passage.fields) article.fields.push(field);
      for (const note of passage.notes) article.notes.push(note);
      for (const cleared of passage.cleared) article.cleared.push(cleared);
      withMore.add(article);
    }
    for (const { fields, notes, cleared } of withMore)
      for (const list of [fields, notes, cleared]) list.sort(byId);
  }

  /**
   * The origin of an article that others were moved to is the first of their chain, unless it had annotations of its own when they
   * came: then it stays what it was.
   */
  private *setOrigins(): Steps<void> {
    if (this.destinations.size === 0) return;
    const origins = new Map<Article, Article>();
    for (const [i, step] of this.history.reverse().entries()) {
      if (i % STEP === 0) yield;
      if (step instanceof Article) {
        if (!origins.has(step)) origins.set(step, step);
        continue;
      }
      const origin = origins.get(step.from) ?? step.from;
      origins.delete(step.from);
      if (!origins.has(step.to)) origins.set(step.to, origin);
    }
    for (const [article, origin] of origins) article.origin = origin.reference;
  }
}
