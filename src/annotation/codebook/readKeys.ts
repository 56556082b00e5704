import type { Node } from 'jsonc-parser';
import type { CodebookProblem, Problem } from './codebookProblem';
import { idOf, keysOf, textOf } from './codebookTree';

/** The values of an object's keys; of a key that stands twice, the first. */
export type Keys = ReadonlyMap<string, Node>;

/** Reads values by their keys. What is wrong is left out and reported. */
export class KeyReader {
  readonly problems: CodebookProblem[] = [];

  report({ offset, length }: { offset: number; length: number }, problem: Problem): void {
    this.problems.push({ offset, length, problem });
  }

  /** Reports at the value of a key that is there. */
  reportKey(keys: Keys, key: string, problem: Problem): void {
    const node = keys.get(key);
    if (node) this.report(node, problem);
  }

  of(object: Node): Keys {
    const keys = new Map<string, Node>();
    for (const { name, value } of keysOf(object)) {
      const key = name.value as string;
      if (keys.has(key)) this.report(name, { kind: 'repeatedKey', key });
      else keys.set(key, value);
    }
    return keys;
  }

  /** The id of a tag or field, or the label in its place; undefined if there is neither. */
  id(node: Node, keys: Keys, of: 'tag' | 'field'): string | undefined {
    const written = keys.get('id');
    if (textOf(written) === undefined) {
      const label = textOf(keys.get('label'));
      this.report(written ?? { offset: node.offset, length: 1 }, { kind: 'noId', of, label });
    }
    return idOf(node);
  }

  string(keys: Keys, key: string): string | undefined {
    const value: unknown = keys.get(key)?.value;
    if (typeof value === 'string') return value;
    this.reportKey(keys, key, { kind: 'wrongType', key, expected: 'string' });
    return undefined;
  }

  boolean(keys: Keys, key: string): boolean | undefined {
    const value: unknown = keys.get(key)?.value;
    if (typeof value === 'boolean') return value;
    this.reportKey(keys, key, { kind: 'wrongType', key, expected: 'boolean' });
    return undefined;
  }

  oneOf<T extends string>(keys: Keys, key: string, allowed: readonly T[]): T | undefined {
    const value = this.string(keys, key);
    const found = allowed.find((one) => one === value);
    if (value !== undefined && found === undefined) {
      this.reportKey(keys, key, { kind: 'notListed', key, value, allowed });
    }
    return found;
  }

  /** The entries of a list. */
  list(keys: Keys, key: string): readonly Node[] {
    const node = keys.get(key);
    if (node?.type === 'array') return node.children ?? [];
    this.reportKey(keys, key, { kind: 'wrongType', key, expected: 'list' });
    return [];
  }

  strings(keys: Keys, key: string): readonly { readonly text: string; readonly node: Node }[] {
    return this.list(keys, key).flatMap((node) => {
      const text: unknown = node.value;
      if (typeof text === 'string') return [{ text, node }];
      this.report(node, { kind: 'wrongType', key, expected: 'string' });
      return [];
    });
  }
}
