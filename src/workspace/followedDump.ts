import type { TextDocumentChangeEvent } from 'vscode';
import { Range } from 'vscode';
import { anchor, quoteOf } from '../annotation/anchoring';
import type { ArticleAnnotations, Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { EventBody } from '../annotation/eventBody';
import type { Stretch } from '../annotation/followEdit';
import { followEdit } from '../annotation/followEdit';
import type { ArticleReference } from '../annotation/reference';
import { referenceKey } from '../annotation/reference';
import { referenceOf } from '../exchange/annotatedArticle';
import type { DocumentDump } from './dump';
import { dumpPosition, rangeBetween } from './positions';

/** An article of an open dump that is annotated, as its text was when it was last listed or saved. */
export interface AnnotatedPlace {
  readonly key: string;
  /** Its number in the dump's index. */
  readonly article: number;
  readonly annotations: ArticleAnnotations;
}

/**
 * Follows the annotated articles of an open dump, and the marks in them, while the text is edited: derived state, which is forgotten or, at a
 * save, written. Stretches are in offsets of the document.
 */
export class FollowedDump {
  /** By the article's key before the edits, its headline. */
  readonly #headlines = new Map<string, Stretch>();
  /** By the mark's id. */
  readonly #marks = new Map<string, Stretch>();
  #renamed: ReadonlyMap<string, string> | undefined;

  constructor(readonly dump: DocumentDump) {}

  /** Forgets everything: the text is one that the journals know. */
  forget(): void {
    this.#headlines.clear();
    this.#marks.clear();
    this.#renamed = undefined;
  }

  /** Begins to follow what is not followed yet. The dump's index must be of the text in which the places were found. */
  follow(places: Iterable<AnnotatedPlace>): void {
    for (const { key, article, annotations } of places) {
      const inDump = new ArticleInDump(this.dump.source, this.dump.index, article);
      const [headline = ''] = inDump.text.split('\n', 1);
      if (!this.#headlines.has(key)) this.#headlines.set(key, this.#stretchOf(inDump, 0, headline.length));
      for (const { id, quote, start, end } of annotations.marks) {
        const place = this.#marks.has(id) ? undefined : anchor(inDump.text, quote, start, end);
        if (place) this.#marks.set(id, this.#stretchOf(inDump, place.start, place.end));
      }
    }
  }

  /** Takes edits of the document in. */
  edit({ contentChanges }: TextDocumentChangeEvent): void {
    this.#renamed = undefined;
    for (const { rangeOffset: offset, rangeLength: removed, text: inserted } of contentChanges) {
      for (const stretches of [this.#headlines, this.#marks]) {
        for (const [id, stretch] of stretches) {
          const followed = followEdit(stretch, { offset, removed, inserted });
          if (followed) stretches.set(id, followed);
          else stretches.delete(id);
        }
      }
    }
  }

  /** By the keys of articles as their text is now, the keys that they had before the edits: of those whose key has changed. */
  get renamed(): ReadonlyMap<string, string> {
    this.#renamed ??= this.#findRenamed();
    return this.#renamed;
  }

  /** The numbers of the articles that it follows, in the dump's index as it is now. */
  get articles(): readonly number[] {
    return [...this.#headlines.values()]
      .map(({ start }) => this.#articleAt(start))
      .filter((article) => article >= 0);
  }

  /** The article that had this key before the edits, as it is now; undefined if it is not followed, or not surely the same any more. */
  referenceNow(key: string): ArticleReference | undefined {
    const article = this.#articleWith(key);
    if (article < 0) return undefined;
    const reference = referenceOf({ dump: this.dump, article });
    const now = referenceKey(reference);
    return now === key || this.renamed.get(now) === key ? reference : undefined;
  }

  /** Where a mark is in the document, undefined if it is not followed. */
  rangeOf(mark: string): Range | undefined {
    const stretch = this.#marks.get(mark);
    const { document } = this.dump;
    return stretch && new Range(document.positionAt(stretch.start), document.positionAt(stretch.end));
  }

  /**
   * The events that write down where these marks are now; none for a mark that stands as the journals have it.
   * @param key that their article had before the edits
   */
  anchors({ marks }: ArticleAnnotations, key: string): EventBody[] {
    return marks.flatMap((mark) => this.#anchorOf(mark, key));
  }

  #findRenamed(): ReadonlyMap<string, string> {
    const renamed = new Map<string, string>();
    const ambiguous = new Set<string>();
    for (const before of this.#headlines.keys()) {
      const article = this.#articleWith(before);
      const now = article < 0 ? before : referenceKey(referenceOf({ dump: this.dump, article }));
      if (this.#headlines.has(now)) continue;
      // Two articles that became one: neither is surely the other.
      if (renamed.has(now)) ambiguous.add(now);
      renamed.set(now, before);
    }
    for (const now of ambiguous) renamed.delete(now);
    return renamed;
  }

  #anchorOf(mark: Mark, key: string): EventBody[] {
    const stretch = this.#marks.get(mark.id);
    const { document, index, source } = this.dump;
    const article = stretch ? index.articleAt(document.positionAt(stretch.start).line) : -1;
    if (!stretch || article < 0) return [];
    const inDump = new ArticleInDump(source, index, article);
    const start = inDump.offsetOf(dumpPosition(document.positionAt(stretch.start)));
    const end = inDump.offsetOf(dumpPosition(document.positionAt(stretch.end)));
    const isAsWritten =
      start === mark.start && end === mark.end && inDump.text.slice(start, end) === mark.quote.exact;
    if (start >= end || isAsWritten) return [];
    const isElsewhere = article !== this.#articleWith(key);
    const elsewhere = isElsewhere && { article: referenceOf({ dump: this.dump, article }) };
    return [
      { op: 'anchor', target: mark.id, quote: quoteOf(inDump.text, start, end), start, end, ...elsewhere },
    ];
  }

  #stretchOf(inDump: ArticleInDump, start: number, end: number): Stretch {
    const { document } = this.dump;
    const range = rangeBetween(inDump.positionOf(start), inDump.positionOf(end));
    return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  }

  /** The article that had this key before the edits, -1 if it is not followed or gone. */
  #articleWith(key: string): number {
    const headline = this.#headlines.get(key);
    return headline ? this.#articleAt(headline.start) : -1;
  }

  /** The article whose headline stands at an offset, -1 if none does. */
  #articleAt(offset: number): number {
    const { document, index } = this.dump;
    const { line } = document.positionAt(offset);
    const article = index.articleAt(line);
    return article >= 0 && index.lines(article).headline === line ? article : -1;
  }
}
