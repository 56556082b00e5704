import type { Codebook } from './codebook/codebook';
import type { Stretch } from './stretch';
import { comparable, passageOf } from './foundWords';

/** Finds the first passage that a pattern means: UTF-16 offsets in the article text. Undefined if there is none. */
export type FindPassage = (text: string) => Stretch | undefined;

/** Makes a regular expression ready, written as between slashes. Throws an Error that says what is wrong with it. */
export type CompileExpression = (source: string) => FindPassage;

/** A tag that a pattern of the codebook suggests for an article. */
export interface Suggestion {
  readonly tag: string;
  /** The passage that the pattern found, as UTF-16 offsets in the article text. */
  readonly passage: Stretch;
}

/** A pattern that cannot be used. */
export interface PatternProblem {
  readonly tag: string;
  /** As the codebook has it. */
  readonly pattern: string;
  /** What the engine says; undefined if the pattern means even an empty text, and so every article. */
  readonly reason: string | undefined;
}

/** Whether a codebook's suggestions need a {@link CompileExpression}. */
export function hasExpressions(codebook: Codebook): boolean {
  return codebook.allTags.some((tag) => codebook.isOffered(tag) && tag.patterns.some(isExpression));
}

/** The patterns of a codebook's tags that may be given, made ready. They suggest tags and never give any. */
export class Suggester {
  readonly #tags: readonly { readonly tag: string; readonly find: readonly FindInSearched[] }[];
  /** The other patterns work all the same. */
  readonly problems: readonly PatternProblem[];

  /** @param compile may be left out for a codebook without regular expressions */
  constructor(codebook: Codebook, compile: CompileExpression | undefined) {
    const problems: PatternProblem[] = [];
    const ready = (tag: string, pattern: string): FindInSearched[] => {
      if (!isExpression(pattern)) return [words(pattern)];
      if (!compile) return [];
      try {
        const find = compile(pattern.slice(1, -1));
        if (!find('')) return [({ text }) => find(text)];
        problems.push({ tag, pattern, reason: undefined });
      } catch (error) {
        problems.push({ tag, pattern, reason: error instanceof Error ? error.message : String(error) });
      }
      return [];
    };
    this.#tags = codebook.allTags
      .filter((tag) => codebook.isOffered(tag))
      .map(({ id, patterns }) => ({ tag: id, find: patterns.flatMap((pattern) => ready(id, pattern)) }))
      .filter(({ find }) => find.length > 0);
    this.problems = problems;
  }

  /** Whether there is no pattern that could suggest anything. */
  get isEmpty(): boolean {
    return this.#tags.length === 0;
  }

  /** The tags that are suggested for an article text, each once, in the codebook's order. */
  suggestions(text: string): Suggestion[] {
    const searched = new SearchedText(text);
    return this.#tags.flatMap(({ tag, find }) => {
      for (const one of find) {
        const passage = one(searched);
        if (passage) return [{ tag, passage }];
      }
      return [];
    });
  }
}

/** Whether a pattern is a regular expression: it stands between slashes. */
const isExpression = (pattern: string): boolean => /^\/.+\/$/s.test(pattern);

type FindInSearched = (searched: SearchedText) => Stretch | undefined;

/** An article text, also as people compare texts. */
class SearchedText {
  #comparable: string | undefined;

  constructor(readonly text: string) {}

  get comparable(): string {
    this.#comparable ??= comparable(this.text);
    return this.#comparable;
  }
}

/** Words as they stand in a text: whole, in upper or lower case, whatever the white space, quotes and composition. */
function words(pattern: string): FindInSearched {
  const wanted = comparable(pattern);
  return (searched) =>
    placeOf(wanted, searched.comparable) < 0 ? undefined : passageOf(wanted, searched.text, placeOf);
}

/** Where words stand whole in a text, -1 if they do not. */
function placeOf(wanted: string, text: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const isWhole =
      !isJoined(lastOf(text.slice(Math.max(0, at - 2), at)), firstOf(wanted)) &&
      !isJoined(lastOf(wanted), firstOf(text.slice(end, end + 2)));
    if (isWhole) return at;
  }
  return -1;
}

/** Whether one word goes on from the first character to the second. Scripts without spaces do not show where one ends. */
function isJoined(before: string, after: string): boolean {
  return (
    isOfWord.test(before) && isOfWord.test(after) && !(isUnspaced.test(before) && isUnspaced.test(after))
  );
}

const isOfWord = /[\p{L}\p{N}\p{M}_]/u;
const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const firstOf = (text: string): string => /^./su.exec(text)?.[0] ?? '';
const lastOf = (text: string): string => /.$/su.exec(text)?.[0] ?? '';
