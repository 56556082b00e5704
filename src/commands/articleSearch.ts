import { foldText } from '../annotation/reference';
import type { Steps } from '../dump/steps';

/** A text as a search compares texts: folded, without accents, in lower case. */
export function searchable(text: string): string {
  const folded = foldText(text);
  // Most text has none, and a normalisation costs ten times this look.
  const bare = /[^\0-\x7e]/.test(folded) ? folded.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : folded;
  return bare.toLowerCase();
}

/** Finds the articles of a list in whose texts all words stand that were typed, wherever and in whatever order. */
export class ArticleSearch {
  /** What was sought last to its end, and what was found: all articles, before anything was. */
  #words: readonly string[] = [];
  #found: Int32Array | undefined;

  /**
   * @param count how many articles the list has
   * @param textOf the text of the article at a place of the list, as {@link searchable} gives it
   */
  constructor(
    readonly count: number,
    readonly textOf: (place: number) => string,
  ) {}

  /**
   * Looks for what was typed, in the order of the list. Where more was typed than the last time, only what was found then is looked at.
   * @param hits takes in the places in the list, as they are found
   */
  *find(typed: string, hits: number[]): Steps<void> {
    const words = searchable(typed)
      .split(' ')
      .filter((word) => word !== '');
    const isNarrower = this.#words.every((before) => words.some((word) => word.includes(before)));
    const among = isNarrower ? this.#found : undefined;
    const count = among?.length ?? this.count;
    for (let i = 0; i < count; i++) {
      const place = among?.[i] ?? i;
      if (words.length === 0 || this.#says(place, words)) hits.push(place);
      if (i % articlesInStep === 0) yield;
    }
    this.#words = words;
    this.#found = words.length === 0 ? undefined : Int32Array.from(hits);
  }

  #says(place: number, words: readonly string[]): boolean {
    const text = this.textOf(place);
    return words.every((word) => text.includes(word));
  }
}

const articlesInStep = 64;
