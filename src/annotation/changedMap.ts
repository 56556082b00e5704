/** So many changes stand on a page. A new map copies the pages on which it has something else. */
const PAGE = 256;

/** A value; null if there is none; undefined where the base's entry counts. */
type Change<V> = V | null | undefined;
type Page<V> = readonly Change<V>[];

/** What maps have in common that were made of one base. It only grows. */
interface Shared<V> {
  readonly base: ReadonlyMap<string, V>;
  /** The keys that were ever changed. A key's number tells where its change stands. */
  readonly keys: string[];
  readonly numbers: Map<string, number>;
}

/**
 * A map like an earlier one, with some entries changed. However large it is, only the changes take time and memory: all else is
 * shared with the earlier one, which stays as it is and must not be written. The order of the entries tells nothing.
 */
export class ChangedMap<V extends object> implements ReadonlyMap<string, V> {
  readonly size: number;
  readonly #shared: Shared<V>;
  readonly #pages: (Page<V> | undefined)[] = [];

  /** @param changes undefined for an entry that is left out */
  constructor(before: ReadonlyMap<string, V>, changes: Iterable<readonly [string, V | undefined]>) {
    if (isChanged(before)) {
      this.#shared = before.#shared;
      this.#pages = [...before.#pages];
    } else {
      this.#shared = { base: before, keys: [], numbers: new Map() };
    }
    let { size } = before;
    const copies = new Map<number, Change<V>[]>();
    for (const [key, value] of changes) {
      size += Number(value !== undefined) - Number(this.has(key));
      const number = this.#numberOf(key);
      const at = Math.floor(number / PAGE);
      const page = copies.get(at) ?? [...(this.#pages[at] ?? [])];
      page[number % PAGE] = value ?? null;
      copies.set(at, page);
      this.#pages[at] = page;
    }
    this.size = size;
  }

  /** The keys under which an earlier map may have something else; undefined if this one was not made of it. */
  keysChangedSince(earlier: ReadonlyMap<string, V>): readonly string[] | undefined {
    const changed = isChanged(earlier);
    if (changed ? earlier.#shared !== this.#shared : earlier !== this.#shared.base) return undefined;
    const before = changed ? earlier.#pages : [];
    return this.#pages.flatMap((page, at) =>
      page === before[at] ? [] : this.#shared.keys.slice(at * PAGE, (at + 1) * PAGE),
    );
  }

  get(key: string): V | undefined {
    const number = this.#shared.numbers.get(key);
    const change = number === undefined ? undefined : this.#changeAt(number);
    return change === undefined ? this.#shared.base.get(key) : (change ?? undefined);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[string, V]> {
    const { base, keys } = this.#shared;
    for (const entry of base) if (this.get(entry[0]) === entry[1]) yield entry;
    for (const [number, key] of keys.entries()) {
      const change = this.#changeAt(number);
      if (change && change !== base.get(key)) yield [key, change];
    }
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(act: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this);
  }

  #changeAt(number: number): Change<V> {
    return this.#pages[Math.floor(number / PAGE)]?.[number % PAGE];
  }

  #numberOf(key: string): number {
    const { keys, numbers } = this.#shared;
    let number = numbers.get(key);
    if (number === undefined) {
      number = keys.push(key) - 1;
      numbers.set(key, number);
    }
    return number;
  }
}

function isChanged<V extends object>(map: ReadonlyMap<string, V>): map is ChangedMap<V> {
  return map instanceof ChangedMap;
}
