/** What the articles of the tree can be grouped by. */
export const groupings = ['date', 'tag', 'section', 'dump', 'coder', 'status'] as const;
export type GroupBy = (typeof groupings)[number];

/** The orders that the articles of the tree can stand in; `text` is that of the dumps. */
export const orders = ['newest', 'oldest', 'headline', 'text'] as const;
export type SortBy = (typeof orders)[number];

/** How the user has arranged the tree. */
export interface Desk {
  readonly groupBy: GroupBy;
  readonly sortBy: SortBy;
  /** The filter (see `parseQuery`); empty for none. */
  readonly query: string;
  /** The name of the sample that the articles must be in; undefined if they need not. */
  readonly sample: string | undefined;
}

/** Where it is kept: VS Code's memory of the workspace. A few hundred bytes. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'desk';

/** How the tree is arranged, kept with the workspace. */
export class DeskState {
  #desk: Desk;

  constructor(readonly memory: Memory) {
    this.#desk = readDesk(memory.get(key));
  }

  get desk(): Desk {
    return this.#desk;
  }

  /** Holds at once; resolves when it is kept. */
  async change(change: Partial<Desk>): Promise<void> {
    this.#desk = { ...this.#desk, ...change };
    await this.memory.update(key, this.#desk);
  }
}

/** What was kept, by whatever version: what is not understood is as at the beginning. */
export function readDesk(kept: unknown): Desk {
  const read: Partial<Record<keyof Desk, unknown>> = typeof kept === 'object' && kept !== null ? kept : {};
  return {
    groupBy: groupings.find((one) => one === read.groupBy) ?? 'date',
    sortBy: orders.find((one) => one === read.sortBy) ?? 'newest',
    query: typeof read.query === 'string' ? read.query : '',
    sample: typeof read.sample === 'string' ? read.sample : undefined,
  };
}

/** Whether some articles may be left out. */
export const isFiltered = ({ query, sample }: Desk): boolean => query.trim() !== '' || sample !== undefined;
