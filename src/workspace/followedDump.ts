import type { Range, TextDocumentChangeEvent } from 'vscode';
import { anchor, quoteOf } from '../annotation/anchoring';
import type { ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import { textEdit, type FollowedStretch } from '../annotation/followEdit';
import { FollowedStretches } from '../annotation/followedStretches';
import type { ArticleReference } from '../annotation/reference';
import { referenceKey } from '../annotation/reference';
import type { DumpIndex } from '../dump/dumpIndex';
import { finish, type Steps } from '../dump/steps';
import { referenceOf } from '../annotation/articlePlace';
import type { DocumentDump } from './dump';
import { dumpPosition, rangeBetween } from './positions';

/** An article of an open dump that is annotated, as its text was when it was last listed or saved. */
export interface AnnotatedPlace {
  readonly key: string;
  /** Its number in the dump's index. */
  readonly article: number;
  readonly annotations: ArticleAnnotations;
}

/** The headline of an article. */
interface FollowedArticle extends FollowedStretch {
  /** The article's key before the edits. */
  readonly key: string;
  /** Its key as its text is now; undefined if no article has its headline there. */
  keyNow: string | undefined;
}

interface FollowedMark extends FollowedStretch {
  /** The key of its article before the edits. */
  readonly key: string;
  /** As the journals have it. */
  readonly mark: Mark;
  /** Whether an edit touched its text since the journals knew it. */
  isEdited: boolean;
}

/**
 * Follows the annotated articles of an open dump, and the marks in them, while the text is edited: derived state, which is forgotten or, at a
 * save, written. An edit reads the followed articles near it, and no other.
 */
export class FollowedDump {
  readonly #articles = new FollowedStretches<FollowedArticle>();
  readonly #byKey = new Map<string, FollowedArticle>();
  readonly #marks = new FollowedStretches<FollowedMark>();
  readonly #byMark = new Map<string, FollowedMark>();
  /** Marks that were looked for in vain since the last edit. */
  readonly #notFound = new Map<string, Mark>();
  /** Those that an edit may have changed since they were looked at. */
  readonly #touched = new Set<FollowedArticle>();
  /** Those whose key has changed. */
  readonly #changed = new Set<FollowedArticle>();
  readonly #unsure = new Set<string>();
  #renamed: ReadonlyMap<string, string> | undefined;
  /** As it was when they were looked at. */
  #index: DumpIndex | undefined;

  constructor(readonly dump: DocumentDump) {}

  /** Forgets what was edited, for the text is one that the journals know. What an edit only moved is followed on. */
  forget(): void {
    this.#lookAgain();
    this.#articles.remove(({ key, keyNow }) => {
      if (keyNow === key) return false;
      this.#byKey.delete(key);
      this.#unsure.delete(key);
      return true;
    });
    this.#changed.clear();
    this.#renamed = undefined;
    this.#forgetMarks(({ isEdited }) => isEdited);
    this.#notFound.clear();
  }

  /** Begins to follow what is not followed yet. The dump's index must be of the text in which the places were found. */
  follow(places: Iterable<AnnotatedPlace>): void {
    finish(this.followInSteps(places));
  }

  /** The same in steps; one reads an article at most. When the text is edited meanwhile, the places are wrong, and it leaves off. */
  *followInSteps(places: Iterable<AnnotatedPlace>): Steps<void> {
    this.#lookAgain();
    const { index } = this.dump;
    let seen = 0;
    for (const { key, article, annotations } of places) {
      const marks = annotations.marks.filter((mark) => !this.#isKnown(mark));
      const isNew = marks.length > 0 || !this.#byKey.has(key);
      if (isNew) this.#follow(new ArticleInDump(this.dump.source, index, article), key, marks);
      if (!isNew && ++seen % 256 > 0) continue;
      yield;
      if (this.dump.index !== index) return;
    }
  }

  /** Takes edits of the document in. */
  edit({ contentChanges }: TextDocumentChangeEvent): void {
    this.#notFound.clear();
    if (this.#byKey.size === 0 && this.#byMark.size === 0) return;
    for (const { range, text } of contentChanges) {
      const edit = textEdit(dumpPosition(range.start), dumpPosition(range.end), text);
      // What an article is depends on the lines from the end of the one before it to its own end, and on no other.
      for (const near of this.#articles.around(edit.start.line, edit.end.line, this.#isSure)) {
        this.#touched.add(near);
        this.#unsure.add(near.key);
      }
      for (const gone of this.#articles.edit(edit).gone) {
        this.#byKey.delete(gone.key);
        this.#touched.delete(gone);
        this.#changed.delete(gone);
        this.#unsure.delete(gone.key);
      }
      const { changed, gone } = this.#marks.edit(edit);
      for (const mark of changed) {
        mark.isEdited = true;
        this.#unsure.add(mark.key);
      }
      for (const { mark } of gone) this.#byMark.delete(mark.id);
    }
    // Now, while it is little: many edits may touch much.
    if (this.dump.isReady) this.#lookAgain();
  }

  /** By the keys of articles as their text is now, the keys that they had before the edits: of those whose key has changed. */
  get renamed(): ReadonlyMap<string, string> {
    this.#lookAgain();
    this.#renamed ??= this.#findRenamed();
    return this.#renamed;
  }

  /** The numbers of the articles that it follows, in the dump's index as it is now, in the order of the text. */
  get articles(): readonly number[] {
    return this.#articles.inOrder.map((article) => this.#numberOf(article)).filter((article) => article >= 0);
  }

  /** The article that had this key before the edits, as it is now; undefined if it is not followed, or not surely the same any more. */
  referenceNow(key: string): ArticleReference | undefined {
    const article = this.#articleWith(key);
    if (article < 0) return undefined;
    const reference = referenceOf({ dump: this.dump, article });
    const now = referenceKey(reference);
    return now === key || this.renamed.get(now) === key ? reference : undefined;
  }

  /** The keys that articles had before the edits: of those on which something may be otherwise than the journals have it. */
  get unsure(): Iterable<string> {
    this.#lookAgain();
    return this.#unsure;
  }

  /** All on the article that had this key before the edits is as the journals have it. */
  settle(key: string): void {
    this.#unsure.delete(key);
  }

  /** Where a mark is in the document, undefined if it is not followed. */
  rangeOf(mark: string): Range | undefined {
    const followed = this.#byMark.get(mark);
    return followed && rangeBetween(followed.start, followed.end);
  }

  /**
   * The events that write down where these marks are now; none for a mark that stands as the journals have it.
   * @param key that their article had before the edits
   */
  anchors({ marks }: ArticleAnnotations, key: string): EventBody[] {
    return marks.flatMap((mark) => this.#anchorOf(mark, key));
  }

  /** Whether it was looked for where the journals have it now. */
  #isKnown(mark: Mark): boolean {
    const known = this.#byMark.get(mark.id)?.mark ?? this.#notFound.get(mark.id);
    return known !== undefined && areAtOnePlace(known, mark);
  }

  #follow(inDump: ArticleInDump, key: string, marks: readonly Mark[]): void {
    const stretchOf = (start: number, end: number): FollowedStretch => ({
      start: { ...inDump.positionOf(start) },
      end: { ...inDump.positionOf(end) },
    });
    if (!this.#byKey.has(key)) {
      const [headline = ''] = inDump.text.split('\n', 1);
      const followed = { ...stretchOf(0, headline.length), key, keyNow: key };
      this.#byKey.set(key, followed);
      this.#articles.add(followed);
      this.#renamed = undefined;
    }
    // The journals have moved those that are followed.
    const moved = new Set(marks.filter(({ id }) => this.#byMark.has(id)).map(({ id }) => id));
    if (moved.size > 0) this.#forgetMarks(({ mark }) => moved.has(mark.id));
    for (const mark of marks) {
      const place = anchor(inDump.text, mark.quote, mark.start, mark.end);
      if (!place) {
        this.#notFound.set(mark.id, mark);
        continue;
      }
      const followed = { ...stretchOf(place.start, place.end), key, mark, isEdited: false };
      this.#byMark.set(mark.id, followed);
      this.#marks.add(followed);
      if (place.how !== 'exact') this.#unsure.add(key);
    }
  }

  #forgetMarks(isSo: (mark: FollowedMark) => boolean): void {
    for (const followed of this.#marks.inOrder) if (isSo(followed)) this.#byMark.delete(followed.mark.id);
    this.#marks.remove(isSo);
  }

  /** Whether nothing has happened to an article since it was looked at. */
  readonly #isSure = (article: FollowedArticle): boolean =>
    article.keyNow !== undefined && !this.#touched.has(article);

  /** Looks at what edits may have changed; at all if the dump is read in another way, or has become one or ceased to be. */
  #lookAgain(): void {
    const { index } = this.dump;
    const before = this.#index;
    if (before === index) return;
    this.#index = index;
    this.#renamed = undefined;
    const isReadAlike =
      before?.options.dateOrder === index.options.dateOrder &&
      (before?.articleCount === 0) === (index.articleCount === 0);
    for (const article of isReadAlike ? this.#touched : this.#articles.inOrder) {
      const number = this.#numberOf(article);
      article.keyNow =
        number < 0 ? undefined : referenceKey(referenceOf({ dump: this.dump, article: number }));
      if (!isReadAlike) this.#unsure.add(article.key);
      if (number >= 0 && article.keyNow !== article.key) this.#changed.add(article);
      else this.#changed.delete(article);
    }
    this.#touched.clear();
  }

  #findRenamed(): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>();
    const ambiguous = new Set<string>();
    for (const { key, keyNow } of this.#changed) {
      if (keyNow === undefined || this.#byKey.has(keyNow)) continue;
      // Two articles that became one: neither is surely the other.
      if (renamed.has(keyNow)) ambiguous.add(keyNow);
      renamed.set(keyNow, key);
    }
    for (const now of ambiguous) renamed.delete(now);
    return renamed;
  }

  /** The article that had this key before the edits, -1 if it is not followed or gone. */
  #articleWith(key: string): number {
    const followed = this.#byKey.get(key);
    return followed ? this.#numberOf(followed) : -1;
  }

  /** The article whose headline begins where that of a followed one is now, -1 if none does. */
  #numberOf({ start: { line } }: FollowedArticle): number {
    const { index } = this.dump;
    const article = index.articleAt(line);
    return article >= 0 && index.lines(article).headline === line ? article : -1;
  }

  #anchorOf(mark: Mark, key: string): EventBody[] {
    const followed = this.#byMark.get(mark.id);
    const { index, source } = this.dump;
    const article = followed ? index.articleAt(followed.start.line) : -1;
    if (!followed || article < 0) return [];
    const inDump = new ArticleInDump(source, index, article);
    const start = inDump.offsetOf(followed.start);
    const end = inDump.offsetOf(followed.end);
    const isAsWritten =
      start === mark.start && end === mark.end && inDump.text.slice(start, end) === mark.quote.exact;
    if (start >= end || isAsWritten) return [];
    const isElsewhere = article !== this.#articleWith(key);
    const elsewhere = isElsewhere && { article: referenceOf({ dump: this.dump, article }) };
    return [
      { op: 'anchor', target: mark.id, quote: quoteOf(inDump.text, start, end), start, end, ...elsewhere },
    ];
  }
}

const areAtOnePlace = (a: Mark, b: Mark): boolean =>
  a === b || (a.start === b.start && a.end === b.end && a.quote.exact === b.quote.exact);
