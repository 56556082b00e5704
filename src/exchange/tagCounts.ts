import type { ArticleAnnotations } from '../annotation/annotations';
import { tagsOf } from '../annotation/consensus';
import type { Day } from '../dump/day';
import { CoderCounts, codersBy, type ArticlesByCoder } from './coderCounts';
import { Counter } from './counter';
import { Months, type MonthStatistics } from './dayCounts';

/** The articles are those that have the tag in an export: by consensus, or by any coder in the layer. */
export interface TagStatistics extends ArticlesByCoder {
  readonly tag: string;
  /** How many passages have it, in every layer. */
  readonly marks: number;
  readonly months: readonly MonthStatistics[];
}

/** Counts articles and passages by tag. */
export class TagCounts {
  readonly #articles = new CoderCounts();
  readonly #marks = new Counter<string>();
  readonly #months = new Map<string, Months>();

  constructor(readonly layers: readonly string[]) {}

  add(annotations: ArticleAnnotations, day: Day): void {
    const coders = codersBy(annotations.tags, ({ tag }) => tag);
    for (const tag of new Set(this.layers.flatMap((layer) => tagsOf(annotations, layer)))) {
      this.#articles.add(tag, coders.get(tag) ?? []);
      const months = this.#months.get(tag) ?? new Months();
      this.#months.set(tag, months);
      months.addDay(day);
    }
    for (const { tag } of annotations.marks) this.#marks.add(tag);
  }

  get statistics(): TagStatistics[] {
    const articles = new Map(this.#articles.statistics);
    const marks = new Map(this.#marks.entries);
    return [...new Set([...articles.keys(), ...marks.keys()])].sort().map((tag) => {
      const said = articles.get(tag) ?? { articles: 0, coders: [] };
      const { articles: count, coders } = said;
      const months = this.#months.get(tag)?.statistics ?? [];
      return { tag, articles: count, marks: marks.get(tag) ?? 0, coders, months };
    });
  }
}
