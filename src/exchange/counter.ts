/** Counts things by what they are called. */
export class Counter<Name extends string | number> {
  readonly #counts = new Map<Name, number>();

  add(name: Name): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Each name with its count, sorted by name. */
  get entries(): readonly (readonly [Name, number])[] {
    return sorted(this.#counts);
  }
}

/** The entries of a map, sorted by key: numbers by size, text by code unit. */
export function sorted<Name extends string | number, T>(map: ReadonlyMap<Name, T>): [Name, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
